import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ledgerSize, readEntries, sequenceAll } from '#ledger'
import { NotAllowed, Unavailable } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import type { Capture, Connector, Issue, Reading } from './connector.ts'
import { type Harvest, harvestSource } from './harvest-source.ts'
import { startRun } from './run.ts'

const { sql } = await createTestDatabase()
const now = fixedClock()
const ctx = testContext(sql, { role: 'harvester', now })

/** How long the ledger was when the test began: history is never cleared away, not even here. */
let base = 0
beforeEach(async () => {
  await sql`truncate registry.organisation, registry.record, harvest.source, harvest.content cascade`
  await sequenceAll(ctx)
  base = await ledgerSize(ctx)
})

const fault = (code: string, place = 'line 2', value = 'våren 2021'): Issue => ({
  ...{ severity: 'rejected', code, place, value },
  message: { sv: 'Datumet går inte att läsa.', en: 'The date cannot be read.' },
})

/** Files of a source: a line is a title, `!` begins a fault, `#` ends reading with an error of ours. */
interface Files {
  readonly [name: string]: string | Issue | Error
}

function connectorFor(files: Files, parts: Partial<Connector> = {}): Connector {
  return {
    ...{
      id: 'lines',
      title: { sv: 'Rader', en: 'Lines' },
      owner: { sv: 'Ingen', en: 'Nobody' },
      licence: 'CC0-1.0',
    },
    ...{ cadenceHours: 24, priority: 60, complete: true, options: {} },
    async *discover() {
      for (const [name, content] of Object.entries(files)) {
        if (content instanceof Error) throw content
        if (typeof content === 'string') yield captureOf(name, content)
        else yield { issue: content }
      }
    },
    *read(capture) {
      for (const [position, line] of Buffer.from(capture.bytes).toString().split('\n').entries()) {
        yield* readingOf(line, `line ${position + 1}`)
      }
    },
    ...parts,
  }
}

const captureOf = (name: string, text: string): Capture => ({
  name,
  url: `file:${name}`,
  bytes: Buffer.from(text),
  mediaType: null,
})

function* readingOf(line: string, place: string): Generator<Reading> {
  if (line === '#') throw new Error('a fault in the connector')
  if (line.startsWith('!')) yield { issue: fault(line.slice(1), place) }
  else yield { observation: { kind: 'initiative', key: line, place, claims: { title: line } } }
}

const harvest = (files: Files, parts: Partial<Harvest> = {}, connector: Partial<Connector> = {}) => {
  now.forward({ hours: 1 })
  const asked: Harvest = {
    ...{
      id: 'lines',
      location: '/somewhere',
      title: 'Rader',
      owner: null,
      demonstration: false,
      options: {},
    },
    connector: connectorFor(files, connector),
    ...parts,
  }
  const fetchUrl = () => Promise.reject(new Error('these tests reach no web'))
  return harvestSource(ctx, asked, { fetchUrl })
}

const titles = async () =>
  (
    await sql<{ title: string }[]>`select title from registry.record where gone_at is null order by title`
  ).map((row) => row.title)
const issues = () => sql`select severity, code, place, value, message from harvest.issue order by id`
const runs = () => sql`select state, read, new, rejected, failure from harvest.run order by id`

describe('a harvest', () => {
  it('records what a source gives and says what came of it; the second run changes nothing', async () => {
    const first = await harvest({ 'a.txt': 'Bygglov\nJournal' })
    expect(first).toMatchObject({ read: 2, new: 2, changed: 0, unchanged: 0, rejected: 0, gone: 0 })
    const second = await harvest({ 'a.txt': 'Bygglov\nJournal' })
    expect(second).toMatchObject({ read: 2, new: 0, changed: 0, unchanged: 2, rejected: 0, gone: 0 })
    await sequenceAll(ctx)
    const types = (await readEntries(ctx, { from: base, limit: 100 })).map((entry) => entry.type)
    expect(types).toEqual([
      'source.registered',
      'source.observed',
      'initiative.registered',
      'initiative.registered',
      'source.harvested',
      'source.harvested',
    ])
  })

  it('keeps the bytes as they were given, once however often they come', async () => {
    await harvest({ 'a.txt': 'Bygglov' })
    await harvest({ 'a.txt': 'Bygglov', 'b.txt': 'Bygglov' })
    await harvest({ 'a.txt': 'Journal' })
    const kept = await sql`select url, sha256, size from harvest.capture order by id`
    const sum = (text: string) => createHash('sha256').update(text).digest()
    expect(kept).toEqual([
      { url: 'file:a.txt', sha256: sum('Bygglov'), size: 7 },
      { url: 'file:b.txt', sha256: sum('Bygglov'), size: 7 },
      { url: 'file:a.txt', sha256: sum('Journal'), size: 7 },
    ])
    const contents = await sql<{ bytes: Buffer }[]>`select bytes from harvest.content order by bytes`
    expect(contents.map((row) => row.bytes.toString())).toEqual(['Bygglov', 'Journal'])
  })

  it('leads from every claim back to its bytes', async () => {
    await harvest({ 'a.txt': 'Bygglov' })
    const rows = await sql<{ bytes: Buffer; place: string }[]>`
      select content.bytes, observation.place
      from registry.observation
      join harvest.capture on capture.id = observation.capture
      join harvest.content using (sha256)`
    expect(rows.map(({ bytes, place }) => [bytes.toString(), place])).toEqual([['Bygglov', 'line 1']])
  })

  it('stores every fault with its file, its place, the value and what to do, and goes on', async () => {
    const report = await harvest({ 'a.txt': 'Bygglov\n!not-a-date\nJournal', 'b.txt': 'Skola' })
    expect(report).toMatchObject({ read: 4, new: 3, rejected: 1 })
    expect(await issues()).toEqual([
      {
        severity: 'rejected',
        code: 'not-a-date',
        place: 'a.txt, line 2',
        value: 'våren 2021',
        message: { sv: 'Datumet går inte att läsa.', en: 'The date cannot be read.' },
      },
    ])
    expect(await titles()).toEqual(['Bygglov', 'Journal', 'Skola'])
  })

  it('goes on past a part of the source that could not be had', async () => {
    const report = await harvest({
      gone: fault('http-404', 'https://exempel.example/a', ''),
      'b.txt': 'Skola',
    })
    expect(report).toMatchObject({ new: 1, rejected: 1 })
    expect(await titles()).toEqual(['Skola'])
  })

  it('counts nothing as missing when it could not read everything', async () => {
    await harvest({ 'a.txt': 'Bygglov\nJournal' })
    for (let round = 0; round < 3; round++) await harvest({ 'a.txt': 'Bygglov\n!not-a-date' })
    expect(await titles()).toEqual(['Bygglov', 'Journal'])
  })

  it('lets go of what a complete source no longer holds, twice in a row, and of nothing when it gives only parts', async () => {
    await harvest({ 'a.txt': 'Bygglov\nJournal' })
    await harvest({ 'a.txt': 'Bygglov' })
    expect(await harvest({ 'a.txt': 'Bygglov' })).toMatchObject({ gone: 1 })
    expect(await titles()).toEqual(['Bygglov'])
    const partial = { complete: false }
    for (const text of ['Skola\nBygglov', 'Skola', 'Skola']) await harvest({ 'a.txt': text }, {}, partial)
    expect(await titles()).toEqual(['Bygglov', 'Skola'])
  })

  it('keeps what was recorded before when the source cannot be asked, and says why', async () => {
    await harvest({ 'a.txt': 'Bygglov' })
    const silent = new Unavailable({ sv: 'Källan svarar inte.', en: 'The source does not answer.' })
    await expect(harvest({ 'a.txt': 'Journal', 'b.txt': silent })).rejects.toThrow(
      'The source does not answer.',
    )
    expect(await titles()).toEqual(['Bygglov', 'Journal'])
    expect(await runs()).toMatchObject([
      { state: 'finished' },
      { state: 'failed', read: 1, failure: silent.say },
    ])
    await sequenceAll(ctx)
    const failed = await readEntries(ctx, { from: base, limit: 9, types: ['source.harvest-failed'] })
    expect(failed.map((entry) => entry.subject)).toEqual(['source:lines'])
  })

  it('says in words for people that the fault was ours when it was', async () => {
    await expect(harvest({ 'a.txt': 'Bygglov\n#' })).rejects.toThrow('a fault in the connector')
    const [run] = await runs()
    expect(run?.state).toBe('failed')
    expect(run?.failure.en).toMatch(/our side/)
  })

  it('marks a run that was cut off as interrupted when the next one begins', async () => {
    await harvest({ 'a.txt': 'Bygglov' })
    await startRun(ctx, 'lines')
    await harvest({ 'a.txt': 'Bygglov' })
    expect((await runs()).map((run) => run.state)).toEqual(['finished', 'interrupted', 'finished'])
  })

  it('takes in text that no database takes, as an issue, and goes on', async () => {
    const unpaired = String.fromCharCode(0xd800)
    const files = { 'a.txt': 'a\u0000b\nSkola' }
    const report = await harvest(files)
    expect(report).toMatchObject({ new: 1, rejected: 1 })
    const own = {
      severity: 'rejected',
      code: 'odd',
      place: 'a\u0000',
      value: `${unpaired}\u0000x`,
      message: { sv: 'a', en: 'b' },
    } as const
    await harvest({ odd: own, 'b.txt': 'Journal' })
    expect(await titles()).toEqual(['Journal', 'Skola'])
    expect((await issues()).map((issue) => issue.code)).toEqual(['does-not-fit', 'odd'])
  })

  it('records more than one batch, and every line of it', async () => {
    const lines = Array.from({ length: 1_203 }, (_, number) => `Initiativ ${number}`)
    expect(await harvest({ 'a.txt': lines.join('\n') })).toMatchObject({ read: 1_203, new: 1_203 })
    expect(await titles()).toHaveLength(1_203)
  })

  it('remembers a source once, and again only when something about it changed', async () => {
    await harvest({ 'a.txt': 'Bygglov' })
    await harvest({ 'a.txt': 'Bygglov' })
    await harvest({ 'a.txt': 'Bygglov' }, { title: 'Nya rader' })
    await sequenceAll(ctx)
    const types = ['source.registered', 'source.changed']
    expect((await readEntries(ctx, { from: base, limit: 99, types })).map((entry) => entry.type)).toEqual(
      types,
    )
  })

  it('is for those who may', async () => {
    const visitor = testContext(sql, { role: 'public' })
    const asked = { id: 'x', location: '', title: '', owner: null, demonstration: false, options: {} }
    const attempt = harvestSource(
      visitor,
      { ...asked, connector: connectorFor({}) },
      { fetchUrl: () => Promise.reject(new Error('no web')) },
    )
    await expect(attempt).rejects.toThrow(NotAllowed)
    expect(await sql`select from harvest.source`).toHaveLength(0)
  })
})
