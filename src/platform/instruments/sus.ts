import { areAnswers, type Scored } from './answer.ts'

/**
 * System Usability Scale (Brooke 1996): ten answers 1-5, odd items minus 1, even items 5 minus, summed times 2.5; 0-100.
 * Rejected when an answer is missing or outside: we publish no rule for gaps, so there is none.
 */
export function scoreSus(answers: readonly (number | null)[]): Scored<number> {
  if (!areAnswers(answers, 10, 1, 5)) return { rejected: 'sus: ten whole answers from 1 to 5' }
  const sum = answers.reduce((total, answer, at) => total + (at % 2 === 0 ? answer - 1 : 5 - answer), 0)
  return { score: sum * 2.5 }
}

/** The mean of 500 studies (Sauro 2011); half of all systems lie below. */
export const SUS_MEAN = 68

/** Letters of Sauro & Lewis's curved scale by their lowest score, best first. */
const grades = [
  [84.1, 'A+'],
  [80.8, 'A'],
  [78.9, 'A−'],
  [77.2, 'B+'],
  [74.1, 'B'],
  [72.6, 'B−'],
  [71.1, 'C+'],
  [65, 'C'],
  [62.7, 'C−'],
  [51.7, 'D'],
] as const

/** The letter of a mean SUS score on Sauro & Lewis's curved scale (Quantifying the User Experience, 2nd ed., table 8.5). */
export const susGrade = (score: number): string => grades.find(([from]) => score >= from)?.[1] ?? 'F'
