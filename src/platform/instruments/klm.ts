/**
 * The operators of the Keystroke-Level Model and their seconds (Card, Moran & Newell, Communications of the ACM 23(7),
 * 1980, fig. 1): a key by an average typist of 40 words a minute; pointing; a press of the mouse button and its release;
 * the hand between keyboard and mouse; and a moment of thought. R, the system's own time, is measured.
 */
export const klmSeconds = { K: 0.28, P: 1.1, B: 0.2, H: 0.4, M: 1.35 } as const

/** An operator whose time is known beforehand. */
export type KlmOperator = keyof typeof klmSeconds

/** Seconds a key takes by typist, from the same figure. */
export const typists = { best: 0.08, good: 0.12, skilled: 0.2, average: 0.28, worst: 1.2 } as const

/** What a click path costs a flawless expert. */
export interface KlmEstimate {
  readonly counts: Readonly<Record<KlmOperator, number>>
  /** Seconds of the system's own time, as written with R(…). */
  readonly waiting: number
  readonly seconds: number
  /** The model missed by 21 per cent (root mean square) in the study it comes from. */
  readonly low: number
  readonly high: number
}

/** The root-mean-square error of the model in its own study. */
const ERROR = 0.21
const MOST = 20_000

/**
 * Counts the operators of a click path, e.g. `M P B 5K H R(1.5)`: letters in any case, spaces or none, a number before a
 * letter repeats it, R takes seconds. Null, with the place, where it cannot be read.
 */
export function estimateKlm(
  path: string,
  keySeconds: number = klmSeconds.K,
): KlmEstimate | { readonly unreadable: string } {
  const counts: Record<KlmOperator, number> = { K: 0, P: 0, B: 0, H: 0, M: 0 }
  let waiting = 0
  let rest = path
    .slice(0, MOST)
    .replaceAll(/[\s,;+·]+/g, '')
    .toUpperCase()
  while (rest !== '') {
    const [whole, times = '', letter = '', seconds = ''] =
      /^(\d{0,5})(?:([KPBHM])|R\((\d{1,6}(?:\.\d{1,6})?)\))/.exec(rest) ?? []
    if (whole === undefined) return { unreadable: rest.slice(0, 12) }
    const count = times === '' ? 1 : Number(times)
    if (isOperator(letter)) counts[letter] += count
    else waiting += count * Number(seconds)
    rest = rest.slice(whole.length)
  }
  const seconds =
    counts.K * keySeconds +
    counts.P * klmSeconds.P +
    counts.B * klmSeconds.B +
    counts.H * klmSeconds.H +
    counts.M * klmSeconds.M +
    waiting
  return { counts, waiting, seconds, low: seconds * (1 - ERROR), high: seconds * (1 + ERROR) }
}

const isOperator = (letter: string): letter is KlmOperator => letter in klmSeconds
