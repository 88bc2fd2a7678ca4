import { beforeEach, describe, expect, it } from 'vitest'
import { readEntries, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { catchUpAdoptions } from './derive-adoptions.ts'
import { readMemberships } from './membership/read-memberships.ts'
import { stateMembership } from './membership/state-membership.ts'
import { readAdoptions, recallAdoptions, usedOn } from './read-adoptions.ts'
import { stateAdoption } from './state-adoption.ts'
import { foundCountry, JOINT_BODY, municipality, nameOf, type SmallCountry } from './testing/small-country.ts'

let database: TestDatabase
let country: SmallCountry
createDatabaseForEachTest((made) => {
  database = made
})
beforeEach(async () => {
  country = await foundCountry(database)
})

const named = (numbers: readonly number[]) =>
  numbers.map((number) => ({
    type: 'used-by' as const,
    to: { organisation: { name: nameOf(number) } },
  }))
/** A solution of municipality 1 that names these as users. */
async function solution(users: readonly number[], releasedOn = '2024-05-01'): Promise<string> {
  const [id = ''] = await country.record([
    {
      kind: 'solution',
      key: 'alarm',
      organisation: { name: nameOf(1) },
      claims: { title: 'Trygghetsappen', releasedOn },
      links: named(users),
    },
  ])
  await catchUpAdoptions(country.act('matcher'))
  return id
}
const adoptions = async (record: string) => readAdoptions(country.act('public'), { records: [record] })
const counted = async (record: string) =>
  (await adoptions(record)).filter(({ counts }) => counts).map(({ organisation }) => organisation.id)
const said = async (record: string, number: number) =>
  (await adoptions(record)).find(({ organisation }) => organisation.id === municipality(number))

describe('what sources claim', { timeout: 30_000 }, () => {
  it('becomes an unverified adoption for each user that a solution names', async () => {
    const id = await solution([2, 3])
    expect(await counted(id)).toEqual([municipality(2), municipality(3)])
    expect(await said(id, 2)).toMatchObject({ evidence: 'supplier-claim', stage: 'using', since: null })
  })

  it('is withdrawn when the source no longer says it, and history keeps it', async () => {
    const id = await solution([2, 3])
    await solution([3])
    expect(await counted(id)).toEqual([municipality(3)])
    await sequenceAll(country.act('operator'))
    const [gone] = await readEntries(country.act('operator'), {
      from: 0,
      limit: 10,
      types: ['adoption.withdrawn'],
    })
    expect(gone?.subject).toBe(`adoption:${municipality(2)}:${id}`)
  })

  it('changes nothing when the same entries are read again', async () => {
    await solution([2])
    const ctx = country.act('matcher')
    await ctx.sql`update ledger.bookmark set next_index = 0`
    await catchUpAdoptions(ctx)
    await sequenceAll(country.act('operator'))
    const types = { from: 0, limit: 50, types: ['adoption.changed', 'adoption.heard'] }
    expect(await readEntries(country.act('operator'), types)).toHaveLength(1)
  })

  it('is an observation when an initiative shows a contract, at the stage of its phase', async () => {
    const [product = ''] = await country.record([
      { kind: 'product', key: 'larm', identifiers: ['test:larm'], claims: { title: 'Larmlådan' } },
    ])
    await country.record([
      {
        kind: 'initiative',
        key: 'inför',
        organisation: { name: nameOf(4) },
        claims: {
          title: 'Inför larm',
          phase: 'pilot',
          startsOn: '2026-01',
          money: [{ scope: 'contract', amountMinor: 100, currency: 'SEK' }],
        },
        links: [{ type: 'uses-product', to: { record: 'product', identifier: 'test:larm' } }],
      },
    ])
    await catchUpAdoptions(country.act('matcher'))
    expect(await said(product, 4)).toMatchObject({
      evidence: 'observed',
      stage: 'trying',
      since: '2026-01',
      counts: false,
    })
  })
})

describe('what people state', { timeout: 30_000 }, () => {
  const own = (number: number, role = 'publisher') => country.act(role, municipality(number))

  it('the adopter confirms, with dates and effort, and its word goes first', async () => {
    const id = await solution([2])
    await stateAdoption(own(2), {
      organisation: municipality(2),
      record: id,
      word: 'confirm',
      stage: 'using',
      since: '2025-03',
      costSek: 120_000,
      weeks: 6,
    })
    expect(await said(id, 2)).toMatchObject({
      evidence: 'confirmed',
      since: '2025-03',
      costSekMinor: 12_000_000,
      weeks: 6,
      voices: 2,
    })
  })

  it('a denial by the adopter wins the count, and both voices stay to be seen', async () => {
    const id = await solution([2, 3])
    await stateAdoption(own(2), {
      organisation: municipality(2),
      record: id,
      word: 'deny',
      reason: 'Vi provade aldrig.',
    })
    expect(await counted(id)).toEqual([municipality(3)])
    expect(await said(id, 2)).toMatchObject({
      denied: true,
      counts: false,
      reason: 'Vi provade aldrig.',
      voices: 2,
    })
  })

  it('also wins over an observation, which is told as a doubt', async () => {
    const id = await solution([])
    const observed = {
      organisation: municipality(2),
      record: id,
      word: 'observe',
      basis: 'contract',
    } as const
    await stateAdoption(country.act('analyst'), observed)
    await stateAdoption(own(2), { ...observed, word: 'deny', basis: null, reason: 'Avtalet gällde annat.' })
    expect(await said(id, 2)).toMatchObject({ counts: false, doubts: ['denied-but-observed'] })
  })

  it('leaving keeps when it was used and why it ended', async () => {
    const id = await solution([])
    const use = { organisation: municipality(2), record: id, word: 'confirm', since: '2024-06-01' } as const
    await stateAdoption(own(2), { ...use, stage: 'using' })
    country.now.forward({ days: 1 })
    await stateAdoption(own(2), {
      ...use,
      since: null,
      stage: 'left',
      until: '2026-02',
      reason: 'Ny upphandling.',
    })
    const left = await said(id, 2)
    expect(left).toMatchObject({ stage: 'left', since: '2024-06-01', until: '2026-02', counts: false })
    if (!left) throw new Error('not there')
    const days = ['2024-05-31', '2024-06-01', '2026-02-28', '2026-03-01']
    expect(days.map((day) => usedOn(left, day))).toEqual([false, true, true, false])
  })

  it('what was known before an entry can be told again from the ledger alone', async () => {
    const id = await solution([2])
    await sequenceAll(country.act('operator'))
    const ctx = country.act('operator')
    const [size] = await ctx.sql<{ size: number }[]>`select size from ledger.head`
    await stateAdoption(own(2), { organisation: municipality(2), record: id, word: 'deny', reason: 'Nej.' })
    await sequenceAll(ctx)
    expect(await recallAdoptions(ctx, [id], size?.size ?? 0)).toMatchObject([{ counts: true }])
    expect(await recallAdoptions(ctx, [id], 10_000)).toMatchObject([{ counts: false }])
  })

  it('a date before the solution existed is kept, and told as a doubt', async () => {
    const id = await solution([], '2024-05-01')
    await stateAdoption(own(2), {
      organisation: municipality(2),
      record: id,
      word: 'claim',
      stage: 'using',
      since: '2019',
    })
    expect(await said(id, 2)).toMatchObject({ doubts: ['before-solution'] })
  })

  it.each([
    ['a start in the future', { stage: 'using', since: '2031-01' }, Invalid],
    ['an end before the start', { stage: 'left', since: '2025', until: '2024', reason: 'Slut' }, Invalid],
    ['leaving without a reason', { stage: 'left' }, Invalid],
    ['a denial without a reason', { word: 'deny', stage: null }, Invalid],
    ['a use without a stage', { stage: null }, Invalid],
    ['a date that is none', { since: '2025-13-40' }, Invalid],
    ['a solution that is not there', { record: 's000000000000' }, NotFound],
    ['somebody else’s organisation', { organisation: municipality(5) }, NotAllowed],
  ] as const)('refuses %s', async (_, parts, problem) => {
    const record = await solution([])
    const stated = { organisation: municipality(2), record, word: 'claim', stage: 'using', ...parts } as const
    await expect(stateAdoption(own(2), stated)).rejects.toBeInstanceOf(problem)
  })

  it('is not for the public, nor a confirmation for a reporter', async () => {
    const record = await solution([])
    const stated = { organisation: municipality(2), record, word: 'confirm', stage: 'using' } as const
    await expect(stateAdoption(country.act('public'), stated)).rejects.toBeInstanceOf(NotAllowed)
    await expect(stateAdoption(own(2, 'reporter'), stated)).rejects.toBeInstanceOf(NotAllowed)
  })
})

describe('a joint body', { timeout: 30_000 }, () => {
  const join = (member: number) =>
    stateMembership(country.act('operator'), {
      jointBody: JOINT_BODY,
      member: municipality(member),
      source: 'förbundsordning',
    })

  it('counts for each of its members once, also when a member is named directly', async () => {
    await join(5)
    await join(6)
    const id = await solution([6, 99])
    expect(await counted(id)).toEqual([JOINT_BODY, municipality(5), municipality(6)])
    expect(await said(id, 5)).toMatchObject({ through: { id: JOINT_BODY } })
    expect(await said(id, 6)).toMatchObject({ through: null, doubts: ['also-directly'] })
  })

  it('is heard by those who join later, and joining twice changes nothing in the count', async () => {
    const id = await solution([99])
    await join(5)
    await join(5)
    expect(await counted(id)).toEqual([JOINT_BODY, municipality(5)])
  })

  it('does not speak for a member that denies', async () => {
    await join(5)
    const id = await solution([99])
    await stateAdoption(country.act('publisher', municipality(5)), {
      organisation: municipality(5),
      record: id,
      word: 'deny',
      reason: 'Vi är inte med i den delen.',
    })
    expect(await counted(id)).toEqual([JOINT_BODY])
  })

  it('must be one that acts for members, and not its own member', async () => {
    const state = (jointBody: string, member: string) =>
      stateMembership(country.act('operator'), { jointBody, member, source: 'protokoll' })
    await expect(state(municipality(1), municipality(2))).rejects.toBeInstanceOf(Invalid)
    await expect(state(JOINT_BODY, JOINT_BODY)).rejects.toBeInstanceOf(Conflict)
  })
})

describe('the host of a shared board', { timeout: 30_000 }, () => {
  const host = municipality(7)
  const join = (parts: object, ctx = country.act('administrator', host)) =>
    stateMembership(ctx, { jointBody: host, member: municipality(5), source: 'avtal § 2', ...parts })

  it('acts for the others in the named solutions alone', async () => {
    const [app = '', other = ''] = await country.record(
      ['a', 'b'].map((key) => ({
        kind: 'solution' as const,
        key,
        organisation: { name: nameOf(1) },
        claims: { title: `Lösning ${key}` },
        links: named([7]),
      })),
    )
    await catchUpAdoptions(country.act('matcher'))
    await expect(join({})).rejects.toMatchObject({ fields: [{ field: 'records' }] })
    await join({ records: [app] })
    expect(await counted(app)).toEqual([municipality(5), host])
    expect(await counted(other)).toEqual([host])
  })
})

describe('who says that somebody acts for a member', { timeout: 30_000 }, () => {
  const stated = { jointBody: JOINT_BODY, member: municipality(5), source: 'förbundsordning' }
  const say = (who: string, parts: object = {}) =>
    stateMembership(country.act('administrator', who), { ...stated, ...parts })

  it('may be the body or the member; what is said later goes before, and all of it stays to be seen', async () => {
    const id = await solution([99])
    await say(JOINT_BODY)
    expect(await counted(id)).toEqual([JOINT_BODY, municipality(5)])
    country.now.forward({ days: 1 })
    await say(municipality(5), { withdrawn: true, source: 'Vi har aldrig varit medlemmar.' })
    expect(await counted(id)).toEqual([JOINT_BODY])
    const told = await readMemberships(country.act('public'), municipality(5))
    expect(told.map(({ stands, takesBack, statedBy }) => [stands, takesBack, statedBy])).toEqual([
      [false, true, nameOf(5)],
      [false, false, nameOf(99)],
    ])
    await say(JOINT_BODY)
    expect(await counted(id)).toEqual([JOINT_BODY, municipality(5)])
  })

  it('ends it with a date, after which the member is no longer counted', async () => {
    const id = await solution([99])
    await say(JOINT_BODY, { since: '2020', until: '2026-10-31' })
    expect(await counted(id)).toEqual([JOINT_BODY])
    await say(JOINT_BODY, { since: '2020', until: '2026' })
    expect(await counted(id)).toEqual([JOINT_BODY, municipality(5)])
  })

  it.each([
    ['others', () => say(municipality(6)), NotAllowed],
    ['a date in the future', () => say(JOINT_BODY, { since: '2031' }), Invalid],
    ['an end before the beginning', () => say(JOINT_BODY, { since: '2025', until: '2024' }), Invalid],
    ['a person', () => say(JOINT_BODY, { source: 'Ring 070-174 06 05' }), Invalid],
    ['a body that is not there', () => say('SE9', { jointBody: 'SE9' }), NotFound],
  ])('refuses %s', async (_, state, problem) => {
    await expect(state()).rejects.toBeInstanceOf(problem)
  })
})
