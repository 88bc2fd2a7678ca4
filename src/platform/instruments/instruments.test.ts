import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateKlm, type KlmEstimate } from './klm.ts'
import { scoreSeq } from './seq.ts'
import { scoreSus, susGrade } from './sus.ts'
import { scoreRawTlx, scoreWeightedTlx } from './tlx.ts'
import { readUeq, scoreUeqS } from './ueq-s.ts'

describe('SUS', () => {
  // Brooke 1996, "SUS: a quick and dirty usability scale": items give 4 1 1 4 1 2 1 1 4 3, together 22, so 55
  it("gives Brooke's own example 55", () => {
    expect(scoreSus([5, 4, 2, 1, 2, 3, 2, 4, 5, 2])).toEqual({ score: 55 })
  })

  it('runs from 0 to 100, and the middle of every item is 50', () => {
    expect(scoreSus([1, 5, 1, 5, 1, 5, 1, 5, 1, 5])).toEqual({ score: 0 })
    expect(scoreSus([5, 1, 5, 1, 5, 1, 5, 1, 5, 1])).toEqual({ score: 100 })
    expect(scoreSus(Array(10).fill(3))).toEqual({ score: 50 })
  })

  it('is rejected with a gap, an answer outside, or one too many', () => {
    const good = Array(10).fill(3)
    for (const answers of [good.with(4, null), good.with(4, 6), good.with(4, 2.5), [...good, 3]])
      expect(scoreSus(answers)).toHaveProperty('rejected')
  })

  // Melnick 2019: American health records score 45.9, "F"; the mean of 500 studies, 68, is a C
  it('has the letters of Sauro and Lewis', () => {
    expect([45.9, 51.7, 68, 74.1, 80.8, 84.1].map(susGrade)).toEqual(['F', 'D', 'C', 'B', 'A', 'A+'])
  })
})

describe('NASA-TLX', () => {
  const ratings = [30, 15, 60, 40, 40, 30]

  it('raw is the mean of the six', () => {
    expect(scoreRawTlx(ratings)).toEqual({ score: 215 / 6 })
  })

  // by the manual's table of tally, weight, rating and adjusted rating: 90 + 0 + 300 + 40 + 120 + 90 = 640, over 15
  it('weighted multiplies each scale by how often it was chosen', () => {
    expect(scoreWeightedTlx(ratings, [3, 0, 5, 1, 3, 3])).toEqual({ score: 640 / 15 })
  })

  it('is rejected unless the weights come from fifteen pairs', () => {
    expect(scoreWeightedTlx(ratings, [3, 0, 5, 1, 3, 2])).toHaveProperty('rejected')
    expect(scoreWeightedTlx(ratings, [6, 0, 5, 1, 3, 0])).toHaveProperty('rejected')
    expect(scoreRawTlx([30, 15, 60, 40, 40])).toHaveProperty('rejected')
  })

  it('weighted stays within the lightest and heaviest scale', () => {
    const rating = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.array(rating, { minLength: 6, maxLength: 6 }), (some) => {
        const scored = scoreWeightedTlx(some, [5, 4, 3, 2, 1, 0])
        const score = 'score' in scored ? scored.score : Number.NaN
        expect(score).toBeGreaterThanOrEqual(Math.min(...some))
        expect(score).toBeLessThanOrEqual(Math.max(...some))
      }),
    )
  })
})

describe('UEQ-S', () => {
  // the UEQ handbook codes the seven places −3 to +3; items 1-4 are pragmatic, 5-8 hedonic
  it('is the mean of four and four, and of all', () => {
    expect(scoreUeqS([6, 7, 5, 6, 4, 3, 2, 3])).toEqual({
      score: { pragmatic: 2, hedonic: -1, overall: 0.5 },
    })
    expect([2, 0.8, -0.8, -1].map(readUeq)).toEqual(['positive', 'neutral', 'neutral', 'negative'])
    expect(scoreUeqS([8, 1, 1, 1, 1, 1, 1, 1])).toHaveProperty('rejected')
  })
})

describe('SEQ', () => {
  it('is one answer from 1 to 7', () => {
    expect(scoreSeq(5)).toEqual({ score: 5 })
    expect(scoreSeq(0)).toHaveProperty('rejected')
    expect(scoreSeq(null)).toHaveProperty('rejected')
  })
})

describe('KLM', () => {
  const read = (path: string, key?: number): KlmEstimate => {
    const estimate = estimateKlm(path, key)
    if ('unreadable' in estimate) throw new Error(estimate.unreadable)
    return estimate
  }

  // Card, Moran & Newell 1980, task 1: replace a five-letter word with another, by a typist of 0.20 s a key.
  // Line editor 4 M + 15 K = 8.4 s; display editor 2 M + 8 K + 2 H + P = 6.2 s
  it('gives the two editors of Card, Moran and Newell 8.4 and 6.2 seconds', () => {
    expect(read('MK MK 5K MK 5K MK K', 0.2).seconds).toBeCloseTo(8.4, 6)
    expect(read('H P K H MK 5K MK', 0.2).seconds).toBeCloseTo(6.2, 6)
  })

  it('counts 86 pointed and pressed steps with a thought each', () => {
    const estimate = read('86M 86P 86B')
    expect(estimate.seconds).toBeCloseTo(86 * 2.65, 6)
    expect(estimate.counts).toEqual({ K: 0, P: 86, B: 86, H: 0, M: 86 })
    expect(estimate.low).toBeCloseTo(estimate.seconds * 0.79, 6)
  })

  it("adds the system's own time, repeated like the rest", () => {
    expect(read('2R(1.5) r(0.25)').waiting).toBeCloseTo(3.25, 6)
    expect(read('').seconds).toBe(0)
  })

  it('says where it cannot read', () => {
    expect(estimateKlm('M P X K')).toEqual({ unreadable: 'XK' })
    expect(estimateKlm('R(x)')).toEqual({ unreadable: 'R(X)' })
  })

  it('takes anything without hanging or throwing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 500 }), (text) => void estimateKlm(text)))
    fc.assert(fc.property(fc.stringMatching(/^[0-9KPBHMR().]*$/), (text) => void estimateKlm(text)))
  })
})
