import { z } from 'zod'
import type { Tally } from './count-steps.ts'

const Figure = z.number().min(0).max(100_000)

/** What the recorder hands over by hand: sums only. */
const Line = z.strictObject({
  rules: z.int().positive().max(1_000),
  seconds: Figure,
  steps: z.int().min(0).max(100_000),
  screens: z.int().min(0).max(100_000),
  backtracks: z.int().min(0).max(100_000),
  waits: z.int().min(0).max(100_000),
  waitSeconds: Figure,
  errors: z.int().min(0).max(100_000),
  workarounds: z.int().min(0).max(100_000),
})

/** Reads the line that the recorder gives at the end of a run; null when it is none. */
export function readTallyLine(line: string): Tally | null {
  const [, json = ''] = /^skala-prov\s+(\{.{1,900}\})$/.exec(line.trim()) ?? []
  try {
    const parsed = Line.safeParse(JSON.parse(json))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
