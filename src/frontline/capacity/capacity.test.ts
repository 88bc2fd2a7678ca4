import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capacityOf } from './capacity.ts'
import { readPoints } from './read-points.ts'

/** Ten steady weeks, two of transition, ten at a tenth. */
const points = Array.from({ length: 22 }, (_, at) => ({
  period: `v${at + 1}`,
  output: at < 10 ? 1_000 + at : at < 12 ? 50 : 100,
  staffHours: 100,
}))

describe('capacity', () => {
  const result = capacityOf({ points, changeAt: 'v11', transition: 2 })

  it('is output per staffed hour, before against after the transition', () => {
    expect(result.before).toBeCloseTo(10.045, 6)
    expect(result.after).toBe(1)
    expect(result.share).toBeCloseTo(0.0996, 4)
  })

  it('names the worst period since the change', () => {
    expect(result.lowest).toMatchObject({ period: 'v11', share: expect.closeTo(0.0498, 4) })
  })

  it('finds the jump against where the trend would have led', () => {
    expect(result.interruption?.jump.estimate).toBeCloseTo(1 - 10 - 0.12, 6)
  })

  it('is unknown where nobody was at work', () => {
    const empty = points.map((point) => ({ ...point, staffHours: 0 }))
    expect(capacityOf({ points: empty, changeAt: 'v11', transition: 2 })).toMatchObject({
      before: null,
      share: null,
      lowest: null,
    })
  })

  it('never ends in a number that is not one', () => {
    const figure = fc.double({ min: 0, max: 1e6, noNaN: true })
    const any = fc.array(fc.record({ output: figure, staffHours: figure }), { minLength: 2, maxLength: 40 })
    fc.assert(
      fc.property(any, fc.nat(39), fc.nat(5), (some, change, transition) => {
        const own = some.map((one, at) => ({ ...one, period: String(at) }))
        const { share } = capacityOf({ points: own, changeAt: String(change % own.length), transition })
        expect(Number.isNaN(share)).toBe(false)
      }),
    )
  })
})

describe('a file of capacity', () => {
  it('is read in Swedish and English, with comma or point', () => {
    const swedish = readPoints('Vecka;Utfört;Bemanningstimmar\n2026-01;1 200,5;40\n2026-02;900;38,5')
    const english = readPoints('period,output,staff hours\n2026-01,1200.5,40\n2026-02,900,38.5')
    expect(swedish).toEqual(english)
    expect('points' in swedish && swedish.points[0]).toEqual({
      period: '2026-01',
      output: 1200.5,
      staffHours: 40,
    })
  })

  it('names the first row that cannot be read', () => {
    expect(readPoints('period,output\n1,2')).toEqual({ row: 1 })
    expect(readPoints('period,output,hours\n1,2,3\n2,x,3')).toEqual({ row: 3 })
    expect(readPoints('')).toEqual({ row: 1 })
    fc.assert(fc.property(fc.string(), (text) => void readPoints(text)))
  })
})
