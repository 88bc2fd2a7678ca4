import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { longest } from './act.ts'
import { lockConcern, say } from './answer-concern.ts'
import { dayOf } from './day.ts'
import { digestOf, reopenConcern } from './take-in.ts'

const Reason = z.string().trim().min(10).max(longest.reply)

/**
 * What a neutral moderator does: closes what is answered or opens it again, with a reason; lets words be shown after taking
 * out what tells of a person; says whose the concern is.
 */
export const ModeratorSays = z.discriminatedUnion('what', [
  z.object({ what: z.literal('close'), concern: z.string(), words: Reason }),
  z.object({ what: z.literal('reopen'), concern: z.string(), words: Reason }),
  z.object({
    what: z.literal('release'),
    concern: z.string(),
    doing: z.string().trim().min(1).max(longest.doing),
    happened: z.string().trim().min(1).max(longest.happened),
  }),
  z.object({ what: z.literal('assign'), concern: z.string(), organisation: z.string().min(1).max(100) }),
])
export type ModeratorSays = z.infer<typeof ModeratorSays>

/** Does one of these, and remembers it. Throws `NotFound`, `Conflict` for what has no answer yet, `Invalid`. */
export async function moderateConcern(ctx: Context, input: unknown): Promise<void> {
  requirePermission(ctx, 'moderate-concerns')
  const parsed = ModeratorSays.safeParse(input)
  if (!parsed.success) throw new Invalid(tooFew, [{ field: 'words', message: tooFew }])
  const said = parsed.data
  const today = dayOf(ctx.now())
  await ctx.transaction(async (tx) => {
    const concern = await lockConcern(tx, said.concern)
    if (said.what === 'close' || said.what === 'reopen') {
      if (!concern.answered) throw unanswered()
      if (said.what === 'close') await close(tx, concern.id, today)
      else await reopenConcern(tx, concern.id, today)
      await say(tx, { concern: concern.id, sender: 'moderator', words: said.words, said_on: today })
      const content = { by: 'moderator', digest: digestOf(concern.salt, [said.words]) }
      await append(tx, {
        type: `concern.${said.what === 'close' ? 'closed' : 'reopened'}`,
        subject: concern.id,
        content,
      })
    } else if (said.what === 'release') {
      const { doing, happened } = said
      await tx.sql`update frontline.concern set held = false, doing = ${doing}, happened = ${happened} where id = ${concern.id}`
      const digest = digestOf(concern.salt, [doing, happened])
      await append(tx, { type: 'concern.masked', subject: concern.id, content: { digest } })
    } else await assign(tx, concern.id, said.organisation)
  })
}

const tooFew = {
  sv: `Förklara beslutet med 10 till ${longest.reply} tecken.`,
  en: `Explain the decision in 10 to ${longest.reply} characters.`,
}

const unanswered = () =>
  new Conflict({
    sv: 'Signalen har inget svar än. Bara det som är besvarat kan stängas eller öppnas igen.',
    en: 'The concern has no answer yet. Only what is answered can be closed or opened again.',
  })

async function close(tx: Transaction, id: string, day: string): Promise<void> {
  await tx.sql`
    update frontline.concern set closed_on = ${day}, closed_by = 'moderator' where id = ${id}`
}

async function assign(tx: Transaction, id: string, organisation: string): Promise<void> {
  const [found] = await tx.sql<{ demonstration: boolean }[]>`
    select demonstration from published.organisation where id = ${organisation}`
  if (!found) {
    throw new NotFound({
      sv: 'Det finns ingen sådan organisation i registret. Leta i listan över organisationer.',
      en: 'There is no such organisation in the register. Look in the list of organisations.',
    })
  }
  await tx.sql`
    update frontline.concern set organisation = ${organisation}, demonstration = ${found.demonstration} where id = ${id}`
  await append(tx, { type: 'concern.assigned', subject: id, content: { organisation } })
}
