import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  append,
  appendAll,
  canonicalBytes,
  catchUp,
  type Entry,
  ledgerSize,
  readEntries,
  readHistory,
  runSequencer,
  sequenceAll,
} from '#ledger'
import type { Context } from '#platform/context'
import { connect, type Sql } from '#platform/database'
import { createDatabaseForEachTest, testContext } from '#platform/testing'
import { leafHash } from './leaf.ts'
import { sequence } from './sequence.ts'

let sql: Sql
let url = ''
let ctx: Context
createDatabaseForEachTest((database) => {
  ;({ sql, url } = database)
  ctx = testContext(sql)
})

const remember = (subject: string, content: object = {}) =>
  ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject, content }))
const entries = () => readEntries(ctx, { from: 0, limit: 100_000 })

/** Appends `count` entries, a third of them in transactions that are rolled back, and names those that were kept. */
async function writeMany(writer: Context, name: string, count: number): Promise<string[]> {
  const kept: string[] = []
  for (let number = 0; number < count; number++) {
    const subject = `${name}-${number}`
    const undone = number % 3 === 2
    const work = writer.transaction(async (tx) => {
      await append(tx, { type: 'thing.noted', subject, content: { number } })
      if (number % 4 === 0) await pause(1)
      if (undone) throw new Error('rolled back')
    })
    await work.then(
      () => kept.push(subject),
      () => undefined,
    )
  }
  return kept
}

describe('the order of history', () => {
  it('has no gap and loses nothing with eight writers, rollbacks and two sequencers at once', async () => {
    const pool = connect(url, { max: 8 })
    const sequencers = [runSequencer(ctx, 5), runSequencer(testContext(pool), 5)]
    const writers = Array.from({ length: 8 }, (_, position) =>
      writeMany(testContext(pool), `w${position}`, 30),
    )
    const kept = (await Promise.all(writers)).flat()
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()))
    await sequenceAll(ctx)
    await pool.end()
    const all = await entries()
    expect(kept).toHaveLength(160)
    expect(all.map((entry) => entry.subject).sort()).toEqual(kept.sort())
    expect(all.map((entry) => entry.index)).toEqual(kept.map((_, index) => index))
    expect(await ledgerSize(ctx)).toBe(kept.length)
  })

  it('keeps the order in which one act appended its entries', async () => {
    const drafts = Array.from({ length: 50 }, (_, number) => ({
      type: 'thing.noted',
      subject: `s${number}`,
      content: {},
    }))
    await ctx.transaction((tx) => appendAll(tx, drafts))
    await sequenceAll(ctx)
    expect((await entries()).map((entry) => entry.subject)).toEqual(drafts.map((draft) => draft.subject))
  })

  it('takes one act with more entries than one statement has room for', async () => {
    const drafts = Array.from({ length: 9_000 }, (_, number) => ({
      type: 'thing.noted',
      subject: `s${number}`,
      content: { number },
    }))
    await ctx.transaction((tx) => appendAll(tx, drafts))
    await sequenceAll(ctx)
    const all = await entries()
    expect(all.map((entry) => entry.subject)).toEqual(drafts.map((draft) => draft.subject))
    expect(all[8_999]?.content).toEqual({ number: 8_999 })
  })

  it('shows nothing of an act that was rolled back, not even a hole', async () => {
    await remember('first')
    await writeMany(ctx, 'undone', 3)
    await sequenceAll(ctx)
    expect((await entries()).map((entry) => [entry.index, entry.subject])).toEqual([
      [0, 'first'],
      [1, 'undone-0'],
      [2, 'undone-1'],
    ])
  })

  it('waits for nobody: an entry that commits late comes after those that committed before it', async () => {
    await ctx.transaction(async (tx) => {
      await append(tx, { type: 'thing.noted', subject: 'drawn first', content: {} })
      await remember('committed first')
      await sequenceAll(ctx)
    })
    await sequenceAll(ctx)
    expect((await entries()).map((entry) => entry.subject)).toEqual(['committed first', 'drawn first'])
  })
})

describe('an entry', () => {
  it('points to the previous entry of its subject, within a batch and across batches', async () => {
    for (const subject of ['a', 'b', 'a', 'a']) await remember(subject)
    await sequenceAll(ctx)
    for (const subject of ['b', 'c', 'a']) await remember(subject)
    await sequenceAll(ctx)
    const leaves = await sql<{ leaf: Buffer }[]>`select leaf from published.entry order by index`
    const previous = leaves.map(({ leaf }) => JSON.parse(leaf.toString('utf8')).p)
    expect(previous).toEqual([null, null, 0, 2, 1, null, 3])
    expect((await readHistory(ctx, 'a')).map((entry) => entry.index)).toEqual([0, 2, 3, 6])
  })

  it('is the canonical bytes of what it says, with the hash of those bytes', async () => {
    await remember('a', { title: 'Öppna data' })
    await sequenceAll(ctx)
    const [row] = await sql<{ leaf: Buffer; leaf_hash: Buffer }[]>`select leaf, leaf_hash from ledger.entry`
    expect(row && canonicalBytes(JSON.parse(row.leaf.toString('utf8'))).equals(row.leaf)).toBe(true)
    expect(row && leafHash(row.leaf).equals(row.leaf_hash)).toBe(true)
  })

  it('commits to its content, and its bytes hold nothing of it', async () => {
    const content = { contact: 'Eva Ek', title: 'Trygg hemgång' }
    await remember('a', content)
    await sequenceAll(ctx)
    const [row] = await sql<{ leaf: Buffer; salt: Buffer; body: Buffer }[]>`
      select leaf, salt, body from ledger.entry join ledger.content using (submission)`
    if (!row) throw new Error('the entry is missing')
    const commitment = createHash('sha256').update(row.salt).update(canonicalBytes(content)).digest('base64')
    expect(JSON.parse(row.leaf.toString('utf8'))).toMatchObject({ c: commitment, n: row.body.length })
    expect(row.leaf.toString('utf8')).not.toMatch(/Eva|Trygg/)
  })

  it('outlives its content: erased, it still stands, and says nothing', async () => {
    await remember('a', { contact: 'Eva Ek' })
    await sequenceAll(ctx)
    const [before] = await entries()
    await sql`delete from ledger.content`
    const [after] = await entries()
    expect(before?.content).toEqual({ contact: 'Eva Ek' })
    expect(after).toEqual({ ...before, content: null })
  })

  it.each([
    ['type', () => sql`update ledger.pending set type = 'thing.praised'`],
    ['subject', () => sql`update ledger.pending set subject = 'b'`],
    ['organisation', () => sql`update ledger.pending set organisation = 'somebody else'`],
    ['role', () => sql`update ledger.pending set role = 'owner'`],
    ['time', () => sql`update ledger.pending set at = at - interval '1 year'`],
    ['commitment', () => sql`update ledger.pending set commitment = ${Buffer.alloc(32)}`],
    ['size', () => sql`update ledger.pending set content_size = 1`],
  ])('is given no place when its %s was altered while it waited', async (_, tamper) => {
    await remember('a')
    await tamper()
    await expect(sequence(ctx)).rejects.toThrow(/altered/)
    expect(await ledgerSize(ctx)).toBe(0)
    expect(await sql`select from ledger.pending`).toHaveLength(1)
  })
})

describe('a subscriber', () => {
  const collect = (into: Entry[]) => async (batch: Entry[]) => {
    into.push(...batch)
  }

  it('gets every entry once and in order while writers write and commits come in another order', async () => {
    const seen: Entry[] = []
    const sequencer = runSequencer(ctx, 2)
    let writing = true
    const reading = (async () => {
      while (writing) {
        await catchUp(ctx, 'reader', collect(seen), 7)
        await pause(1)
      }
    })()
    const kept = await Promise.all(
      Array.from({ length: 4 }, (_, position) => writeMany(ctx, `w${position}`, 30)),
    )
    await sequencer.stop()
    await sequenceAll(ctx)
    writing = false
    await reading
    await catchUp(ctx, 'reader', collect(seen))
    expect(seen.map((entry) => entry.index)).toEqual(kept.flat().map((_, index) => index))
  })

  it('gets a batch again when it failed to handle it, and nothing before that', async () => {
    for (const subject of ['a', 'b', 'c', 'd']) await remember(subject)
    await sequenceAll(ctx)
    const seen: string[] = []
    const failing = catchUp(
      ctx,
      'reader',
      async (batch) => {
        if (seen.length >= 2) throw new Error('could not handle it')
        seen.push(...batch.map((entry) => entry.subject))
      },
      2,
    )
    await expect(failing).rejects.toThrow('could not handle it')
    const again: Entry[] = []
    expect(await catchUp(ctx, 'reader', collect(again))).toBe(2)
    expect(again.map((entry) => entry.subject)).toEqual(['c', 'd'])
    expect(await catchUp(ctx, 'reader', collect(again))).toBe(0)
  })

  it('has a bookmark of its own', async () => {
    await remember('a')
    await sequenceAll(ctx)
    expect(await catchUp(ctx, 'one', async () => undefined)).toBe(1)
    expect(await catchUp(ctx, 'other', async () => undefined)).toBe(1)
  })

  it('can ask for some types only', async () => {
    await remember('a')
    await ctx.transaction((tx) => append(tx, { type: 'thing.lost', subject: 'a', content: {} }))
    await sequenceAll(ctx)
    const lost = await readEntries(ctx, { from: 0, limit: 10, types: ['thing.lost'] })
    expect(lost.map((entry) => entry.index)).toEqual([1])
  })
})

describe('the sequencer', () => {
  it('goes on after a round that failed, and says so in the log', async () => {
    const words: string[] = []
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (_: object, text: string) => words.push(text),
    }
    await remember('a')
    await sql`update ledger.pending set role = 'owner'`
    const sequencer = runSequencer(testContext(sql, { log }), 5)
    await expect.poll(() => words.length).toBeGreaterThan(1)
    await sql`update ledger.pending set role = 'operator'`
    await expect.poll(() => ledgerSize(ctx)).toBe(1)
    await sequencer.stop()
  })

  it('tells listeners how long the ledger has become', async () => {
    const heard: string[] = []
    const listening = await sql.listen('ledger', (size) => heard.push(size))
    for (const subject of ['a', 'b']) await remember(subject)
    await sequenceAll(ctx)
    await expect.poll(() => heard).toEqual(['2'])
    await listening.unlisten()
  })
})

describe('a change that leaves no entry', () => {
  const addRecord = (
    id: string,
    tx: { sql: Context['sql'] | Parameters<Parameters<Context['transaction']>[0]>[0]['sql'] },
  ) => tx.sql`
    insert into registry.record (id, kind, title, claims, provenance, first_seen_at, changed_at)
    values (${id}, 'initiative', 'Ett försök', '{}', '{}', now(), now())`

  it('is refused when it would commit, and undone', async () => {
    await expect(ctx.transaction((tx) => addRecord('i1', tx))).rejects.toThrow(
      'a change of registry.record left no ledger entry',
    )
    await expect(addRecord('i1', ctx)).rejects.toThrow(/left no ledger entry/)
    expect(await sql`select from registry.record`).toHaveLength(0)
  })

  it('is refused for a change and a removal as well; with an entry all three stand', async () => {
    await ctx.transaction(async (tx) => {
      await addRecord('i2', tx)
      await append(tx, { type: 'initiative.registered', subject: 'i2', content: {} })
    })
    await expect(sql`update registry.record set title = 'Ett annat' where id = 'i2'`).rejects.toThrow(
      /no ledger entry/,
    )
    await expect(sql`delete from registry.record where id = 'i2'`).rejects.toThrow(/no ledger entry/)
    await ctx.transaction(async (tx) => {
      await tx.sql`delete from registry.record where id = 'i2'`
      await append(tx, { type: 'initiative.removed', subject: 'i2', content: {} })
    })
    expect(await sql`select from registry.record`).toHaveLength(0)
  })
})
