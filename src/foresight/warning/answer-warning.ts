import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, Invalid } from '#platform/problems'
import { byActor, lockWarning, writeWarning } from './store.ts'
import { answerVerdicts, WarningAnswer } from './warning.ts'

/**
 * The owner's answer: it stops the clock and stands beside the warning for good. A new answer replaces the one that is shown;
 * both stay in history. Throws `Invalid`, `NotFound`, `NotAllowed` for others than the owner, `Conflict` once it is closed.
 */
export async function answerWarning(
  ctx: Context,
  id: string,
  input: Readonly<Record<keyof WarningAnswer, string>>,
): Promise<void> {
  requirePermission(ctx, 'answer-warnings')
  const answer = parse(input)
  refusePersonalData({ reason: answer.reason })
  await ctx.transaction(async (tx) => {
    const warning = await lockWarning(tx, id)
    requirePermission(tx, 'answer-warnings', warning.organisation ?? 'unknown')
    if (warning.closing) throw alreadyClosed()
    await writeWarning(tx, { ...warning, answer: { ...answer, ...byActor(tx) } }, 'answered')
  })
}

function parse(input: Readonly<Record<keyof WarningAnswer, string>>): WarningAnswer {
  const parsed = WarningAnswer.safeParse(input)
  if (parsed.success) return parsed.data
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const fields = [
    {
      field: 'verdict',
      message: { sv: 'Välj ett av svaren.', en: 'Choose one of the answers.' },
    },
    {
      field: 'reason',
      message: {
        sv: 'Skriv skälet med minst tio tecken. Det blir offentligt.',
        en: 'Write the reason in at least ten characters. It becomes public.',
      },
    },
  ].filter(({ field }) => wrong.has(field))
  throw new Invalid(
    {
      sv: `Svaret behöver ett av orden ${answerVerdicts.join(', ')} och ett skäl.`,
      en: `The answer needs one of the words ${answerVerdicts.join(', ')} and a reason.`,
    },
    fields,
  )
}

/** It has been closed, so nothing more can be done to it. */
export const alreadyClosed = () =>
  new Conflict({
    sv: 'Ärendet är avslutat. Är något nytt känt, väck en ny varning.',
    en: 'This one is closed. If something new is known, raise a new warning.',
  })
