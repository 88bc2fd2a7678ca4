import { z } from 'zod'
import type { Context } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { personalIn } from '#platform/personal-data'
import { Invalid } from '#platform/problems'
import { longest, wishes } from './act.ts'
import { dayOf } from './day.ts'
import { makeActId } from './hand-in-concern.ts'
import { hashOfReceipt, readReceiptCode } from './receipt-code.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** What a writer says with the code in hand: more words, whether it is solved, or when the words may be shown. */
export const WriterSays = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('reply'),
    code: z.string(),
    words: z.string().trim().min(1).max(longest.reply),
  }),
  z.object({
    what: z.enum(['solved', 'not-solved']),
    code: z.string(),
    words: z.string().trim().max(longest.reply).default(''),
  }),
  z.object({ what: z.literal('wish'), code: z.string(), wish: z.enum(wishes) }),
])

/**
 * Keeps what a writer says until the night takes it in. A code that belongs to nothing is taken like any other and comes to
 * nothing, so that nobody can try codes out here. Throws `Invalid` for words that are missing or tell of a person.
 */
export async function writeAgain(
  ctx: Pick<Context, 'now'>,
  room: WaitingRoom,
  input: Readonly<Record<string, unknown>>,
): Promise<void> {
  const parsed = WriterSays.safeParse(input)
  if (!parsed.success) throw wrong([missing])
  const said = parsed.data
  const words = said.what === 'wish' ? '' : said.words.replace(/\r\n?/g, '\n').replace(/[^\P{C}\n]/gu, ' ')
  const personal = personalIn(words)
  if (personal.length > 0) throw wrong(personal)
  // a place in the waiting room is not spent on what can be nobody's code
  if (readReceiptCode(said.code) === null) return
  const common = {
    id: makeActId(),
    day: dayOf(ctx.now()),
    receipt: hashOfReceipt(said.code).toString('hex'),
  }
  if (said.what === 'wish') await room.put({ ...common, kind: 'wish', wish: said.wish })
  else if (said.what === 'reply') await room.put({ ...common, kind: 'reply', words })
  else await room.put({ ...common, kind: 'verdict', solved: said.what === 'solved', words })
}

const missing = {
  sv: `Skriv något, med högst ${longest.reply} tecken.`,
  en: `Write something, in at most ${longest.reply} characters.`,
}

const wrong = (messages: readonly Bilingual[]) =>
  new Invalid(
    messages[0] ?? missing,
    messages.map((message) => ({ field: 'words', message })),
  )
