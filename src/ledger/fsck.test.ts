import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { append, openSigning, redactEntry, sequenceAll } from '#ledger'
import { createContext } from '#platform/context'
import type { TransactionSql } from '#platform/database'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { fsck, fsckWithin } from './fsck.ts'
import { generateKey, openCheckpoint, parseVerifierKey } from './tree/index.ts'
import { signatureLine } from './tree/note.ts'

/** 200 in an ordinary run, 2,000 in a long one. */
const ROUNDS = process.env.SKALA_LONG ? 2_000 : 200

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const folder = await mkdtemp(join(tmpdir(), 'skala-fsck-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const copies = join(folder, 'copies')
const signing = openSigning({
  keys: join(folder, 'keys'),
  copies,
  originOf: (year) => `registry.example/log/${year}`,
})
const { key: witness } = generateKey('witness.example', 0x04)
const means = { copies, witnesses: [witness] }

beforeAll(async () => {
  for (const count of [3, 253, 1, 40, 230]) {
    await ctx.transaction(async (tx) => {
      for (let one = 0; one < count; one++)
        await append(tx, { type: 'thing.noted', subject: `s${one % 11}`, content: { one, words: 'ärende' } })
    })
    await sequenceAll(ctx, signing)
  }
  await redactEntry(ctx, { index: 17, ground: 'GDPR art. 17', maskedVersion: { one: null } })
  await sequenceAll(ctx, signing)
  const [latest] = await sql<{ origin: string; size: number; note: string }[]>`
    select origin, size, note from ledger.checkpoint order by size desc limit 1`
  if (!latest) throw new Error('nothing was signed')
  const text = latest.note.slice(0, latest.note.indexOf('\n\n') + 1)
  const line = signatureLine(text, witness, 1_800_000_000)
  await sql`insert into ledger.cosignature ${sql({ origin: latest.origin, size: latest.size, witness: witness.name, line, signed_at: new Date() })}`
})

/** A pseudo-random whole number below `most`, the same in every run. */
function dice(seed: number): (most: number) => number {
  let state = seed
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
}

interface Place {
  readonly table: string
  readonly column: string
  readonly kind: 'bytes' | 'text' | 'number'
}

const places: Place[] = [
  ...['leaf', 'leaf_hash'].map((column) => ({ table: 'entry', column, kind: 'bytes' as const })),
  ...['type', 'subject', 'role'].map((column) => ({ table: 'entry', column, kind: 'text' as const })),
  ...['index', 'submission'].map((column) => ({ table: 'entry', column, kind: 'number' as const })),
  ...['salt', 'body'].map((column) => ({ table: 'content', column, kind: 'bytes' as const })),
  { table: 'tile', column: 'bytes', kind: 'bytes' },
  { table: 'tile', column: 'width', kind: 'number' },
  { table: 'checkpoint', column: 'note', kind: 'text' },
  { table: 'checkpoint', column: 'size', kind: 'number' },
  { table: 'origin', column: 'verifier_key', kind: 'text' },
  { table: 'cosignature', column: 'line', kind: 'text' },
]
const deeds = ['flip', 'truncate', 'delete', 'swap'] as const

/** Does one damage as somebody who owns the database and hides the traces; says what, or null when it changed nothing. */
async function damage(tx: TransactionSql, roll: (most: number) => number): Promise<string | null> {
  const place = places[roll(places.length)]
  const deed = deeds[roll(deeds.length)]
  if (!place || !deed) return null
  const { table, column, kind } = place
  const all = await tx.unsafe(`select ctid::text as row, ${column} as value from ledger.${table} order by 1`)
  const victim = all[roll(all.length)]
  if (!victim) return null
  const at = `where ctid = '${victim.row}'::tid`
  const label = `${deed} ${table}.${column} ${victim.row}`
  if (deed === 'delete') {
    // the witness itself keeps what it signed; nothing else commits to it
    if (table === 'cosignature') return null
    await tx.unsafe(`delete from ledger.${table} ${at}`)
    return label
  }
  if (deed === 'swap') {
    const other = all[roll(all.length)]
    if (!other || String(other.value) === String(victim.value) || column === 'index' || column === 'size')
      return null
    if (kind === 'number' && table === 'entry')
      await tx.unsafe('alter table ledger.entry drop constraint entry_submission_key')
    await tx.unsafe(`update ledger.${table} set ${column} = $1 ${at}`, [other.value])
    await tx.unsafe(`update ledger.${table} set ${column} = $1 where ctid = '${other.row}'::tid`, [
      victim.value,
    ])
    return label
  }
  const value = changed(victim.value, kind, deed, roll)
  if (value === null) return null
  const taken = kind === 'number' && all.some((row) => Number(row.value) === value)
  if (taken || (column === 'width' && (Number(value) < 1 || Number(value) > 256))) return null
  await tx.unsafe(`update ledger.${table} set ${column} = $1 ${at}`, [value])
  return label
}

function changed(
  value: unknown,
  kind: Place['kind'],
  deed: 'flip' | 'truncate',
  roll: (most: number) => number,
) {
  if (kind === 'number') return deed === 'flip' ? Number(value) ^ (1 << roll(6)) : null
  const bytes = Buffer.from(kind === 'text' ? String(value) : (value as Buffer))
  if (bytes.length === 0) return null
  if (deed === 'truncate') {
    const short = bytes.subarray(0, roll(bytes.length))
    return kind === 'text' ? short.toString('latin1') : short
  }
  // of a text only bits that keep it text: the database would refuse the rest
  const ascii = [...bytes.keys()].filter((at) => (bytes[at] ?? 0) < 128 && (bytes[at] ?? 0) > 32)
  const spot = kind === 'text' ? ascii[roll(ascii.length)] : roll(bytes.length)
  if (spot === undefined) return null
  bytes[spot] = (bytes[spot] ?? 0) ^ (1 << roll(kind === 'text' ? 5 : 8))
  return kind === 'text' ? bytes.toString('utf8') : bytes
}

describe('a ledger that nobody has touched', () => {
  it('is found whole, with its tiles, checkpoints, copies and erasures', async () => {
    const report = await fsck(ctx, means)
    expect(report.faults).toEqual([])
    expect(report).toMatchObject({ entries: 528, erased: 1, checkpoints: 6, faultCount: 0 })
    expect(report.tiles).toBe(3 + 3 + 1)
  })
})

describe('planted damage', () => {
  it(`is found every time, ${ROUNDS} times`, { timeout: 60_000 + ROUNDS * 500 }, async () => {
    const roll = dice(20_261_122)
    const missed: string[] = []
    let done = 0
    while (done < ROUNDS) {
      const undo = new Error('undo')
      await sql
        .begin(async (tx) => {
          await tx`set local session_replication_role = replica`
          const label = await damage(tx, roll)
          if (label === null) throw undo
          done += 1
          const { faultCount } = await fsckWithin({ sql: tx }, means)
          if (faultCount === 0) missed.push(label)
          throw undo
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error
        })
    }
    expect(missed).toEqual([])
    expect((await fsck(ctx, means)).faults).toEqual([])
  })

  it('in the second copy is found, and so is its loss', async () => {
    const path = join(copies, 'registry.example_log_2026.checkpoint')
    const kept = await readFile(path, 'utf8')
    for (let at = 0; at < kept.length; at += 7) {
      const bytes = Buffer.from(kept)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      await writeFile(path, bytes)
      expect((await fsck(ctx, means)).faultCount).toBeGreaterThan(0)
    }
    await rm(path)
    expect((await fsck(ctx, means)).faults).toContainEqual({
      where: 'second copy of registry.example/log/2026',
      what: 'missing',
    })
    await writeFile(path, kept)
  })

  it('that takes the last entries away with their tiles and checkpoints is found by the second copy', async () => {
    await sql
      .begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`delete from ledger.cosignature`
        await tx`delete from ledger.checkpoint where size > 256`
        await tx`delete from ledger.content using ledger.entry where entry.submission = content.submission and index >= 256`
        await tx`delete from ledger.entry where index >= 256`
        await tx`delete from ledger.redaction`
        await tx`delete from ledger.tile where not (width = 256 and index = 0 and level < 1)`
        await tx`update ledger.head set size = 256, published = 256`
        const { faults } = await fsckWithin({ sql: tx }, means)
        expect(faults).toContainEqual({
          where: join(copies, 'registry.example_log_2026.checkpoint'),
          what: 'beyond-the-entries',
        })
        throw new Error('undo')
      })
      .catch((error: Error) => {
        if (error.message !== 'undo') throw error
      })
  })
})

describe('erasing', () => {
  it('without a redacted entry is found', async () => {
    const other = createContext({ sql, actor: ctx.actor, log: ctx.log, now: fixedClock() })
    await sql
      .begin(async (tx) => {
        await tx`delete from ledger.content using ledger.entry where index = 5 and content.submission = entry.submission`
        const { faults } = await fsckWithin({ sql: tx }, means)
        expect(faults).toContainEqual({ where: 'entry 5', what: 'content-missing' })
        await tx`rollback`
      })
      .catch(() => undefined)
    expect((await fsck(other, means)).faultCount).toBe(0)
  })

  it('leaves every checkpoint and proof as it was', async () => {
    const [note] = await sql<{ note: string; key: string }[]>`
      select note, verifier_key as key from ledger.checkpoint join ledger.origin using (origin) order by size limit 1`
    const key = parseVerifierKey(note?.key ?? '')
    expect(key.ok && openCheckpoint(note?.note ?? '', [key.value]).ok).toBe(true)
  })
})
