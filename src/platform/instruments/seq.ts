import { areAnswers, type Scored } from './answer.ts'

/** Single Ease Question (Sauro & Dumas 2009): one answer 1-7, 7 is very easy. Rejected when missing or outside. */
export function scoreSeq(answer: number | null): Scored<number> {
  return areAnswers([answer], 1, 1, 7)
    ? { score: answer ?? 0 }
    : { rejected: 'seq: one whole answer from 1 to 7' }
}
