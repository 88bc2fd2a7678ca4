import { z } from 'zod'

const Day = z.iso.date()

/** How long and how many steps one way of a task takes in the middle, and how far people lie from it. */
const Way = z.strictObject({
  steps: z.int().positive(),
  seconds: z.number().positive(),
  spread: z.number().min(0).max(0.9),
})
export type Way = z.infer<typeof Way>

/**
 * A trial as it is written in `frontline/trials.yaml`: the plan word for word, and what was measured as a middle and a
 * spread. Plans, reports and series are read in full by the verbs that take them.
 */
export const CountyTrial = z.strictObject({
  about: z.string(),
  registered: Day,
  measured: Day,
  ended: Day.optional(),
  plan: z.looseObject({ sites: z.array(z.string()), roles: z.array(z.string()) }),
  people: z.int().positive(),
  runs: z.array(
    z.strictObject({
      task: z.string(),
      old: Way,
      new: Way.optional(),
      /** Errors that one person in three makes the new way. */
      errors: z.int().min(0),
      attempts: z.int().positive(),
      easeOld: z.int(),
      easeNew: z.int(),
    }),
  ),
  /** Where on the five steps of a SUS answer people lie, 0-4, either way. */
  sus: z.strictObject({ old: z.number(), new: z.number() }).optional(),
  fidelity: z.array(
    z.looseObject({
      comparedOn: Day,
      summary: z.looseObject({ differences: z.record(z.string(), z.int()) }),
    }),
  ),
  capacity: z.array(
    z.strictObject({
      site: z.string(),
      measure: z.string(),
      source: z.string(),
      changeAt: z.string(),
      transition: z.int(),
      points: z.record(z.string(), z.tuple([z.number(), z.number()])),
    }),
  ),
})
export type CountyTrial = z.infer<typeof CountyTrial>
