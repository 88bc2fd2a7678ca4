/** One ended undertaking: what was said of it while it ran, and whether it ended badly. */
export interface Judged {
  readonly id: string
  readonly title: string
  /** Chance of a bad end, 0–1, as it was kept before the end. */
  readonly chance: number
  readonly bad: boolean
}

/** How well the chances have fitted what happened. */
export interface Calibration {
  readonly n: number
  /** Mean of (chance − outcome)²; 0 is perfect, 0.25 is what saying one half every time gives. */
  readonly brier: number
  /** What saying the share of bad ends every time would have given: to be beaten. */
  readonly reference: number
  readonly bins: readonly {
    readonly from: number
    readonly to: number
    readonly n: number
    /** Mean chance said, and share that ended badly; null in an empty bin. */
    readonly said: number | null
    readonly happened: number | null
  }[]
}

/** So many ended undertakings are needed before anything is said. */
export const ENOUGH_ENDED = 50
const BINS = 5

/** Brier score (Brier 1950) and calibration in five bins; null while fewer than 50 have ended. */
export function calibrate(rows: readonly Judged[]): Calibration | null {
  return rows.length < ENOUGH_ENDED ? null : gauge(rows)
}

/** The same without the least number, for tests of the formula. */
export function gauge(rows: readonly Judged[]): Calibration {
  const outcomes = rows.map(({ bad }) => (bad ? 1 : 0))
  const share = mean(outcomes) ?? 0
  return {
    n: rows.length,
    brier: mean(rows.map(({ chance }, index) => (chance - (outcomes[index] ?? 0)) ** 2)) ?? 0,
    reference: share * (1 - share),
    bins: Array.from({ length: BINS }, (_, index) => {
      const [from, to] = [index / BINS, (index + 1) / BINS]
      const inside = rows.filter(({ chance }) => chance >= from && (chance < to || index === BINS - 1))
      return {
        from,
        to,
        n: inside.length,
        said: mean(inside.map(({ chance }) => chance)),
        happened: mean(inside.map(({ bad }) => (bad ? 1 : 0))),
      }
    }),
  }
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
