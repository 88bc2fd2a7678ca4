import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { append, redactEntry, sequenceAll } from '#ledger'
import { connect } from '#platform/database'
import { createTestDatabase, testContext } from '#platform/testing'

const { sql: owner, applicationUrl } = await createTestDatabase()
const sql = connect(applicationUrl)
afterAll(() => sql.end({ timeout: 5 }))
const ctx = testContext(sql)

const remember = (subject: string, content: object = {}) =>
  ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject, content }))

beforeEach(async () => {
  await remember('a', { words: 'först' })
  await sequenceAll(ctx)
})

const count = async () =>
  (await owner<{ count: number }[]>`select count(*) as count from ledger.entry`)[0]?.count

describe('the application', () => {
  it('is not the owner of anything, nor a superuser', async () => {
    const [who] =
      await sql`select current_user as name, rolsuper as super from pg_roles where rolname = current_user`
    expect(who).toEqual({ name: 'skala_app', super: false })
    const owned = await sql`
      select relname from pg_class join pg_roles on pg_roles.oid = relowner where rolname = current_user`
    expect(owned).toEqual([])
  })

  const cheats = [
    ...['entry', 'content', 'tile', 'checkpoint', 'origin', 'cosignature', 'redaction'].flatMap((table) => [
      `delete from ledger.${table}`,
      `truncate ledger.${table} cascade`,
      `drop table ledger.${table} cascade`,
      `alter table ledger.${table} disable trigger all`,
    ]),
    `update ledger.entry set role = 'owner'`,
    `update ledger.entry set leaf = leaf`,
    `update ledger.content set body = ''`,
    `update ledger.tile set bytes = ''`,
    `update ledger.checkpoint set note = ''`,
    `update ledger.pending set role = 'owner'`,
    'truncate ledger.pending',
    `insert into ledger.tile values (0, 7, 1, '')`,
    `insert into ledger.redaction values (0, 1)`,
    'alter table registry.record disable trigger record_leaves_entry',
    'set session_replication_role = replica',
    'create table ledger.mine ()',
    'drop schema ledger cascade',
    'create or replace function ledger.erase_content(erased_index bigint) returns void language sql as $$ select $$',
    'drop function ledger.require_entry() cascade',
    `update platform.migration set checksum = ''`,
    'create role accomplice superuser',
    'alter role skala_app superuser',
    `copy ledger.entry to program 'cat'`,
    `select pg_read_file('postgresql.conf')`,
  ]
  it.each(cheats)('may not: %s', async (cheat) => {
    const before = await count()
    await expect(sql.unsafe(cheat)).rejects.toThrow(/permission denied|must be owner|denied to/)
    expect(await count()).toBe(before)
  })

  it('cannot erase content without remembering it in the same transaction', async () => {
    await expect(sql`select ledger.erase_content(0)`).rejects.toThrow(
      /redacted entry in the same transaction/,
    )
    const other = ctx.transaction(async (tx) => {
      await append(tx, { type: 'redacted', subject: 'a', content: { index: 1 } })
      await tx.sql`select ledger.erase_content(0)`
    })
    await expect(other).rejects.toThrow(/redacted entry in the same transaction/)
    await ctx.transaction((tx) => append(tx, { type: 'redacted', subject: 'a', content: { index: 0 } }))
    await expect(sql`select ledger.erase_content(0)`).rejects.toThrow(
      /redacted entry in the same transaction/,
    )
  })

  it('can erase content when it says so', async () => {
    await remember('b', { words: 'hemligt' })
    await sequenceAll(ctx)
    const [entry] = await sql<{ index: number }[]>`select index from ledger.entry where subject = 'b'`
    await redactEntry(ctx, { index: entry?.index ?? -1, ground: 'OSL 21:1' })
    const [left] = await sql`select body from published.entry where index = ${entry?.index ?? -1}`
    expect(left).toEqual({ body: null })
  })

  it('cannot make a tile say something else than it said', async () => {
    const [tile] = await sql<{ bytes: Buffer; width: number }[]>`
      select bytes, width from ledger.tile where level = 0 and index = 0`
    const bytes = Buffer.concat([tile?.bytes ?? Buffer.alloc(0), Buffer.alloc(32)])
    bytes[0] = (bytes[0] ?? 0) ^ 1
    const grow = (width: number, with_: Buffer) =>
      sql`select ledger.grow_tiles(array[0]::smallint[], array[0]::bigint[], ${[width]}::smallint[], array[${with_}::bytea])`
    await expect(grow((tile?.width ?? 0) + 1, bytes)).rejects.toThrow(/would say something else/)
    await expect(grow(tile?.width ?? 0, tile?.bytes ?? bytes)).rejects.toThrow(/would say something else/)
  })

  it('cannot change what exists without an entry, nor take the entry out of the queue again', async () => {
    const add = (id: string) => sql`
      insert into registry.record (id, kind, title, claims, provenance, first_seen_at, changed_at)
      values (${id}, 'initiative', 'Ett försök', '{}', '{}', now(), now())`
    await expect(add('i1')).rejects.toThrow(/left no ledger entry/)
    const withdrawn = ctx.transaction(async (tx) => {
      await tx.sql`
        insert into registry.record (id, kind, title, claims, provenance, first_seen_at, changed_at)
        values ('i2', 'initiative', 'Ett försök', '{}', '{}', now(), now())`
      await append(tx, { type: 'initiative.registered', subject: 'i2', content: {} })
      await tx.sql`delete from ledger.pending where subject = 'i2'`
    })
    await expect(withdrawn).rejects.toThrow(/left no ledger entry|without a place/)
    await remember('i3')
    await expect(sql`delete from ledger.pending`).rejects.toThrow(/left the queue without a place/)
    await sequenceAll(ctx)
    expect(await sql`select from ledger.entry where subject = 'i3'`).toHaveLength(1)
  })
})
