import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { ledgerSize, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { linkReuse, readReuseLinks } from './link-reuse.ts'
import { followPolicy } from './policy/follow-policy.ts'
import { keepPolicy } from './policy/keep-policy.ts'
import { whatIf } from './policy/what-if.ts'
import { stateAdoption } from './state-adoption.ts'
import { stateBlocker } from './state-blocker.ts'
import { foundCountry, municipality, nameOf, type SmallCountry } from './testing/small-country.ts'
import { agreeOnPool } from './together/agree-on-pool.ts'
import { readInterest, readPool, readPoolHistory } from './together/read-interest.ts'
import { stateInterest } from './together/state-interest.ts'

let database: TestDatabase
let country: SmallCountry
let solution: string
let initiative: string
createDatabaseForEachTest((made) => {
  database = made
})
beforeEach(async () => {
  country = await foundCountry(database)
  const [one = '', other = ''] = await country.record([
    { kind: 'solution', key: 'a', organisation: { name: nameOf(1) }, claims: { title: 'Appen' } },
    { kind: 'initiative', key: 'b', organisation: { name: nameOf(2) }, claims: { title: 'Vår app' } },
  ])
  solution = one
  initiative = other
})
const own = (number: number, role = 'publisher') => country.act(role, municipality(number))

describe('reuse', { timeout: 30_000 }, () => {
  it('is a stored tie with effort and result, seen from both ends, and stated again it replaces', async () => {
    const tie = { record: initiative, type: 'builds-on', toRecord: `/sv/losningar/${solution}` } as const
    await linkReuse(own(2), { ...tie, weeks: 4 })
    await linkReuse(own(2), { ...tie, weeks: 6, result: 'Gick bra.' })
    for (const end of [initiative, solution]) {
      expect(await readReuseLinks(own(2), end)).toMatchObject([
        { type: 'builds-on', weeks: 6, result: 'Gick bra.', stated: true, to: { id: solution } },
      ])
    }
  })

  it.each([
    ['to itself', () => ({ toRecord: initiative }), Conflict],
    ['to nothing', () => ({ toRecord: 'i000000000000' }), NotFound],
    ['of an unknown kind', () => ({ type: 'copies' as 'builds-on' }), Invalid],
  ])('refuses a tie %s', async (_, parts, problem) => {
    const tie = { record: initiative, type: 'builds-on' as const, toRecord: solution, ...parts() }
    await expect(linkReuse(own(2), tie)).rejects.toBeInstanceOf(problem)
  })

  it('is for the organisation whose effort it is', async () => {
    const tie = { record: initiative, type: 'builds-on', toRecord: solution } as const
    await expect(linkReuse(own(3), tie)).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('interest', { timeout: 30_000 }, () => {
  const want = (number: number, parts: object = {}) =>
    stateInterest(own(number, 'reporter'), {
      organisation: municipality(number),
      target: solution,
      level: 'want',
      contactRole: 'IT-chef',
      ...parts,
    })

  it('proposes a group when three want the same, and takes its agreement', async () => {
    await want(3)
    await want(4, { level: 'co-fund', amountSek: 50_000 })
    expect(await readPool(own(3), solution)).toBeNull()
    await want(3, { level: 'procure' })
    expect(await readPool(own(3), solution)).toBeNull()
    await want(5)
    expect(await readPool(own(3), solution)).toMatchObject({ state: 'proposed', agreement: null })
    expect((await readInterest(own(3), solution)).map(({ level }) => level)).toEqual([
      'procure',
      'co-fund',
      'want',
    ])
    const shares = [3, 4].map((number) => ({ organisation: municipality(number), percent: 50 }))
    const agreement = { target: solution, lead: municipality(3), steering: 'En röst var.', shares }
    await expect(agreeOnPool(own(3), { ...agreement, shares: shares.slice(1) })).rejects.toBeInstanceOf(
      Invalid,
    )
    await agreeOnPool(own(3), agreement)
    expect(await readPool(own(3), solution)).toMatchObject({ state: 'formed', agreement: { shares } })
    await agreeOnPool(own(5), { ...agreement, steering: 'Två röster för den som leder.' })
    await sequenceAll(country.act('operator'))
    expect(
      (await readPoolHistory(own(3), solution)).map(({ by, agreement: one }) => [by, one?.steering]),
    ).toEqual([
      [municipality(5), 'Två röster för den som leder.'],
      [municipality(3), 'En röst var.'],
      [null, undefined],
    ])
  })

  it('binds nobody who has not asked for it, and is noted by those who take part alone', async () => {
    for (const number of [3, 4, 5]) await want(number)
    const shares = [3, 6].map((number) => ({ organisation: municipality(number), percent: 50 }))
    const agreement = { target: solution, lead: municipality(3), steering: 'En röst var.', shares }
    await expect(agreeOnPool(own(3), agreement)).rejects.toMatchObject({ fields: [{ field: 'shares' }] })
    const fair = { ...agreement, shares: [3, 4].map((n) => ({ organisation: municipality(n), percent: 50 })) }
    await expect(agreeOnPool(own(6), fair)).rejects.toBeInstanceOf(NotAllowed)
    const led = { ...fair, lead: municipality(6) }
    await expect(agreeOnPool(own(3), led)).rejects.toMatchObject({ fields: [{ field: 'lead' }] })
  })

  it('can be taken back, and takes a role but no address', async () => {
    await want(3)
    await want(3, { withdrawn: true })
    expect(await readInterest(own(3), solution)).toEqual([])
    await expect(want(3, { contactRole: 'anna@prov.se' })).rejects.toBeInstanceOf(Invalid)
  })

  it('cannot be agreed on before a group is proposed', async () => {
    const shares = [1, 2].map((number) => ({ organisation: municipality(number), percent: 50 }))
    await expect(
      agreeOnPool(own(1), { target: solution, lead: municipality(1), steering: 'Ingen', shares }),
    ).rejects.toBeInstanceOf(Conflict)
  })
})

describe('a scaling policy', { timeout: 30_000 }, () => {
  const policy = () => ({
    owner: municipality(1),
    title: 'Alla små får appen',
    goal: 'Sex kommuner använder appen före 2029.',
    records: [solution],
    eligible: { kinds: ['municipality' as const], populationTo: 300_000 },
    target: 6,
    by: '2028-12-31',
    instrument: 'support' as const,
    means: 'Införandestöd',
    decidedOn: '2026-01-15',
    milestones: [
      { by: '2026-06-30', adopters: 3 },
      { by: '2027-12-31', adopters: 5 },
    ],
  })
  const use = (number: number, since: string, costSek: number | null = null) =>
    stateAdoption(own(number), {
      organisation: municipality(number),
      record: solution,
      word: 'confirm',
      stage: 'using',
      since,
      costSek,
    })

  it('is followed up: users, gap, milestones, who has not and why, and what the rest would cost', async () => {
    const id = await keepPolicy(own(1), policy())
    await use(2, '2025-01-01', 100_000)
    await use(3, '2025-06-01', 200_000)
    await use(12, '2025-06-01', 9_000_000)
    await stateBlocker(own(4), { organisation: municipality(4), record: solution, code: 'integration' })
    await sequenceAll(country.act('operator'))
    const standing = await followPolicy(own(1), id, null)
    expect(standing).toMatchObject({ users: 2, gap: 4, chance: null })
    expect(standing.milestones.map(({ had, reached }) => [had, reached])).toEqual([
      [2, false],
      [2, null],
    ])
    expect(standing.notYet).toHaveLength(7)
    expect(standing.notYet.find(({ organisation }) => organisation.id === municipality(4))?.blockers).toEqual(
      [{ code: 'integration', words: null }],
    )
    expect(standing.whatIf).toMatchObject({
      from: 2,
      to: 6,
      cost: { n: 3 },
      benefitPerYear: { n: 0, range: null },
    })
  })

  it('gives the same report again from the index it was made at, whatever has come since', async () => {
    const id = await keepPolicy(own(1), policy())
    await use(2, '2025-01-01')
    await sequenceAll(country.act('operator'))
    const size = await ledgerSize(own(1))
    const then = await followPolicy(own(1), id, size)
    country.now.forward({ days: 40 })
    await use(3, '2025-02-01')
    await keepPolicy(own(1), { ...policy(), id, target: 8 })
    await sequenceAll(country.act('operator'))
    expect(await followPolicy(own(1), id, size)).toEqual(then)
    expect(await followPolicy(own(1), id, null)).toMatchObject({ users: 2, gap: 6, policy: { version: 2 } })
    await expect(followPolicy(own(1), id, 1)).rejects.toBeInstanceOf(NotFound)
  })

  it.each([
    ['a goal beyond the eligible', { target: 12 }],
    ['a goal before its decision', { by: '2025-01-01' }],
    ['a milestone beyond the goal', { milestones: [{ by: '2027-01-01', adopters: 7 }] }],
    ['no solution', { records: [] }],
  ])('refuses %s', async (_, parts) => {
    await expect(keepPolicy(own(1), { ...policy(), ...parts })).rejects.toBeInstanceOf(Invalid)
  })

  it('is changed by its owner only', async () => {
    const id = await keepPolicy(own(1), policy())
    await expect(keepPolicy(own(2), { ...policy(), id, owner: municipality(2) })).rejects.toBeInstanceOf(
      Conflict,
    )
    await expect(keepPolicy(own(2), { ...policy(), id })).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('what if', () => {
  const stated = (costs: readonly (number | null)[]) => costs.map((cost) => ({ cost, benefitPerYear: null }))

  it('says nothing from two, and a range from three, times those to come', () => {
    expect(whatIf(stated([100, 300, null]), 3, 10).cost).toEqual({ n: 2, range: null })
    expect(whatIf(stated([100, 300, 200]), 3, 10).cost).toEqual({
      n: 3,
      range: { low: 700, middle: 1_400, high: 2_100 },
    })
  })

  it('costs nothing more when all have it, and keeps its order otherwise', () => {
    const costs = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 3, maxLength: 20 })
    fc.assert(
      fc.property(costs, fc.integer({ min: 0, max: 300 }), (all, to) => {
        const { range } = whatIf(stated(all), 20, to).cost
        if (to <= 20) expect(range).toEqual({ low: 0, middle: 0, high: 0 })
        expect(range?.low).toBeLessThanOrEqual(range?.middle ?? 0)
        expect(range?.middle).toBeLessThanOrEqual(range?.high ?? 0)
      }),
    )
  })
})

describe('what people write', { timeout: 30_000 }, () => {
  const person = 'Ring Anna på 070-174 06 05.'
  const want = { organisation: municipality(3), level: 'want', contactRole: 'IT-chef' } as const
  const use = { organisation: municipality(3), word: 'claim', stage: 'using' } as const

  it.each([
    ['scope', () => stateAdoption(own(3), { ...use, record: solution, scope: person })],
    ['changes', () => stateAdoption(own(3), { ...use, record: solution, changes: person })],
    ['outcome', () => stateAdoption(own(3), { ...use, record: solution, outcome: person })],
    ['reason', () => stateAdoption(own(3), { ...use, record: solution, word: 'deny', reason: person })],
    [
      'words',
      () =>
        stateBlocker(own(3), {
          organisation: municipality(3),
          record: solution,
          code: 'cost',
          words: person,
        }),
    ],
    ['words', () => stateInterest(own(3), { ...want, target: solution, words: person })],
    ['contactRole', () => stateInterest(own(3), { ...want, target: solution, contactRole: person })],
    [
      'result',
      () => linkReuse(own(2), { record: initiative, type: 'builds-on', toRecord: solution, result: person }),
    ],
  ] as const)('is refused in %s when it tells of a person', async (field, state) => {
    await expect(state()).rejects.toMatchObject({ fields: [{ field }] })
  })
})
