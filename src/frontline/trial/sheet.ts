import { z } from 'zod'
import { scoreRawTlx, scoreSus, scoreUeqS, scoreWeightedTlx } from '#platform/instruments'

/** Instruments that are answered at the end of a way, each scored as published. */
export const instruments = ['sus', 'raw-tlx', 'weighted-tlx', 'ueq-s'] as const
export type Instrument = (typeof instruments)[number]

/** One filled-in form. */
export const FilledSheet = z.strictObject({
  way: z.enum(['old', 'new']),
  participant: z.int().min(1).max(9_999),
  instrument: z.enum(instruments),
  answers: z.array(z.int().min(0).max(100)).max(10),
  /** How often each scale was chosen in the fifteen pairs; weighted TLX only. */
  weights: z.array(z.int().min(0).max(5)).max(6).default([]),
})
export type FilledSheet = z.infer<typeof FilledSheet>

/** A filled-in form with its score. */
export interface AnswerSheet {
  readonly way: 'old' | 'new'
  readonly participant: number
  readonly instrument: Instrument
  readonly score: number
}

/** Scores a form by its instrument; null when it cannot be scored. UEQ-S gives the mean of its two scales. */
export function scoreSheet({ instrument, answers, weights }: FilledSheet): number | null {
  switch (instrument) {
    case 'sus':
      return read(scoreSus(answers))
    case 'raw-tlx':
      return read(scoreRawTlx(answers))
    case 'weighted-tlx':
      return read(scoreWeightedTlx(answers, weights))
    case 'ueq-s': {
      const scored = scoreUeqS(answers)
      return 'score' in scored ? scored.score.overall : null
    }
  }
}

const read = (scored: { readonly score: number } | { readonly rejected: string }) =>
  'score' in scored ? scored.score : null
