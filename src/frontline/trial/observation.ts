import { z } from 'zod'

/** How a run was counted: by hand beside a closed system, by the script in the page, or from the system's own log. */
export const tiers = ['tally', 'script', 'log'] as const

const Count = z.int().min(0).max(100_000)
const Seconds = z.number().positive().max(86_400)

/** One run of one task by one participant. Sums only: nothing that was typed or shown. */
export const TrialObservation = z
  .strictObject({
    task: z.string().max(40),
    way: z.enum(['old', 'new']),
    site: z.string().max(120),
    role: z.string().max(120),
    /** A number that means nothing outside the trial. */
    participant: z.int().min(1).max(9_999),
    attempt: z.int().min(1).max(20),
    completed: z.boolean(),
    seconds: Seconds,
    steps: Count,
    screens: Count,
    backtracks: Count,
    waits: Count,
    waitSeconds: z.number().min(0).max(86_400),
    errors: Count,
    /** Errors that could have hurt somebody. */
    criticalErrors: Count,
    workarounds: Count,
    /** Single Ease Question, 1-7, right after the task. */
    ease: z.int().min(1).max(7).nullable(),
    tier: z.enum(tiers),
    /** Version of the merging rules; null where a hand counted. */
    rules: z.int().positive().nullable(),
  })
  .refine(({ criticalErrors, errors }) => criticalErrors <= errors, { path: ['criticalErrors'] })
export type TrialObservation = z.infer<typeof TrialObservation>
