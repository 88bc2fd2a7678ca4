import { beforeAll, describe, expect, it } from 'vitest'
import { removeDemonstrationSources } from '#harvest'
import { ledgerSize, readEntries } from '#ledger'
import { NotAllowed } from '#platform/problems'
import { createTestDatabase, testContext } from '#platform/testing'
import {
  loadResolver,
  readRegister,
  recordObservations,
  registerOrganisations,
  removeDemonstrationRecords,
} from '#registry'
import { demonstrationStatus } from './demonstration-status.ts'
import { ensureDemonstration } from './ensure-demonstration.ts'
import { loadDemonstration } from './load-demonstration.ts'
import { readCounty } from './read-county.ts'
import { removeDemonstration } from './remove-demonstration.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const county = readCounty()
/** Initiatives that invented organisations tell of in their own rooms alone, under a source of their own. */
const told = county.rooms.filter(({ publishedDaysAgo }) => publishedDaysAgo !== undefined).length

/** Every row of the tables that the county touches, to compare before and after. */
const everything = async () => ({
  records: await sql`select * from registry.record order by id`,
  observations: await sql`select * from registry.observation order by id`,
  links: await sql`select * from registry.link order by id`,
  identifiers: await sql`select * from registry.identifier order by kind, identifier`,
  organisations: await sql`select * from registry.organisation order by id`,
  aliases: await sql`select * from registry.organisation_alias order by organisation, alias, kind`,
  sources: await sql`select * from harvest.source order by id`,
  runs: await sql`select * from harvest.run order by id`,
  captures: await sql`select * from harvest.capture order by id`,
  contents: await sql`select * from harvest.content order by sha256`,
  issues: await sql`select * from harvest.issue order by id`,
})

const real = { source: 'real-source', owner: null, priority: 60, capture: null, demonstration: false }

beforeAll(async () => {
  await registerOrganisations(ctx, readRegister())
  const draft = { kind: 'initiative', key: '1', claims: { title: 'Ett verkligt initiativ' } } as const
  await recordObservations(ctx, real, [draft], await loadResolver(ctx))
})

describe('the demonstration', () => {
  it('is for the operator alone to bring in and take away', async () => {
    for (const role of ['public', 'harvester', 'editor']) {
      const stranger = testContext(sql, { role })
      await expect(loadDemonstration(stranger)).rejects.toThrow(NotAllowed)
      await expect(removeDemonstration(stranger)).rejects.toThrow(NotAllowed)
      await expect(stranger.transaction(removeDemonstrationRecords)).rejects.toThrow(NotAllowed)
      await expect(stranger.transaction(removeDemonstrationSources)).rejects.toThrow(NotAllowed)
    }
    expect(await demonstrationStatus(ctx)).toMatchObject({ state: 'absent', initiatives: 0 })
  })

  it('stays out when it is switched off', async () => {
    expect(await ensureDemonstration(ctx, false)).toBeNull()
    expect(await demonstrationStatus(ctx)).toMatchObject({ state: 'absent', organisations: 0 })
  })

  it('comes in whole, marks all of it, and leaves what is real as it was', async () => {
    const before = await everything()
    const loaded = await ensureDemonstration(ctx)
    expect(loaded).toMatchObject({ changed: true, organisations: county.bodies.length })
    const after = await everything()
    const has = (kind: string) => county.items.filter((item) => item.kind === kind).length
    expect(await demonstrationStatus(ctx)).toEqual({
      state: 'loaded',
      edition: county.edition,
      organisations: county.bodies.length,
      initiatives: has('initiative') + told,
      solutions: has('solution'),
      products: has('product'),
      sources: county.sources.length + 1,
    })
    for (const table of ['records', 'organisations', 'sources'] as const) {
      expect(after[table].filter((row) => !row.demonstration)).toEqual(before[table])
    }
  })

  it('shows confirmed and unconfirmed, disagreement, re-baselines from none to three, and what is gone', async () => {
    const rows = await sql<
      { id: string; confirmed: boolean; disagreements: number; moves: number | null; gone: boolean }[]
    >`
      select identifier as id, confirmed, disagreements, (baseline ->> 'rebaselines')::int as moves,
        gone_at is not null as gone
      from registry.record join registry.identifier on identifier.record = record.id
      where record.demonstration and record.kind = 'initiative'`
    expect(rows.filter((row) => row.confirmed).length).toBeGreaterThan(20)
    expect(rows.filter((row) => !row.confirmed).length).toBeGreaterThan(20)
    expect(rows.filter((row) => row.disagreements > 0).length).toBeGreaterThanOrEqual(8)
    expect(new Set(rows.map((row) => row.moves))).toEqual(new Set([null, 0, 1, 2, 3]))
    expect(
      rows
        .filter((row) => row.gone)
        .map((row) => row.id)
        .sort(),
    ).toEqual(['demonstration:badplatser-luftslott', 'demonstration:protokoll-tankberg'])
    expect(rows.find((row) => row.id === 'demonstration:vardkompassen-region')).toMatchObject({ moves: 3 })
  })

  it('ties everything up, and places every record with an invented body', async () => {
    expect(
      await sql`
      select type, to_identifier, to_words from registry.link
      where to_record is null and to_organisation is null and (to_identifier is not null or to_words not like '%påhitta%')
    `,
    ).toEqual([])
    expect(
      await sql`
      select record.title from registry.record left join registry.organisation on organisation.id = record.organisation
      where record.demonstration and record.kind <> 'product' and organisation.demonstration is not true`,
    ).toEqual([])
  })

  it('leaves every observation with the bytes it was read from, and some issues to look at', async () => {
    const rows = await sql`
      select observation.id from registry.observation
      join registry.record on record.id = observation.record and record.demonstration
      left join harvest.capture on capture.id = observation.capture
      where capture.id is null and observation.source <> 'demonstration-egna-uppgifter'`
    expect(rows).toEqual([])
    const issues = await sql<{ severity: string }[]>`select severity from harvest.issue`
    expect(issues.map((issue) => issue.severity).sort()).toEqual(['deviation', 'rejected'])
  })

  it('shows in a room two drafts, what is withheld and why, two texts at once, and a word grown old', async () => {
    const sheets = await sql`
      select state ->> 'visibility' as visibility, confirmed_at < now() - interval '1 year' as old from workspace.sheet
      order by 1, 2`
    expect(sheets).toEqual([
      { visibility: 'draft', old: null },
      { visibility: 'draft', old: null },
      { visibility: 'organisation', old: false },
      { visibility: 'public', old: true },
    ])
    expect(await sql`select id from workspace.set_aside`).toHaveLength(1)
    expect(await sql`select id from published.attachment where removed_at is null`).toHaveLength(1)
    const [withheld] = await sql`
      select claims -> 'withheld' -> 0 ->> 'ground' as ground from registry.record where title = 'Undantaget initiativ'`
    expect(withheld).toEqual({ ground: 'tender' })
  })

  it('changes nothing the second time, and leaves no entry', async () => {
    const [before, size] = [await everything(), await ledgerSize(ctx)]
    expect(await loadDemonstration(ctx)).toMatchObject({ changed: false })
    expect(await everything()).toEqual(before)
    expect(await ledgerSize(ctx)).toBe(size)
  })

  it('is exchanged whole when its files are another edition', async () => {
    const next = { ...county, edition: 'another', items: county.items.slice(0, 11) }
    expect(await loadDemonstration(ctx, next)).toMatchObject({ changed: true })
    expect(await demonstrationStatus(ctx)).toMatchObject({
      edition: 'another',
      initiatives: told,
      solutions: 6,
    })
    expect(await loadDemonstration(ctx)).toMatchObject({ changed: true })
  })

  it('goes without a trace but its history, and a real record that named an invented body keeps the words', async () => {
    const invented = county.bodies[1]
    const drafts = [
      {
        kind: 'initiative',
        key: '2',
        organisation: { number: invented?.number },
        claims: { title: 'Ett försök' },
      },
    ] as const
    await recordObservations(ctx, real, [...drafts], await loadResolver(ctx))
    const ids = await sql<{ id: string }[]>`select id from registry.record where demonstration`
    const untouched = await sql`select * from registry.record where title = 'Ett verkligt initiativ'`

    const removed = await removeDemonstration(ctx)
    expect(removed).toEqual({
      records: county.items.length + told,
      organisations: county.bodies.length,
      sources: county.sources.length + 1,
    })
    expect(await demonstrationStatus(ctx)).toMatchObject({
      ...{ state: 'removed', organisations: 0, initiatives: 0, solutions: 0, products: 0, sources: 0 },
    })
    const left = await everything()
    expect(left.records.map((row) => row.title).sort()).toEqual(['Ett försök', 'Ett verkligt initiativ'])
    expect(left.records.find((row) => row.title === 'Ett försök')).toMatchObject({
      organisation: null,
      organisation_words: invented?.name,
    })
    expect(await sql`select * from registry.record where title = 'Ett verkligt initiativ'`).toEqual(untouched)
    for (const table of ['links', 'identifiers', 'runs', 'captures', 'contents', 'issues'] as const) {
      expect(left[table], table).toEqual([])
    }
    for (const table of ['sheet', 'set_aside', 'attachment', 'attachment_content'])
      expect(await sql`select from ${sql(`workspace.${table}`)}`, table).toHaveLength(0)
    const entries = await readEntries(ctx, { from: 0, limit: 100_000, types: ['demonstration.removed'] })
    const subjects = new Set(entries.map((entry) => entry.subject))
    expect(ids.filter(({ id }) => !subjects.has(id))).toEqual([])
    expect(entries.every((entry) => JSON.stringify(entry.content).includes('"demonstration":true'))).toBe(
      true,
    )
  })

  it('does not come back by itself, removing it twice is nothing new, and it comes back when asked', async () => {
    const size = await ledgerSize(ctx)
    expect(await ensureDemonstration(ctx)).toBeNull()
    expect(await removeDemonstration(ctx)).toEqual({ records: 0, organisations: 0, sources: 0 })
    expect(await ledgerSize(ctx)).toBe(size)
    expect(await loadDemonstration(ctx)).toMatchObject({ changed: true })
    expect(await ensureDemonstration(ctx)).toMatchObject({ changed: false })
  })

  it('begins again after a load that was cut off half way', async () => {
    await sql`update demonstration.standing set state = 'absent', edition = null`
    expect(await loadDemonstration(ctx)).toMatchObject({ changed: true })
    expect(await demonstrationStatus(ctx)).toMatchObject({
      state: 'loaded',
      sources: county.sources.length + 1,
    })
    const moves = await sql<{ most: number }[]>`
      select max((baseline ->> 'rebaselines')::int) as most from registry.record where demonstration`
    expect(moves).toEqual([{ most: 3 }])
  })

  it('is loaded once when two starts ask at the same time', async () => {
    await removeDemonstration(ctx)
    const both = await Promise.all([loadDemonstration(ctx), loadDemonstration(ctx)])
    expect(both.map((one) => one.changed).sort()).toEqual([false, true])
  })
})
