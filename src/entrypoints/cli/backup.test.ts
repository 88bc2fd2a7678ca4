import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  append,
  fsck,
  guard,
  LedgerForked,
  logReader,
  mirrorLog,
  openSigning,
  recoverFromMirror,
  sequenceAll,
} from '#ledger'
import { packageRoot } from '#platform/config'
import { dumpTables, restoreTables } from '#platform/database'
import { Conflict, Invalid } from '#platform/problems'
import { createTestDatabase, testContext } from '#platform/testing'

/** 5 in an ordinary run, 50 in a long one. */
const ROLLBACKS = process.env.SKALA_LONG ? 50 : 5

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const root = await mkdtemp(join(tmpdir(), 'skala-backup-'))
afterAll(() => rm(root, { recursive: true, force: true }))
const copies = join(root, 'copies')
const place = { keys: join(root, 'keys'), copies, originOf: () => 'registry.example/log/2026' }
const migrations = join(packageRoot(), 'src')
const now = new Date('2026-11-22T03:00:00Z')

const write = async (count: number, signed = true) => {
  await ctx.transaction(async (tx) => {
    for (let one = 0; one < count; one++)
      await append(tx, { type: 'thing.noted', subject: `s${one}`, content: { one, words: 'å\t\\N\n"' } })
  })
  await sequenceAll(ctx, signed ? openSigning(place) : undefined)
}
const restore = (folder: string, replace = true) => restoreTables(sql, folder, { migrations, replace })
const everything = async () => ({
  entries: await sql`select * from ledger.entry order by index`,
  contents: await sql`select * from ledger.content order by submission`,
  tiles: await sql`select * from ledger.tile order by level, index`,
})

describe('a backup', () => {
  it('gives back every row as it was, and the log goes on from there', async () => {
    await write(300)
    const before = await everything()
    const folder = join(root, 'whole')
    const manifest = await dumpTables(sql, folder, now)
    expect(manifest.tables.find((table) => table.name === 'ledger.entry')?.rows).toBe(300)
    await restore(folder)
    expect(await everything()).toEqual(before)
    await guard(ctx, openSigning(place))
    await write(3)
    expect((await fsck(ctx, { copies })).faults).toEqual([])
  })

  it('does not hold the private key, nor anything of the folder of keys', async () => {
    const key = (await readFile(join(root, 'keys', 'registry.example_log_2026.key'), 'utf8')).trim()
    expect(key).toMatch(/^PRIVATE\+KEY\+/)
    const folder = join(root, 'secretless')
    await dumpTables(sql, folder, now)
    const { gunzipSync } = await import('node:zlib')
    for (const name of (await readdir(folder)).filter((one) => one.endsWith('.gz')))
      expect(gunzipSync(await readFile(join(folder, name))).toString('latin1')).not.toContain(key.slice(-40))
  })

  it('is not put over a database that holds something, unless that is said', async () => {
    await expect(restore(join(root, 'whole'), false)).rejects.toThrow(Conflict)
  })

  it('is not written over another one, and one with a damaged or missing file changes nothing', async () => {
    await expect(dumpTables(sql, join(root, 'whole'), now)).rejects.toThrow(Invalid)
    const before = await everything()
    const path = join(root, 'secretless', 'ledger.entry.copy.gz')
    const bytes = await readFile(path)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path, bytes)
    await expect(restore(join(root, 'secretless'))).rejects.toThrow(Invalid)
    await rm(path)
    await expect(restore(join(root, 'secretless'))).rejects.toThrow(Invalid)
    await expect(restore(root)).rejects.toThrow(Invalid)
    const manifest = await readFile(join(root, 'whole', 'manifest.json'), 'utf8')
    await writeFile(
      join(root, 'whole', 'manifest.json'),
      manifest.replace(/"checksum": "./, '"checksum": "x'),
    )
    await expect(restore(join(root, 'whole'))).rejects.toThrow(/another version/)
    expect(await everything()).toEqual(before)
  })
})

describe('an older backup put back', () => {
  it(`never makes the signer sign, ${ROLLBACKS} times of ${ROLLBACKS}, whatever is written afterwards`, {
    timeout: 60_000 + ROLLBACKS * 10_000,
  }, async () => {
    await write(5)
    let refused = 0
    for (let round = 0; round < ROLLBACKS; round++) {
      const folder = join(root, `round-${round}`)
      await dumpTables(sql, folder, now)
      await write(1 + ((round * 37) % 300))
      const mirror = join(root, `mirror-${round}`)
      await mirrorLog(ctx, mirror)
      await restore(folder)
      await expect(guard(ctx, openSigning(place))).rejects.toThrow(LedgerForked)
      // a process that does not sign may go on for a while: shorter than, as long as and longer than what was lost
      if (round % 3 > 0) await write((round * 41) % 350, false)
      const tries = await Promise.allSettled([write(1), sequenceAll(ctx, openSigning(place))])
      if (tries.every((one) => one.status === 'rejected')) refused += 1
      await restore(folder)
      expect(await recoverFromMirror(ctx, logReader(mirror))).toBeGreaterThan(0)
      await guard(ctx, openSigning(place))
      await write(1)
      expect((await fsck(ctx, { copies })).faults).toEqual([])
    }
    expect(refused).toBe(ROLLBACKS)
  })

  it('is not led on by a mirror of another log, nor by one that was altered', async () => {
    const folder = join(root, 'older')
    await dumpTables(sql, folder, now)
    await write(20)
    const mirror = join(root, 'mirror')
    await mirrorLog(ctx, mirror)
    await restore(folder)
    await expect(recoverFromMirror(ctx, async () => undefined)).rejects.toThrow(Invalid)
    const altered = async (path: string) => {
      const bytes = await logReader(mirror)(path)
      if (bytes && path.includes('entries')) bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 1
      return bytes
    }
    await expect(recoverFromMirror(ctx, altered)).rejects.toThrow(Conflict)
    expect(await recoverFromMirror(ctx, logReader(mirror))).toBe(20)
  })
})
