import { beforeAll, describe, expect, it } from 'vitest'
import { type Connector, harvestSource } from '#harvest'
import { ledgerSize, sequenceAll } from '#ledger'
import { NotFound } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import {
  countFacets,
  listOrganisations,
  listRecords,
  type ObservationDraft,
  readOrganisation,
  readRecord,
  recordKinds,
  redactWords,
  registerOrganisations,
  removeDemonstrationRecords,
} from '#registry'
import { inventedOrganisations } from './testing/invented-organisations.ts'

const { sql } = await createTestDatabase()
const now = fixedClock('2026-11-01T08:00:00Z')
const ctx = testContext(sql, { now })

type Reader = Parameters<typeof readRecord>[0]

/** Everything the registry answers to readers, but for when a source last repeated itself or fell silent. */
async function answers(reader: Reader) {
  const everything: Record<string, unknown> = { organisations: await listOrganisations(reader) }
  for (const { id } of inventedOrganisations)
    everything[id] = await readOrganisation(reader, id).catch(String)
  for (const kind of recordKinds) {
    const filters = [
      { kind },
      { kind, phase: ['pilot'] },
      { kind, source: ['one'] },
      { kind, county: ['14'] },
    ]
    for (const filter of [...filters, { kind, words: 'nytt' }]) {
      const name = JSON.stringify(filter)
      everything[`facets ${name}`] = await countFacets(reader, filter)
      everything[name] = (
        await listRecords(reader, filter, { sort: 'title', cursor: null, limit: 200 })
      ).items
    }
    const { items } = await listRecords(reader, { kind }, { sort: 'title', cursor: null, limit: 200 })
    for (const { id } of items) {
      const record = await readRecord(reader, kind, id)
      everything[id] = {
        ...record,
        voices: record.voices.map((voice) => ({ ...voice, seenAt: null, goneAt: null })),
      }
    }
  }
  return everything
}

/** What a source says in a round: some things come, some change, some are left out, and ties come and go. */
function told(source: string, round: number): ObservationDraft[] {
  const [own] = inventedOrganisations
  return Array.from({ length: 30 }, (_, place) => place)
    .filter((place) => place % 6 < 3 + round && !(place === 3 && round > 1))
    .map((place): ObservationDraft => {
      const version = Math.floor((round + place) / 3)
      const common = { key: `${source}-${place}`, identifiers: [`thing:${place}`] }
      if (place % 10 === 0)
        return { ...common, kind: 'solution', claims: { title: `Lösning ${place} version ${version}` } }
      return {
        ...common,
        kind: 'initiative',
        organisation: place % 2 ? { number: own?.id.slice(2), name: own?.nameSv } : { name: 'Någon annan' },
        claims: {
          title: `Initiativ ${place} ${version > 1 ? 'nytt' : 'gammalt'} ${source === 'two' ? version : ''}`,
          phase: version % 2 ? 'pilot' : 'idea',
        },
        links:
          place % 3 === 0
            ? [
                { type: 'builds-on', to: { record: 'solution', identifier: `thing:${10 * (version % 3)}` } },
                { type: 'joint-with', to: { organisation: { number: own?.id.slice(2), name: own?.nameSv } } },
              ]
            : [],
      }
    })
}

async function harvest(source: string, round: number): Promise<void> {
  const connector: Connector = {
    ...{ id: source, title: { sv: source, en: source }, owner: { sv: 'Ingen', en: 'Nobody' } },
    ...{
      licence: 'CC0-1.0',
      cadenceHours: 24,
      priority: source === 'one' ? 60 : 50,
      complete: true,
      options: {},
    },
    discover: async function* () {
      const bytes = Buffer.from(`${source} ${round}`)
      yield { name: 'x.txt', url: 'file:x.txt', bytes, mediaType: 'text/plain' }
    },
    read: function* () {
      for (const observation of told(source, round)) yield { observation }
    },
  }
  const place = { connector, location: 'nowhere', options: {}, id: source, title: source, owner: null }
  await harvestSource(
    ctx,
    { ...place, demonstration: true },
    { fetchUrl: () => Promise.reject(new Error('no')) },
  )
}

/** After each round: how long the ledger was, and everything the registry answered. */
const seen: { readonly size: number; readonly said: Awaited<ReturnType<typeof answers>> }[] = []
async function look(): Promise<void> {
  await sequenceAll(ctx)
  seen.push({ size: await ledgerSize(ctx), said: await answers(ctx) })
}
const asOf = (size: number) => ({ sql, asOf: size - 1 })

beforeAll(async () => {
  await registerOrganisations(ctx, { organisations: [...inventedOrganisations], aliases: [] })
  await look()
  for (let round = 0; round < 5; round++) {
    for (const source of ['one', 'two']) {
      now.forward({ hours: 7 })
      await harvest(source, round)
      await look()
    }
  }
  const [first, ...others] = inventedOrganisations
  if (!first) throw new Error('nobody was invented')
  const changed = { ...first, population: 4_711, kind: 'region' as const }
  await registerOrganisations(ctx, { organisations: [changed, ...others], aliases: [] })
  await look()
})

describe('the registry as of an entry', () => {
  it('answers everything as it answered then, however much has happened since', async () => {
    expect(new Set(seen.map(({ said }) => JSON.stringify(said))).size).toBe(seen.length)
    for (const { size, said } of seen) expect(await answers(asOf(size))).toEqual(said)
  })

  it('does not know what waits for its place in the ledger', async () => {
    const { size, said } = seen.at(-1) ?? { size: 0, said: {} }
    await harvest('one', 7)
    expect(await answers(ctx)).not.toEqual(said)
    expect(await answers(asOf(size))).toEqual(said)
    await look()
  })

  it('says that a record was not there yet', async () => {
    const late = Object.keys(seen.at(-1)?.said ?? {}).find(
      (key) => /^i[0-9a-z]+$/.test(key) && !(key in (seen[1]?.said ?? {})),
    )
    await expect(readRecord(asOf(seen[1]?.size ?? 0), 'initiative', late ?? '')).rejects.toThrow(NotFound)
    await expect(readRecord(asOf(seen[1]?.size ?? 0), 'initiative', late ?? '')).rejects.toThrow(
      /not in the registry then/,
    )
  })

  it('does not show words that the law has since asked to be gone', async () => {
    const record = Object.keys(seen[1]?.said ?? {}).find((key) => /^i[0-9a-z]+$/.test(key)) ?? ''
    await redactWords(ctx, { record, words: 'gammalt', ground: 'GDPR art. 17.1 d' })
    await look()
    const then = await readRecord(asOf(seen[1]?.size ?? 0), 'initiative', record)
    expect(then.title).toMatch('▮▮▮')
    expect(JSON.stringify(then)).not.toMatch('gammalt')
    const { size, said } = seen.at(-1) ?? { size: 0, said: {} }
    expect(await answers(asOf(size))).toEqual(said)
  })

  it('knows what has since been removed altogether', async () => {
    const { size, said } = seen.at(-1) ?? { size: 0, said: {} }
    await ctx.transaction((tx) => removeDemonstrationRecords(tx))
    await look()
    const [records] = await sql<{ count: number }[]>`select count(*) as count from registry.record`
    expect(records?.count).toBe(0)
    const then = await answers(asOf(size))
    // whom a removed tie led to is told in the words of the source
    expect(Object.keys(then)).toEqual(Object.keys(said))
    expect(await answers(asOf(seen.at(-1)?.size ?? 0))).toEqual(seen.at(-1)?.said)
  })
})
