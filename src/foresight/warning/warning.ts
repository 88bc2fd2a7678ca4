import { z } from 'zod'
import { addDays, type Day, daysBetween } from '../facts/day.ts'

const DayText = z.iso.date()
const Text = z.object({ sv: z.string(), en: z.string() })
const Reason = z.string().trim().min(10).max(5_000)
const By = { on: DayText, organisation: z.string().nullable(), role: z.string() }

/** What an owner can say: something was done because of it, it does not concern this because, or it is wrong because. */
export const answerVerdicts = ['acted', 'not-relevant', 'disputed'] as const
/** How a warning turned out when it was closed; `withdrawn` when what it rested on is gone. */
export const outcomes = ['right', 'wrong', 'unclear', 'withdrawn'] as const

/** The owner's answer, as it is handed in. */
export const WarningAnswer = z.object({ verdict: z.enum(answerVerdicts), reason: Reason })
export type WarningAnswer = z.infer<typeof WarningAnswer>

/** How a warning is closed, as it is handed in. */
export const WarningClosing = z.object({ outcome: z.enum(outcomes), reason: Reason })
export type WarningClosing = z.infer<typeof WarningClosing>

/** Where something that speaks for a warning can be read: a path of ours behind the language, or an address on the web. */
export const WarningEvidence = z.object({
  /** What makes it the same piece of evidence the next time: `case:…`, `initiative:…`, `sign:S05`. */
  ref: z.string(),
  label: Text,
  href: z.string(),
})
export type WarningEvidence = z.infer<typeof WarningEvidence>

/** A question or warning about an initiative, whole; what its entries and answers to readers hold. */
export const Warning = z
  .object({
    id: z.string(),
    record: z.string().meta({ description: 'id of the initiative it is about' }),
    title: z.string().meta({ description: 'title of the initiative when it was raised' }),
    organisation: z.string().nullable().meta({ description: 'id of the addressee; null is unknown' }),
    raisedBy: z
      .enum(['memory', 'signs', 'witness'])
      .meta({ description: 'the same product elsewhere, several signs, or somebody at the front line' }),
    grade: z.enum(['question', 'warning']),
    key: z.string(),
    say: Text,
    language: z
      .enum(['sv', 'en'])
      .nullable()
      .meta({ description: 'the language a person wrote it in; null when it is written in both' }),
    evidence: z.array(WarningEvidence),
    raised: z.object(By),
    stage: z
      .number()
      .int()
      .min(0)
      .max(3)
      .meta({ description: 'how far it has gone unanswered: 0 owner, 1 reminded, 2 board, 3 oversight' }),
    answer: WarningAnswer.extend(By).nullable(),
    closing: WarningClosing.extend(By).nullable(),
    corrections: z.number().int().meta({ description: 'how often its text or evidence has been corrected' }),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Warning' })
export type Warning = z.infer<typeof Warning>

/** Days without an answer after which it reaches the owner again, the board, and oversight. Source: issue of the platform, FR-19. */
export const stageDays = [0, 7, 30, 90] as const

/** How far a warning raised on a day has gone by another day, when nobody has answered: 0–3. */
export function stageOn(raisedOn: Day, day: Day): number {
  const age = daysBetween(raisedOn, day)
  return stageDays.findLastIndex((days) => age >= days)
}

/** The day when it goes further unless it is answered; null when it has gone as far as it goes. */
export function nextStageOn({ raised, stage }: Pick<Warning, 'raised' | 'stage'>): Day | null {
  const days = stageDays[stage + 1]
  return days === undefined ? null : addDays(raised.on, days)
}

/** True while somebody owes it an answer. */
export const isWaiting = ({ answer, closing }: Pick<Warning, 'answer' | 'closing'>): boolean =>
  answer === null && closing === null
