import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { manyLists, populationOf, simulateLists, twoLists } from './index.ts'

/** A small generator with a seed (mulberry32), so that every run tries the same populations. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Share of simulated populations whose interval holds the true size. */
function coverage(size: number, chances: readonly number[], populations: number): number {
  const random = seeded(size)
  let held = 0
  for (let one = 0; one < populations; one += 1) {
    const answer = populationOf(simulateLists(size, chances, random))
    if ('reason' in answer) throw new Error(`nothing to estimate from: ${answer.reason}`)
    if (answer.low <= size && size <= answer.high) held += 1
  }
  return held / populations
}

describe('two lists', () => {
  it('agrees with the textbook lake of turtles: 10 marked, 15 caught, 5 of them marked', () => {
    // Wikipedia, "Mark and recapture": Chapman 28, asymmetric 95 % interval 22 to 65
    const turtles = twoLists({ first: 10, second: 15, both: 5 })
    expect(turtles?.estimate).toBeCloseTo(28.33, 2)
    expect(Math.round(turtles?.low ?? 0)).toBe(22)
    expect(Math.round(turtles?.high ?? 0)).toBe(65)
  })

  it('agrees with the hepatitis A outbreak of Chao et al. 2001 (Statistics in Medicine 20:3123), pair by pair', () => {
    // P 135, Q 122, E 126 cases; Petersen gives 336, 378 and 334, and Chapman corrects each a little downwards
    for (const [first, second, both, petersen] of [
      [135, 122, 49, 336],
      [135, 126, 45, 378],
      [122, 126, 46, 334],
    ] as const) {
      expect(Math.round((first * second) / both)).toBe(petersen)
      const estimate = twoLists({ first, second, both })?.estimate ?? 0
      expect(estimate).toBeLessThan(petersen)
      expect(estimate).toBeGreaterThan(petersen * 0.98)
    }
  })

  it('is what was seen when both lists have everything', () => {
    expect(twoLists({ first: 40, second: 40, both: 40 })).toMatchObject({ estimate: 40, n: 40 })
  })

  it('says nothing of an empty list, or of an overlap larger than a list', () => {
    expect(twoLists({ first: 0, second: 9, both: 0 })).toBeNull()
    expect(twoLists({ first: 5, second: 9, both: 6 })).toBeNull()
  })
})

describe('many lists', () => {
  it('agrees with the snowshoe hares of Otis et al. 1978, as Baillargeon & Rivest 2007 report them', () => {
    // J. Stat. Softw. 19(5), "Mh Chao (LB)": 79.8 of 68 hares seen on six occasions, 25 of them once and 22 twice
    expect(manyLists({ once: 25, twice: 22, seen: 68, lists: 6 })?.estimate).toBeCloseTo(79.8, 1)
  })

  it('agrees with the count of R users in Daróczi 2015 (Mastering Data Analysis with R, chapter 14)', () => {
    // Rcapture prints 806279.2, standard error 26954.8
    const users = manyLists({ once: 44_312, twice: 860, seen: 45_212, lists: 3 })
    expect(Math.abs((users?.estimate ?? 0) - 806_279.2)).toBeLessThan(1)
    const unseen = (users?.estimate ?? 0) - 45_212
    const reach = Math.log(((users?.high ?? 0) - 45_212) / unseen) / 1.959_964
    expect(unseen * Math.sqrt(Math.exp(reach ** 2) - 1)).toBeCloseTo(26_954.8, -1)
  })

  it('never says fewer than were seen, nor an estimate outside its bounds', () => {
    const counts = fc.record({
      once: fc.nat(500),
      twice: fc.nat(300),
      more: fc.nat(200),
      lists: fc.integer({ min: 2, max: 9 }),
    })
    fc.assert(
      fc.property(counts, ({ once, twice, more, lists }) => {
        const interval = manyLists({ once, twice, seen: once + twice + more, lists })
        fc.pre(interval !== null)
        expect(interval.low).toBeGreaterThanOrEqual(interval.n)
        expect(interval.estimate).toBeGreaterThanOrEqual(interval.low)
        expect(interval.high).toBeGreaterThanOrEqual(interval.estimate)
      }),
    )
  })
})

describe('an estimate from histories', () => {
  const histories = (counts: Record<string, number>) =>
    Object.entries(counts).map(([names, count]) => ({ lists: names.split('+'), count }))

  it('is refused with a reason where the lists cannot carry it', () => {
    expect(populationOf([])).toMatchObject({ reason: 'nothing-seen', seen: 0 })
    expect(populationOf(histories({ a: 40 }))).toMatchObject({ reason: 'one-list', seen: 40 })
    expect(populationOf(histories({ a: 40, b: 30, 'a+b': 6 }))).toMatchObject({
      reason: 'small-overlap',
      overlap: 6,
    })
  })

  it('is Chapman’s of two lists and Chao’s of three', () => {
    expect(populationOf(histories({ a: 86, b: 73, 'a+b': 49 }))).toMatchObject({
      method: 'chapman',
      overlap: 49,
    })
    // the outbreak of Chao et al. 2001: 187 in one list, 56 in two, 28 in all three
    const outbreak = populationOf(
      histories({ p: 69, q: 55, e: 63, 'p+q': 21, 'p+e': 17, 'q+e': 18, 'p+q+e': 28 }),
    )
    expect(outbreak).toMatchObject({ method: 'chao', n: 271, overlap: 84, dependent: false })
    // a lower bound: the screening afterwards found about 545 infected
    expect('estimate' in outbreak && outbreak.estimate).toBeCloseTo(271 + ((2 / 3) * 187 ** 2) / (2 * 56), 6)
  })

  it('says so when the lists lean on each other', () => {
    const copied = populationOf(
      histories({ a: 20, b: 20, c: 400, 'a+b': 300, 'a+c': 15, 'b+c': 15, 'a+b+c': 15 }),
    )
    expect(copied).toMatchObject({ method: 'chao', dependent: true })
  })

  // a thousand populations of each kind are tried by bench/populations.ts
  it.each([
    { lists: 2, size: 400, chances: [0.4, 0.3] },
    { lists: 4, size: 400, chances: [0.3, 0.3, 0.3, 0.3] },
  ])('holds the truth in 95 of a hundred populations, from $lists lists', ({ size, chances }) => {
    const share = coverage(size, chances, 400)
    // four standard deviations of 400 tries around 95 %
    expect(Math.abs(share - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / 400))
  })
})
