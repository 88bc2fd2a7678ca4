import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDemonstration, removeDemonstration } from '#demonstration'
import { eraseCaptures, harvestAgainstLedger } from '#harvest'
import { fsck, openSigning, sequenceAll } from '#ledger'
import { connect } from '#platform/database'
import { NotAllowed, NotFound } from '#platform/problems'
import { createTestDatabase, testContext } from '#platform/testing'
import {
  readRegister,
  recordObservations,
  redactWords,
  registerOrganisations,
  registryAgainstLedger,
} from '#registry'

const { sql: owner, applicationUrl } = await createTestDatabase()
const sql = connect(applicationUrl)
const ctx = testContext(sql)
const folder = await mkdtemp(join(tmpdir(), 'skala-whole-'))
afterAll(async () => {
  await sql.end({ timeout: 5 })
  await rm(folder, { recursive: true, force: true })
})
const copies = join(folder, 'copies')
const signing = openSigning({
  keys: join(folder, 'keys'),
  copies,
  originOf: () => 'registry.example/log/2026',
})
const check = () => fsck(ctx, { copies, domain: [registryAgainstLedger, harvestAgainstLedger] })

beforeAll(async () => {
  await registerOrganisations(ctx, readRegister())
  await loadDemonstration(ctx)
  await sequenceAll(ctx, signing)
})

/** Alters rows as only the owner of the database can. */
const alter = (work: string) =>
  owner.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx.unsafe(work)
  })

describe('every row and its entry', () => {
  it('agree, both ways, after a register and many harvests', async () => {
    const report = await check()
    expect(report.faults).toEqual([])
    expect(report.rows).toBeGreaterThan(500)
  })

  it.each([
    [
      'record',
      `update registry.record set title = title || '.' where id = (select min(id) from registry.record)`,
      /^record /,
      'row-differs',
    ],
    [
      'record',
      `insert into registry.record (id, kind, title, claims, provenance, first_seen_at, changed_at) values ('i0', 'initiative', 'x', '{}', '{}', now(), now())`,
      /^record i0/,
      'row-without-entry',
    ],
    [
      'record',
      `delete from registry.record where id = (select max(id) from registry.record)`,
      /^record /,
      'entry-without-row',
    ],
    [
      'observation',
      `update registry.observation set claims = claims || '{"title":"annat"}' where id = (select min(id) from registry.observation)`,
      /^observation /,
      'row-differs',
    ],
    [
      'observation',
      `delete from registry.observation where id = (select max(id) from registry.observation)`,
      /^observation /,
      'entry-without-row',
    ],
    [
      'organisation',
      `update registry.organisation set facts = facts || '{"population":1}' where id = (select min(id) from registry.organisation)`,
      /^organisation /,
      'row-differs',
    ],
    [
      'organisation',
      `delete from registry.organisation where id = (select min(id) from registry.organisation)`,
      /^organisation /,
      'entry-without-row',
    ],
    [
      'source',
      `update harvest.source set title = 'x' where id = (select min(id) from harvest.source)`,
      /^source /,
      'row-differs',
    ],
    [
      'capture',
      `delete from harvest.capture where id = (select min(id) from harvest.capture)`,
      /^capture /,
      'entry-without-row',
    ],
    [
      'capture',
      `update harvest.capture set url = 'x' where id = (select min(id) from harvest.capture)`,
      /^capture /,
      'row-without-entry',
    ],
    [
      'content',
      `update harvest.content set bytes = 'x' where sha256 = (select min(sha256::text)::bytea from harvest.content)`,
      /^capture /,
      'other-bytes',
    ],
  ])('differ when somebody alters a %s: %s', async (table, change, where, what) => {
    const schema = ['source', 'capture', 'content'].includes(table) ? 'harvest' : 'registry'
    await alter(`create table public.kept as select * from ${schema}.${table}`)
    await alter(change)
    const { faults } = await check()
    await alter(
      `delete from ${schema}.${table}; insert into ${schema}.${table} overriding system value select * from public.kept; drop table public.kept`,
    )
    expect(faults).toContainEqual({ where: expect.stringMatching(where), what })
  })

  it('still agree when the invented county was removed and came again', async () => {
    await removeDemonstration(ctx)
    expect((await check()).faults).toEqual([])
    await loadDemonstration(ctx)
    await sequenceAll(ctx, signing)
    expect((await check()).faults).toEqual([])
  })
})

describe('words that the law asks to be gone', () => {
  const canary = 'Kanarie Fågelström-Ärlig'
  const redact = (on = ctx) => redactWords(on, { record: id, words: canary, ground: 'GDPR art. 17.1 d' })
  let id = ''

  /** Every table in which the canary can be read, in text, JSON or bytes; in the form written, in hexadecimal and in base64. */
  async function tablesWith(word: string): Promise<string[]> {
    const tables = await owner<{ name: string }[]>`
      select format('%I.%I', nspname, relname) as name from pg_class
      join pg_namespace on pg_namespace.oid = relnamespace
      where relkind in ('r', 'm') and nspname !~ '^(pg_|information_schema)'`
    const forms = [word, Buffer.from(word).toString('hex'), Buffer.from(word).toString('base64').slice(0, -4)]
    const found: string[] = []
    for (const { name } of tables) {
      const [hit] = await owner.unsafe(
        `select from ${name} as line where exists (select from unnest($1::text[]) as form where strpos(lower(line::text), lower(form)) > 0) limit 1`,
        [forms],
      )
      if (hit) found.push(name)
    }
    return found
  }

  beforeAll(async () => {
    const origin = { source: 'canary', owner: null, priority: 50, capture: null, demonstration: false }
    const draft = (summary: string) => ({
      kind: 'initiative' as const,
      key: 'k1',
      identifiers: ['procurement:canary-1'],
      organisation: { name: `Nämnden för ${canary}` },
      links: [{ type: 'made-by' as const, to: { words: canary } }],
      claims: { title: 'Ett försök', summary },
    })
    const reason = { sv: 'okänd', en: 'unknown' }
    const resolve = () => ({ outcome: 'unknown' as const, suggestions: [], reason })
    for (const summary of [
      `Leds av ${canary}.`,
      `Leddes av ${canary.toUpperCase()} till i maj.`,
      'Leds av en annan.',
    ]) {
      const [outcome] = await recordObservations(ctx, origin, [draft(summary)], resolve)
      expect(outcome?.issues.filter((issue) => issue.severity === 'rejected')).toEqual([])
      id = outcome?.record ?? ''
    }
    await sequenceAll(ctx, signing)
  })

  it('are not taken out by somebody who may not, nor when they were never said', async () => {
    await expect(redact(testContext(sql, { role: 'public' }))).rejects.toThrow(NotAllowed)
    await expect(redactWords(ctx, { record: id, words: 'någon annan', ground: 'x' })).rejects.toThrow(
      NotFound,
    )
  })

  it('are in no table afterwards; the history says that they were erased, and every proof holds', async () => {
    expect((await tablesWith(canary)).sort()).toEqual(
      ['ledger.content', 'registry.link', 'registry.observation', 'registry.record'].sort(),
    )
    const before = await owner<{ leaf: Buffer }[]>`select leaf from ledger.entry order by index`
    // the invented county has a redaction of its own to show
    const { erased } = await check()
    const { entries } = await redact()
    await sequenceAll(ctx, signing)
    expect(entries).toHaveLength(3)
    expect((await tablesWith(canary)).sort()).toEqual([])
    const after = await owner<
      { leaf: Buffer }[]
    >`select leaf from ledger.entry order by index limit ${before.length}`
    expect(after).toEqual(before)
    const report = await check()
    expect(report.faults).toEqual([])
    expect(report.erased).toBe(erased + 3)
    const [said] = await owner<{ body: Buffer }[]>`
      select body from published.entry where subject = ${id} and type = 'redacted' order by index limit 1`
    expect(JSON.parse(String(said?.body))).toMatchObject({
      ground: 'GDPR art. 17.1 d',
      role: 'operator',
      masked: true,
    })
    await expect(redact()).rejects.toThrow(NotFound)
  })

  it('go from harvested bytes as well, and the erasure leaves an entry', async () => {
    const [capture] = await owner<{ id: number }[]>`select min(id) as id from harvest.capture`
    const captures = [capture?.id ?? 0]
    expect(await eraseCaptures(ctx, { captures, ground: 'GDPR art. 17' })).toBe(1)
    expect(await eraseCaptures(ctx, { captures, ground: 'GDPR art. 17' })).toBe(0)
    await sequenceAll(ctx, signing)
    const [left] = await owner`
      select length(bytes) as length from harvest.content join harvest.capture using (sha256) where id = ${captures[0] ?? 0}`
    expect(left).toEqual({ length: 0 })
    expect((await check()).faults).toEqual([])
  })
})
