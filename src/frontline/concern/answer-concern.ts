import { z } from 'zod'
import { hasPermission, requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { personalIn } from '#platform/personal-data'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { longest } from './act.ts'
import { dayOf } from './day.ts'
import { digestOf } from './take-in.ts'

/** What came of a concern: something was changed; nothing was wrong, and why; it will not be changed, and why. */
export const outcomes = ['changed', 'explained', 'rejected'] as const
export type ConcernOutcome = (typeof outcomes)[number]

const Words = z.string().trim().min(10).max(longest.happened)

/** What an owner does with a concern: says that it has arrived, asks or tells the writer something, or answers it. */
export const OwnerSays = z.discriminatedUnion('what', [
  z.object({ what: z.literal('acknowledge'), concern: z.string() }),
  z.object({ what: z.literal('write'), concern: z.string(), words: Words }),
  z.object({ what: z.literal('answer'), concern: z.string(), outcome: z.enum(outcomes), words: Words }),
])
export type OwnerSays = z.infer<typeof OwnerSays>

/**
 * Lets the owner acknowledge, write or answer. An answer does not close: the writer or a moderator does. Throws `NotFound`
 * for a concern of somebody else's, `Conflict` when it is answered already, `Invalid` for words that are too few or tell of
 * a person.
 */
export async function answerConcern(ctx: Context, input: unknown): Promise<void> {
  requirePermission(ctx, 'answer-concerns')
  const said = parse(input)
  await ctx.transaction(async (tx) => {
    const concern = await lockConcern(tx, said.concern)
    if (!hasPermission(ctx, 'answer-concerns', concern.organisation ?? 'nobody')) throw noSuchConcern()
    if (concern.answered && said.what === 'answer') throw answeredBefore()
    const today = dayOf(ctx.now())
    await tx.sql`
      update frontline.concern set acknowledged_on = coalesce(acknowledged_on, ${today}) where id = ${concern.id}`
    if (said.what !== 'acknowledge')
      await say(tx, { concern: concern.id, sender: 'owner', words: said.words, said_on: today })
    if (said.what === 'answer') {
      await tx.sql`
        update frontline.concern set answered_on = ${today}, outcome = ${said.outcome}, answer = ${said.words}
        where id = ${concern.id}`
    }
    const digest = said.what === 'acknowledge' ? null : digestOf(concern.salt, [said.words])
    await append(tx, {
      type: entryTypes[said.what],
      subject: concern.id,
      content: { ...(said.what === 'answer' ? { outcome: said.outcome } : {}), on: today, digest },
    })
  })
}

const entryTypes = {
  acknowledge: 'concern.acknowledged',
  write: 'concern.owner-wrote',
  answer: 'concern.answered',
} as const

function parse(input: unknown): OwnerSays {
  const parsed = OwnerSays.safeParse(input)
  if (!parsed.success) throw wrong(tooFew)
  const personal = parsed.data.what === 'acknowledge' ? [] : personalIn(parsed.data.words)
  if (personal[0]) throw wrong(personal[0])
  return parsed.data
}

const tooFew = {
  sv: `Välj vad det blev av signalen och förklara med 10 till ${longest.happened} tecken.`,
  en: `Choose what came of the concern and explain in 10 to ${longest.happened} characters.`,
}

const wrong = (message: typeof tooFew) => new Invalid(message, [{ field: 'words', message }])

const answeredBefore = () =>
  new Conflict({
    sv: 'Signalen är redan besvarad. Den som skrev, eller en moderator, kan öppna den igen.',
    en: 'The concern has been answered already. Whoever wrote it, or a moderator, can open it again.',
  })

/** Puts words into the thread. The verb that calls leaves the entry. */
export async function say(
  tx: Transaction,
  message: { concern: string; sender: 'owner' | 'moderator'; words: string; said_on: string },
): Promise<void> {
  await tx.sql`insert into frontline.message ${tx.sql(message)}`
}

interface LockedConcern {
  readonly id: string
  readonly salt: Buffer
  readonly organisation: string | null
  readonly answered: boolean
  readonly closed: boolean
}

/** Keeps a concern for this transaction. Throws `NotFound`. */
export async function lockConcern(tx: Transaction, id: string): Promise<LockedConcern> {
  const [concern] = await tx.sql<LockedConcern[]>`
    select id, salt, organisation, answered_on is not null as answered, closed_on is not null as closed
    from frontline.concern
    where id = ${id}
    for update`
  if (!concern) throw noSuchConcern()
  return concern
}

/** Also for a concern that is somebody else's: that it exists is not told. */
const noSuchConcern = () =>
  new NotFound({
    sv: 'Det finns ingen sådan signal. Gå via organisationens sida.',
    en: 'There is no such concern. Go by way of the page of the organisation.',
  })
