import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import {
  append,
  guard,
  LedgerForked,
  openSigning,
  originOf,
  readHalt,
  runSequencer,
  sequenceAll,
} from '#ledger'
import { Conflict, Unavailable } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { halt } from './halt.ts'
import { readTileFile } from './tile-store.ts'
import { auditLog, openCheckpoint, parseVerifierKey, type VerifierKey } from './tree/index.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const root = await mkdtemp(join(tmpdir(), 'skala-sealing-'))
afterAll(() => rm(root, { recursive: true, force: true }))

let folder = ''
let number = 0
beforeEach(async () => {
  await sql`
    truncate ledger.pending, ledger.entry, ledger.content, ledger.tile, ledger.checkpoint, ledger.origin,
      ledger.cosignature, ledger.halt`
  await sql`update ledger.head set size = 0, published = 0`
  folder = join(root, String(number++))
})

const place = (originOfYear = (year: number) => `registry.example/log/${year}`) => ({
  keys: join(folder, 'keys'),
  copies: join(folder, 'copies'),
  originOf: originOfYear,
})
const remember = (count: number, on = ctx) =>
  on.transaction(async (tx) => {
    for (let one = 0; one < count; one++)
      await append(tx, { type: 'thing.noted', subject: `s${one % 7}`, content: { one } })
  })
const copyPath = () => join(folder, 'copies', 'registry.example_log_2026.checkpoint')
const head = async () => (await sql`select size, published from ledger.head`)[0]

async function keys(): Promise<VerifierKey[]> {
  const rows = await sql<{ key: string }[]>`select verifier_key as key from ledger.origin`
  return rows.flatMap(({ key }) => {
    const parsed = parseVerifierKey(key)
    return parsed.ok ? [parsed.value] : []
  })
}

const latestNote = async () =>
  (
    await sql<
      { note: string }[]
    >`select note from ledger.checkpoint order by size desc, signed_at desc limit 1`
  )[0]?.note ?? ''

async function audit() {
  const { size } = (await head()) as { size: number }
  const note = await latestNote()
  return auditLog(
    async (path) =>
      path === 'checkpoint' ? Buffer.from(note) : ((await readTileFile(sql, path, size)) ?? undefined),
    await keys(),
  )
}

describe('the tree', () => {
  it('grows with the entries, batch by batch, into a log whose every file an audit accepts', async () => {
    const signing = openSigning(place())
    for (const count of [1, 254, 1, 1, 300, 5]) {
      await remember(count)
      await sequenceAll(ctx, signing)
    }
    const { entries, damage, checkpoint } = await audit()
    expect(damage).toEqual([])
    expect(entries).toBe(562)
    expect(checkpoint?.origin).toBe('registry.example/log/2026')
    expect(await head()).toEqual({ size: 562, published: 562 })
  })

  it('is signed later for entries that were placed by a process without the key', async () => {
    await remember(3)
    await sequenceAll(ctx)
    expect(await head()).toEqual({ size: 3, published: 0 })
    await sequenceAll(ctx, openSigning(place()))
    expect((await audit()).damage).toEqual([])
    expect(await head()).toEqual({ size: 3, published: 3 })
  })

  it('refuses to lengthen a tile that was altered', async () => {
    await remember(3)
    await sequenceAll(ctx, openSigning(place()))
    await sql`update ledger.tile set bytes = set_byte(bytes, 0, 255 - get_byte(bytes, 0)) where level = -1`
    await remember(1)
    await expect(sequenceAll(ctx, openSigning(place()))).rejects.toThrow()
    expect(await head()).toEqual({ size: 3, published: 3 })
  })

  it('is not signed over content that no longer is what was committed to', async () => {
    await remember(1)
    await sql`update ledger.content set body = 'something else'`
    await expect(sequenceAll(ctx, openSigning(place()))).rejects.toThrow(/altered/)
  })

  it('serves a partial tile as it was, also after it grew, and none that never was', async () => {
    const signing = openSigning(place())
    await remember(5)
    await sequenceAll(ctx, signing)
    const before = await readTileFile(sql, 'tile/entries/000.p/5', 5)
    await remember(4)
    await sequenceAll(ctx, signing)
    expect(await readTileFile(sql, 'tile/entries/000.p/5', 9)).toEqual(before)
    expect(await readTileFile(sql, 'tile/0/000.p/9', 9)).toHaveLength(288)
    for (const path of [
      'tile/0/000.p/10',
      'tile/0/000',
      'tile/1/000.p/1',
      'tile/0/001.p/1',
      'tile/0/0',
      '../x',
    ])
      expect(await readTileFile(sql, path, 9)).toBe(null)
  })
})

describe('the key and the name of the log', () => {
  it('has a file that only its owner may read, made once', async () => {
    await remember(1)
    await sequenceAll(ctx, openSigning(place()))
    const path = join(folder, 'keys', 'registry.example_log_2026.key')
    const secret = await readFile(path, 'utf8')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700)
    await remember(1)
    await sequenceAll(ctx, openSigning(place()))
    expect(await readFile(path, 'utf8')).toBe(secret)
  })

  it('is one key, also when several processes make it at once', async () => {
    await remember(1)
    await Promise.all(Array.from({ length: 8 }, () => sequenceAll(ctx, openSigning(place()))))
    expect(await keys()).toHaveLength(1)
    await sequenceAll(ctx, openSigning(place()))
    expect((await audit()).damage).toEqual([])
  })

  it('is refused when the key file is gone: a new key under an old name would be another log', async () => {
    await remember(1)
    await sequenceAll(ctx, openSigning(place()))
    await rm(join(folder, 'keys'), { recursive: true })
    await remember(1)
    await expect(sequenceAll(ctx, openSigning(place()))).rejects.toThrow(Conflict)
  })

  it('changes with the year: the same tree goes on under a new name, and both keys say so', async () => {
    const now = fixedClock('2026-12-31T23:59:00Z')
    const dated = testContext(sql, { now })
    const signing = openSigning(place())
    await remember(3, dated)
    await sequenceAll(dated, signing)
    now.forward({ hours: 1 })
    await remember(2, dated)
    await sequenceAll(dated, signing)
    await sequenceAll(dated, signing)
    const notes = await sql<{ origin: string; size: number; note: string }[]>`
      select distinct on (origin) origin, size, note from ledger.checkpoint order by origin, size desc`
    expect(notes.map(({ origin, size }) => [origin, size])).toEqual([
      ['registry.example/log/2026', 3],
      ['registry.example/log/2027', 6],
    ])
    expect((await audit()).damage).toEqual([])
    const [rotated] = await sql<
      { body: Buffer }[]
    >`select body from published.entry where type = 'key.rotated'`
    expect(JSON.parse(String(rotated?.body)).note.match(/^— /gm)).toHaveLength(2)
  })

  it('follows from the address; a port on this machine is left out', () => {
    expect(originOf('https://skala.example', 2027)).toBe('skala.example/log/2027')
    expect(originOf('https://skala.example:8443/se/', 2027)).toBe('skala.example:8443/se/log/2027')
    expect(originOf('http://localhost:3000', 2026)).toBe('localhost/log/2026')
  })
})

describe('the second copy', () => {
  it('is the checkpoint that was signed', async () => {
    await remember(2)
    await sequenceAll(ctx, openSigning(place()))
    expect(await readFile(copyPath(), 'utf8')).toBe(await latestNote())
    expect(openCheckpoint(await latestNote(), await keys()).ok).toBe(true)
  })

  it('may be behind after a crash between commit and copy, and is caught up', async () => {
    const signing = openSigning(place())
    await remember(2)
    await sequenceAll(ctx, signing)
    const older = await readFile(copyPath(), 'utf8')
    await remember(2)
    await sequenceAll(ctx, signing)
    await writeFile(copyPath(), older)
    await remember(2)
    await sequenceAll(ctx, signing)
    expect(await readFile(copyPath(), 'utf8')).toBe(await latestNote())
  })

  const rollBack = async (size: number) => {
    await sql`delete from ledger.entry where index >= ${size}`
    await sql`delete from ledger.checkpoint where size > ${size}`
    await sql`delete from ledger.tile`
    await sql`update ledger.head set size = 0, published = ${size}`
    const entries = await sql<{ leaf: Buffer }[]>`select leaf from ledger.entry order by index`
    const { growTree } = await import('./grow-tree.ts')
    await ctx.transaction((tx) =>
      growTree(
        tx,
        0,
        entries.map((entry) => entry.leaf),
      ),
    )
    await sql`update ledger.head set size = ${size}`
  }

  it('stops the signer when it is ahead of the database, and when the database then grew past it', async () => {
    const signing = openSigning(place())
    await remember(3)
    await sequenceAll(ctx, signing)
    await remember(4)
    await sequenceAll(ctx, signing)
    await rollBack(3)
    await expect(guard(ctx, openSigning(place()))).rejects.toThrow(LedgerForked)
    await remember(2)
    await expect(sequenceAll(ctx, openSigning(place()))).rejects.toThrow(/7 entries/)
    await remember(6)
    await sequenceAll(ctx)
    await expect(sequenceAll(ctx, openSigning(place()))).rejects.toThrow(/another history/)
    expect((await head())?.published).toBe(3)
  })

  it.each([
    ['is lost', () => rm(copyPath())],
    ['is empty', () => writeFile(copyPath(), '')],
    ['is rubbish', () => writeFile(copyPath(), 'registry.example/log/2026\nmany\n\n')],
  ])('stops the signer when it %s', async (_, spoil) => {
    await remember(3)
    await sequenceAll(ctx, openSigning(place()))
    await spoil()
    await remember(1)
    await expect(sequenceAll(ctx, openSigning(place()))).rejects.toThrow(LedgerForked)
  })

  it('makes the ledger read-only while it objects, and opens it again when all is well', async () => {
    const signing = openSigning(place())
    await remember(3)
    await sequenceAll(ctx, signing)
    const kept = await readFile(copyPath(), 'utf8')
    await writeFile(copyPath(), kept.replace('\n3\n', '\n30\n'))
    const sequencer = runSequencer(ctx, 5, openSigning(place()))
    await expect.poll(() => readHalt(ctx)).not.toBe(null)
    await sequencer.stop()
    await expect(remember(1)).rejects.toThrow(Unavailable)
    await writeFile(copyPath(), kept)
    await guard(ctx, signing)
    await remember(1)
    await sequenceAll(ctx, signing)
    expect(await head()).toEqual({ size: 4, published: 4 })
  })
})

describe('a halted ledger', () => {
  it('says why, in both languages, and keeps the first reason', async () => {
    await halt(ctx, { sv: 'först', en: 'first' })
    await halt(ctx, { sv: 'sedan', en: 'second' })
    expect((await readHalt(ctx))?.reason).toEqual({ sv: 'först', en: 'first' })
  })
})
