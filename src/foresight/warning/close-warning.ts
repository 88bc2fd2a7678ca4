import type { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, Invalid, NotAllowed } from '#platform/problems'
import { alreadyClosed } from './answer-warning.ts'
import { byActor, lockWarning, writeWarning } from './store.ts'
import { outcomes, type Warning, WarningClosing } from './warning.ts'

/**
 * Closes a warning with how it turned out, and why. The owner never can: whoever raised it may, and a moderator. One that was
 * raised by a person and never answered is closed only as withdrawn by that person, so that silence ends nothing.
 * Throws `Invalid`, `NotFound`, `NotAllowed`, `Conflict`.
 */
export async function closeWarning(
  ctx: Context,
  id: string,
  input: Readonly<Record<keyof WarningClosing, string>>,
): Promise<void> {
  requirePermission(ctx, 'close-warnings')
  const parsed = WarningClosing.safeParse(input)
  if (!parsed.success) throw cannotRead(parsed.error)
  refusePersonalData({ reason: parsed.data.reason })
  await ctx.transaction(async (tx) => {
    const warning = await lockWarning(tx, id)
    if (warning.closing) throw alreadyClosed()
    if (tx.actor.role === 'witness' && !raisedByActor(warning, tx.actor)) throw notYours()
    if (warning.answer === null && warning.raisedBy === 'witness' && parsed.data.outcome !== 'withdrawn') {
      throw unanswered()
    }
    await writeWarning(tx, { ...warning, closing: { ...parsed.data, ...byActor(tx) } }, 'closed')
  })
}

const raisedByActor = ({ raised }: Warning, actor: { role: string; organisation: string | null }) =>
  raised.role === actor.role && raised.organisation === actor.organisation

function cannotRead(error: z.ZodError): Invalid {
  const wrong = new Set(error.issues.map(({ path }) => String(path[0])))
  return new Invalid(
    {
      sv: `Ange ett av orden ${outcomes.join(', ')} och ett skäl.`,
      en: `Give one of the words ${outcomes.join(', ')} and a reason.`,
    },
    [
      { field: 'outcome', message: { sv: 'Välj hur det gick.', en: 'Choose how it turned out.' } },
      {
        field: 'reason',
        message: {
          sv: 'Skriv skälet med minst tio tecken. Det blir offentligt.',
          en: 'Write the reason in at least ten characters. It becomes public.',
        },
      },
    ].filter(({ field }) => wrong.has(field)),
  )
}

const notYours = () =>
  new NotAllowed({
    sv: 'Bara den som väckte varningen eller en moderator kan avsluta den.',
    en: 'Only whoever raised the warning, or a moderator, can close it.',
  })

const unanswered = () =>
  new Conflict({
    sv: 'Varningen är inte besvarad än. Den kan bara tas tillbaka av den som väckte den.',
    en: 'The warning has not been answered yet. It can only be withdrawn by whoever raised it.',
  })
