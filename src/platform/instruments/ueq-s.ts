import { areAnswers, type Scored } from './answer.ts'

/** The two scales of UEQ-S and their mean, −3 to +3. */
export interface UeqS {
  readonly pragmatic: number
  readonly hedonic: number
  readonly overall: number
}

/**
 * Short User Experience Questionnaire (Schrepp, Hinderks & Thomaschewski 2017): eight answers 1-7 where 7 is the good end,
 * minus 4; pragmatic quality is the mean of items 1-4, hedonic of 5-8. Rejected when one is missing or outside.
 */
export function scoreUeqS(answers: readonly (number | null)[]): Scored<UeqS> {
  if (!areAnswers(answers, 8, 1, 7)) return { rejected: 'ueq-s: eight whole answers from 1 to 7' }
  const meanOf = (some: readonly number[]) => some.reduce((sum, answer) => sum + answer - 4, 0) / some.length
  return {
    score: {
      pragmatic: meanOf(answers.slice(0, 4)),
      hedonic: meanOf(answers.slice(4)),
      overall: meanOf(answers),
    },
  }
}

/** How a UEQ scale is read: above 0.8 positive, below −0.8 negative, else neutral (UEQ handbook). */
export const readUeq = (scale: number): 'positive' | 'neutral' | 'negative' =>
  scale > 0.8 ? 'positive' : scale < -0.8 ? 'negative' : 'neutral'
