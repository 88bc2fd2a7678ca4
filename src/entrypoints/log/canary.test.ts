import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mirrorLog, openSigning, sequenceAll } from '#ledger'
import { dumpTables } from '#platform/database'
import { Conflict } from '#platform/problems'
import { createTestDatabase, testContext } from '#platform/testing'
import { exportRecords, recordObservations, redactWords } from '#registry'
import { createSearch } from '#search'
import { recomputeTwins, redactTwins } from '#similarity'
import { createChangeFeed } from '../api/change-feed.ts'
import { tablesWith } from '../cli/tables-with.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const root = await mkdtemp(join(tmpdir(), 'skala-canary-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const signing = openSigning({
  ...{ keys: join(root, 'keys'), copies: join(root, 'copies') },
  originOf: () => 'registry.example/log/2026',
})
const canary = 'Kanariefågelström'
const ground = 'GDPR art. 17.1 d'
const origin = { source: 'canary', owner: null, priority: 50, capture: null, demonstration: false }
const feed = createChangeFeed(ctx, 5)
const enter = feed.enter()
afterAll(async () => {
  enter()
  await feed.close()
})
let ids: string[] = []

/** Every place outside the tables in which words about a record come to lie. */
async function places(name: string): Promise<Record<string, boolean>> {
  const folder = join(root, name)
  const search = await createSearch(ctx, folder)
  await search.ready
  const found = await search.search({ words: canary, chosen: {}, sort: 'relevance', from: 0 })
  const suggested = JSON.stringify(await search.suggest(canary.slice(0, 8)))
  await search.close()
  await dumpTables(sql, join(folder, 'backup'), new Date('2026-11-22T03:00:00Z'))
  await mirrorLog(ctx, join(folder, 'mirror'))
  const exported: unknown[] = []
  for await (const record of exportRecords(ctx, 'initiative')) exported.push(record)
  return {
    'search hits': holds(JSON.stringify(found.items)),
    suggestions: holds(suggested),
    'index on disk': await folderHolds(join(folder, 'search')),
    backup: await folderHolds(join(folder, 'backup')),
    mirror: await folderHolds(join(folder, 'mirror')),
    export: holds(JSON.stringify(exported)),
    streams: holds(JSON.stringify(await feed.read(0))),
  }
}

/** A stem of the canary is enough to give it away. */
const holds = (text: string) => /kanarief/i.test(text)

async function folderHolds(folder: string): Promise<boolean> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    const plain = entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes
    // PostgreSQL writes bytes in hexadecimal
    if (holds(plain.toString('latin1')) || plain.includes(Buffer.from('anariefågel').toString('hex')))
      return true
  }
  return false
}

beforeAll(async () => {
  const draft = (key: string) => ({
    kind: 'initiative' as const,
    key,
    claims: {
      title: `Trygghetslarm enligt ${canary}`,
      summary: `Trygghetslarm i hemtjänsten. Leds av ${canary}.`,
    },
  })
  const outcomes = await recordObservations(ctx, origin, ['a', 'b'].map(draft), () => {
    throw new Error('these drafts name no organisation')
  })
  ids = outcomes.flatMap(({ record }) => record ?? [])
})

describe('a name that the law asks to be gone', () => {
  it('is not half taken out while a change still waits for its place in the ledger', async () => {
    await expect(redactWords(ctx, { record: ids[0] ?? '', words: canary, ground })).rejects.toThrow(Conflict)
    await sequenceAll(ctx, signing)
  })

  it('lies in every place that we look in, before', async () => {
    await recomputeTwins(ctx)
    await sequenceAll(ctx, signing)
    expect(await tablesWith(sql, 'kanarief')).toEqual(
      expect.arrayContaining(['ledger.content', 'registry.record', 'similarity.pair']),
    )
    expect(await places('before')).toEqual({
      ...{ 'search hits': true, suggestions: true, 'index on disk': true, backup: true, mirror: false },
      ...{ export: true, streams: true },
    })
  })

  it('is in none of them afterwards: tables, index, snapshot on disk, exports, new backups, mirror, and the memory of streams', async () => {
    const rung = feed.rung()
    for (const record of ids) {
      await ctx.transaction(async (tx) => {
        await redactWords(tx, { record, words: canary, ground })
        await redactTwins(tx, { record, words: canary, ground })
      })
    }
    await sequenceAll(ctx, signing)
    expect(await tablesWith(sql, 'kanarief')).toEqual([])
    // the sequencer's notice is on its way to the feed
    await expect.poll(() => feed.rung()).toBeGreaterThan(rung)
    expect(Object.values(await places('after'))).toEqual([false, false, false, false, false, false, false])
  })

  it('leaves an index that was kept on disk before, as soon as the index has heard of it', async () => {
    const search = await createSearch(ctx, join(root, 'before'))
    await search.ready
    expect(JSON.stringify(await search.suggest(canary.slice(0, 8)))).not.toMatch(/kanarief/i)
    await search.close()
    expect(await folderHolds(join(root, 'before', 'search'))).toBe(false)
  })
})
