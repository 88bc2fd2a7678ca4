import { z } from 'zod'
import {
  GoLiveDecision,
  GoLivePlan,
  GoLiveReading,
  ReadinessClaim,
  ReadinessVerdict,
  Statement,
} from '#frontline'

const Day = z.iso.date()
const About = z.string()

/** What somebody at work told, as it is written in `frontline/concerns.yaml`; `about` is the id of an initiative. */
export const CountyConcern = z.strictObject({
  about: About,
  on: Day,
  doing: z.string(),
  happened: z.string(),
  severity: z.enum(['friction', 'obstacle', 'risk']),
  minutes: z.int().optional(),
  steps: z.int().optional(),
  wish: z.enum(['now', 'five', 'never']),
  acknowledged: Day.optional(),
  answered: z
    .strictObject({ on: Day, outcome: z.enum(['changed', 'explained', 'rejected']), words: z.string() })
    .optional(),
  /** The day the writer said that the answer is enough. */
  closed: Day.optional(),
})
export type CountyConcern = z.infer<typeof CountyConcern>

/** How a start was prepared and what was said of it, as it is written in `frontline/starts.yaml`. */
export const CountyStart = z.strictObject({
  about: About,
  on: Day,
  plan: GoLivePlan,
  verdicts: z.array(ReadinessVerdict.extend({ on: Day })).default([]),
  decisions: z.array(GoLiveDecision.extend({ on: Day })).default([]),
  readings: z.array(GoLiveReading.extend({ on: Day })).default([]),
  statements: z
    .array(Statement.omit({ saidOn: true, link: true, language: true }).extend({ on: Day }))
    .default([]),
  claims: z
    .array(ReadinessClaim.omit({ saidOn: true, link: true, language: true }).extend({ on: Day }))
    .default([]),
})
export type CountyStart = z.infer<typeof CountyStart>
