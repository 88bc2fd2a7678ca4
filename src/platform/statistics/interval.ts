/** An estimate with the bounds between which the truth lies with the stated confidence. */
export interface Interval {
  readonly estimate: number
  readonly low: number
  readonly high: number
  /** What it rests on: pairs, attempts or answers. */
  readonly n: number
}

/** The confidence of every interval here unless another is asked for. */
export const CONFIDENCE = 0.95
