import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  HIGHEST_THRESHOLD,
  LEAST_LESSONS,
  type Lesson,
  LOWEST_THRESHOLD,
  learnThreshold,
} from './learn-threshold.ts'
import { DEFAULT_THRESHOLD } from './likeness-weights.ts'

const lessons = (count: number, lesson: (place: number) => Lesson) =>
  Array.from({ length: count }, (_, place) => lesson(place))

describe('what decisions teach', () => {
  it('is nothing while they are few', () => {
    expect(learnThreshold(lessons(LEAST_LESSONS - 1, () => ({ score: 4, alike: false })))).toBe(
      DEFAULT_THRESHOLD,
    )
  })

  it('raises the threshold when people reject weak pairs', () => {
    const threshold = learnThreshold(
      lessons(60, (place) => ({ score: 2 + (place % 5), alike: place % 5 >= 2 })),
    )
    expect(threshold).toBeGreaterThan(2.8)
    expect(threshold).toBeLessThan(4.2)
  })

  it('lowers it when people accept all, but not to the bottom', () => {
    const threshold = learnThreshold(lessons(60, (place) => ({ score: 2 + (place % 5), alike: true })))
    expect(threshold).toBeLessThan(DEFAULT_THRESHOLD)
    expect(threshold).toBeGreaterThanOrEqual(LOWEST_THRESHOLD)
  })

  it('rises with a rejection and falls with an acceptance, or stays', () => {
    const base = lessons(40, (place) => ({ score: 1 + (place % 7), alike: place % 3 > 0 }))
    fc.assert(
      fc.property(fc.double({ min: 0, max: 14, noNaN: true }), (score) => {
        const before = learnThreshold(base)
        expect(learnThreshold([...base, { score, alike: false }])).toBeGreaterThanOrEqual(before)
        expect(learnThreshold([...base, { score, alike: true }])).toBeLessThanOrEqual(before)
      }),
    )
  })

  it('stays within bounds and does not depend on the order, whatever people say', () => {
    const anyLesson = fc.record({ score: fc.double({ min: 0, max: 14, noNaN: true }), alike: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anyLesson, { maxLength: 80 }), (all) => {
        const threshold = learnThreshold(all)
        expect(threshold).toBeGreaterThanOrEqual(LOWEST_THRESHOLD)
        expect(threshold).toBeLessThanOrEqual(HIGHEST_THRESHOLD)
        expect(learnThreshold(all.toReversed())).toBe(threshold)
      }),
    )
  })
})
