import { beforeEach, describe, expect, it } from 'vitest'
import { ledgerSize, readEntries, sequenceAll } from '#ledger'
import { NotAllowed } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import type { ObservationDraft } from '../observation/observation.ts'
import { loadResolver, registerOrganisations } from '../organisation/register-organisations.ts'
import { markMissing } from './mark-missing.ts'
import { type Origin, recordObservations } from './record-observations.ts'
import { inventedOrganisations } from './testing/invented-organisations.ts'

const { sql } = await createTestDatabase()
const now = fixedClock('2026-11-22T03:00:00Z')
const ctx = testContext(sql, { now })
const harvester = testContext(sql, { now, role: 'harvester' })
const { exempelköping, påhittsboda } = inventedOrganisations.id

/** How long the ledger was when the test began: history is never cleared away, not even here. */
let base = 0
beforeEach(async () => {
  await sql`truncate registry.organisation, registry.record cascade`
  await sequenceAll(ctx)
  base = await ledgerSize(ctx)
  await registerOrganisations(ctx, inventedOrganisations.register)
})

const origin = (parts: Partial<Origin> = {}): Origin => ({
  ...{ source: 'portal', owner: null, priority: 60, capture: null, demonstration: false },
  ...parts,
})
type InitiativeDraft = Extract<ObservationDraft, { kind: 'initiative' }>
const draft = (key: string, parts: Partial<InitiativeDraft> = {}): InitiativeDraft => ({
  kind: 'initiative',
  key,
  claims: { title: `Initiativ ${key}` },
  ...parts,
})
const record = async (drafts: readonly ObservationDraft[], from: Partial<Origin> = {}) => {
  now.forward({ seconds: 1 })
  return recordObservations(harvester, origin(from), drafts, await loadResolver(ctx))
}
const outcomesOf = async (drafts: readonly ObservationDraft[], from: Partial<Origin> = {}) =>
  (await record(drafts, from)).map((one) => one.outcome)
const records = () =>
  sql`select id, title, organisation, organisation_words, confirmed, disagreements, gone_at, version, claims, provenance
    from registry.record order by title`
const entriesOf = async (type: string) => {
  await sequenceAll(ctx)
  return readEntries(ctx, { from: base, limit: 1_000, types: [type] })
}

describe('recording what a source claims', () => {
  it('makes a record at first sight, and changes nothing when the same is said again', async () => {
    expect(await outcomesOf([draft('a'), draft('b')])).toEqual(['new', 'new'])
    const before = await records()
    const entries = await sql`select from ledger.pending`
    expect(await outcomesOf([draft('a'), draft('b')])).toEqual(['unchanged', 'unchanged'])
    expect(await records()).toEqual(before)
    expect(await sql`select from ledger.pending`).toHaveLength(entries.length)
  })

  it('supersedes what a source no longer says, and keeps the row', async () => {
    await record([draft('a')])
    expect(await outcomesOf([draft('a', { claims: { title: 'Nytt namn' } })])).toEqual(['changed'])
    const rows = await sql`
      select claims ->> 'title' as title, superseded_at is not null as superseded from registry.observation order by id`
    expect(rows).toEqual([
      { title: 'Initiativ a', superseded: true },
      { title: 'Nytt namn', superseded: false },
    ])
    expect(await records()).toMatchObject([{ title: 'Nytt namn', version: 2 }])
  })

  it('leaves an entry that holds the record whole and names what changed', async () => {
    const [first] = await record([draft('a')])
    await record([draft('a', { claims: { title: 'Nytt namn', phase: 'pilot' } })])
    const [changed] = await entriesOf('initiative.changed')
    expect(changed).toMatchObject({ subject: first?.record, role: 'harvester' })
    expect(changed?.content).toMatchObject({
      record: { title: 'Nytt namn', phase: 'pilot' },
      changed: ['phase', 'title'],
    })
  })

  it('takes two sources that share an identifier for one thing, and shows both where they disagree', async () => {
    const identifiers = ['procurement:SE58281']
    await record([draft('a', { identifiers, claims: { title: 'Journal', phase: 'idea' } })], {
      source: 'low',
      priority: 40,
    })
    const outcomes = await outcomesOf(
      [draft('z', { identifiers, claims: { title: 'Journal', phase: 'pilot' } })],
      {
        source: 'high',
        priority: 80,
      },
    )
    expect(outcomes).toEqual(['changed'])
    const [merged, ...others] = await records()
    expect(others).toEqual([])
    expect(merged).toMatchObject({ claims: { phase: 'pilot' }, disagreements: 1 })
    expect(merged?.provenance.phase.otherwise).toMatchObject([{ value: 'idea' }])
  })

  it('takes two drafts of one batch that share an identifier for one thing', async () => {
    const identifiers = ['procurement:SE58281']
    const outcomes = await record([draft('a', { identifiers }), draft('b', { identifiers, part: 'lots' })])
    expect(new Set(outcomes.map((one) => one.record)).size).toBe(1)
    expect(outcomes.map((one) => one.outcome)).toEqual(['new', 'changed'])
  })

  it('keeps the words of a source for an organisation that the register does not know, as an issue', async () => {
    const [outcome] = await record([
      draft('a', { organisation: { name: 'Bolaget Ingenstans' }, place: 'row 7' }),
    ])
    expect(outcome?.outcome).toBe('new')
    expect(outcome?.issues).toMatchObject([
      { severity: 'deviation', code: 'unknown-organisation', place: 'row 7', value: 'Bolaget Ingenstans' },
    ])
    expect(await records()).toMatchObject([{ organisation: null, organisation_words: 'Bolaget Ingenstans' }])
  })

  it('finds an organisation that has come to be known since, though the source says the same', async () => {
    const said = [draft('a', { organisation: { name: 'Nybildade kommun' } })]
    await record(said)
    const [model] = inventedOrganisations.register.organisations
    if (!model) throw new Error('the register is empty')
    const newcomer = {
      ...model,
      id: 'SE2129990037',
      uri: 'http://dataportal.se/organisation/SE2129990037',
      nameSv: 'Nybildade kommun',
    }
    await registerOrganisations(ctx, { organisations: [newcomer], aliases: [] })
    expect(await outcomesOf(said)).toEqual(['changed'])
    expect(await records()).toMatchObject([{ organisation: 'SE2129990037', organisation_words: null }])
  })

  it('rejects a draft that does not fit, names the field, and lets the others go on', async () => {
    const [bad, good] = await record([
      draft('a', { claims: { title: 'Journal', startsOn: 'våren 2021' }, place: 'row 3' }),
      draft('b'),
    ])
    expect(bad).toMatchObject({ outcome: 'rejected', record: null })
    expect(bad?.issues).toMatchObject([
      { severity: 'rejected', place: 'row 3, claims.startsOn', value: 'våren 2021' },
    ])
    expect(good?.outcome).toBe('new')
    expect(await records()).toHaveLength(1)
  })

  it('ties a link when the record it waited for comes', async () => {
    const to = { record: 'initiative', identifier: 'assignment:S2021/1' } as const
    await record([draft('amendment', { links: [{ type: 'amends', to }] })])
    expect(await sql`select to_record from registry.link`).toEqual([{ to_record: null }])
    const [target] = await record([draft('original', { identifiers: ['assignment:S2021/1'] })])
    expect(await sql`select to_record from registry.link`).toEqual([{ to_record: target?.record }])
  })

  it('replaces the links of a claim by those of the next, and keeps words that lead nowhere', async () => {
    const links = (words: string) => [{ type: 'used-by' as const, to: { words } }]
    await record([draft('a', { links: links('Region Ingenstans') })])
    await record([draft('a', { links: links('Region Annorstädes') })])
    expect(await sql`select to_words from registry.link`).toEqual([{ to_words: 'Region Annorstädes' }])
  })

  it('takes dated versions of one thing in one batch as following each other', async () => {
    const versions = ['idea', 'pilot', 'operation'] as const
    const outcomes = await outcomesOf(
      versions.map((phase) => draft('a', { claims: { title: 'Journal', phase } })),
    )
    expect(outcomes).toEqual(['new', 'changed', 'changed'])
    expect(await records()).toMatchObject([{ claims: { phase: 'operation' }, version: 3 }])
    expect(await sql`select from registry.observation`).toHaveLength(3)
  })

  it('finds no news in a folder of dated versions that it has read before, and takes what new bytes say', async () => {
    const version = (phase: 'idea' | 'pilot') => [draft('a', { claims: { title: 'Journal', phase } })]
    const folder = [
      { phase: 'idea', capture: 1 },
      { phase: 'idea', capture: 2 },
      { phase: 'pilot', capture: 3 },
    ] as const
    for (const { phase, capture } of folder) await record(version(phase), { capture })
    for (const { phase, capture } of folder) {
      expect(await outcomesOf(version(phase), { capture })).toEqual(['unchanged'])
    }
    expect(await records()).toMatchObject([{ claims: { phase: 'pilot' }, version: 2 }])
    expect(await outcomesOf(version('idea'), { capture: 4 })).toEqual(['changed'])
  })

  it('is confirmed when the source is the own system of the organisation the record is about, only then', async () => {
    const about = (name: string) => [draft(name, { organisation: { name } })]
    await record(about('Exempelköpings kommun'), { source: 'own', owner: exempelköping })
    await record(about('Påhittsboda kommun'), { source: 'own', owner: exempelköping })
    expect(await records()).toMatchObject([
      { organisation: exempelköping, confirmed: true },
      { organisation: påhittsboda, confirmed: false },
    ])
  })

  it('is for those who may', async () => {
    const visitor = testContext(sql, { role: 'public' })
    const resolve = await loadResolver(ctx)
    await expect(recordObservations(visitor, origin(), [draft('a')], resolve)).rejects.toThrow(NotAllowed)
    await expect(markMissing(visitor, 'portal', now())).rejects.toThrow(NotAllowed)
    expect(await records()).toHaveLength(0)
  })

  it('gives two processes that record the same thing at once one record', async () => {
    const resolve = await loadResolver(ctx)
    const both = await Promise.all(
      ['one', 'two'].map((source) =>
        recordObservations(
          harvester,
          origin({ source }),
          [draft(source, { identifiers: ['procurement:1'] })],
          resolve,
        ),
      ),
    )
    expect(new Set(both.flat().map((one) => one.record)).size).toBe(1)
    expect(
      both
        .flat()
        .map((one) => one.outcome)
        .sort(),
    ).toEqual(['changed', 'new'])
  })
})

describe('what a source no longer holds', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, number) => `k${number}`)
  const harvest = async (held: readonly string[]) => {
    now.forward({ hours: 1 })
    const startedAt = now()
    await record(held.map((key) => draft(key, { identifiers: [`thing:${key}`] })))
    return markMissing(harvester, 'portal', startedAt)
  }

  it('is gone after two harvests in a row without it, and not after one', async () => {
    await harvest(keys(3))
    expect(await harvest(keys(2))).toBe(0)
    expect(await harvest(keys(2))).toBe(1)
    const states = (await records()).map((row) => row.gone_at !== null)
    expect(states).toEqual([false, false, true])
    expect(await entriesOf('initiative.gone-at-source')).toHaveLength(1)
    expect(await harvest(keys(2))).toBe(0)
  })

  it('is not gone when it was missing once, came back, and was missing again', async () => {
    await harvest(keys(3))
    await harvest(keys(2))
    await harvest(keys(3))
    expect(await harvest(keys(2))).toBe(0)
  })

  it('is not counted at all when more than a fifth is missing at once', async () => {
    await harvest(keys(20))
    expect(await harvest(keys(15))).toBe(0)
    expect(await harvest(keys(15))).toBe(0)
    expect(await sql`select from registry.observation where missed > 0`).toHaveLength(0)
    expect(await harvest(keys(16))).toBe(0)
    expect(await harvest(keys(16))).toBe(4)
  })

  it('comes back as the same record when the source holds it again', async () => {
    await harvest(keys(3))
    await harvest(keys(2))
    await harvest(keys(2))
    const gone = (await records()).find((row) => row.gone_at !== null)
    expect(await outcomesOf([draft('k2', { identifiers: ['thing:k2'] })])).toEqual(['changed'])
    const [back] = await sql`select id, gone_at from registry.record where id = ${gone?.id}`
    expect(back).toEqual({ id: gone?.id, gone_at: null })
  })

  it('is not gone while another source still holds it', async () => {
    await harvest(keys(3))
    const [same] = await record([draft('same', { identifiers: ['thing:k2'] })], { source: 'other' })
    await harvest(keys(2))
    expect(await harvest(keys(2))).toBe(0)
    const [held] = await sql`select gone_at from registry.record where id = ${same?.record ?? ''}`
    expect(held).toEqual({ gone_at: null })
  })
})
