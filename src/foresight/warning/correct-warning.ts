import { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, Invalid, NotAllowed } from '#platform/problems'
import { alreadyClosed } from './answer-warning.ts'
import { lockWarning, writeWarning } from './store.ts'

const Correction = z.object({ words: z.string().trim().min(20).max(5_000) })

/**
 * Corrects the words of a warning that a person raised; what stood before stays in history. Only whoever raised it may, and a
 * moderator. Throws `Invalid`, `NotFound`, `NotAllowed`, and `Conflict` for one that a rule raised: those correct themselves.
 */
export async function correctWarning(
  ctx: Context,
  id: string,
  input: z.input<typeof Correction>,
): Promise<void> {
  requirePermission(ctx, 'raise-warnings')
  const parsed = Correction.safeParse(input)
  if (!parsed.success) throw tooShort()
  const { words } = parsed.data
  refusePersonalData({ words })
  await ctx.transaction(async (tx) => {
    const warning = await lockWarning(tx, id)
    if (warning.closing) throw alreadyClosed()
    if (warning.raisedBy !== 'witness') throw ofARule()
    const { role, organisation } = tx.actor
    const own = warning.raised.role === role && warning.raised.organisation === organisation
    if (!own && role !== 'moderator' && role !== 'operator') throw notYours()
    const corrected = { ...warning, say: { sv: words, en: words }, corrections: warning.corrections + 1 }
    await writeWarning(tx, corrected, 'corrected')
  })
}

const tooShort = () =>
  new Invalid({ sv: 'Texten går inte att ta emot.', en: 'The text cannot be taken.' }, [
    {
      field: 'words',
      message: {
        sv: 'Beskriv vad som är fel med mellan 20 och 5 000 tecken.',
        en: 'Describe what is wrong in 20 to 5,000 characters.',
      },
    },
  ])

const ofARule = () =>
  new Conflict({
    sv: 'Frågan följer av en regel och rättas när det den vilar på ändras. Svara på den, eller rätta uppgiften.',
    en: 'The question follows from a rule and is corrected when what it rests on changes. Answer it, or correct the fact.',
  })

const notYours = () =>
  new NotAllowed({
    sv: 'Bara den som väckte varningen eller en moderator kan rätta den.',
    en: 'Only whoever raised the warning, or a moderator, can correct it.',
  })
