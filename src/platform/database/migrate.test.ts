import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { connect, migrate } from '#platform/database'
import { Conflict } from '#platform/problems'
import { createBareDatabase } from '#platform/testing'

const root = await mkdtemp(join(tmpdir(), 'skala-migrations-'))
afterAll(() => rm(root, { recursive: true, force: true }))

const { sql, url } = await createBareDatabase()
let folder = root
beforeEach(async () => {
  await sql`drop schema if exists platform, shop, other cascade`
  folder = await mkdtemp(join(root, 'case-'))
  await mkdir(join(folder, 'slice', 'migrations'), { recursive: true })
})
const write = (name: string, text: string) => writeFile(join(folder, 'slice', 'migrations', name), text)

describe('migrations', () => {
  it('are applied in name order, once', async () => {
    await write('2-second.sql', 'insert into shop.line values (2);')
    await write('1-first.sql', 'create schema shop; create table shop.line (n integer);')
    expect(await migrate(sql, folder)).toEqual(['1-first', '2-second'])
    expect(await migrate(sql, folder)).toEqual([])
    expect(await sql`select n from shop.line`).toEqual([{ n: 2 }])
  })

  it('refuse a file that was edited after it was applied, and apply nothing then', async () => {
    await write('1-first.sql', 'create schema shop;')
    await migrate(sql, folder)
    await write('1-first.sql', 'create schema shop; -- and a word more')
    await write('2-second.sql', 'create schema other;')
    await expect(migrate(sql, folder)).rejects.toThrow(Conflict)
    await expect(migrate(sql, folder)).rejects.toThrow(/1-first was edited/)
    expect(await sql`select from pg_namespace where nspname = 'other'`).toHaveLength(0)
  })

  it('go forward only: a file that was applied may not disappear', async () => {
    await write('1-first.sql', 'create schema shop;')
    await migrate(sql, folder)
    await rm(join(folder, 'slice', 'migrations', '1-first.sql'))
    await expect(migrate(sql, folder)).rejects.toThrow(Conflict)
  })

  it('leave nothing of a file that fails half-way, and keep those before it', async () => {
    await write('1-first.sql', 'create schema shop;')
    await write('2-second.sql', 'create table shop.half (n integer); select 1 / 0;')
    await expect(migrate(sql, folder)).rejects.toThrow(/division by zero/)
    const tables = await sql`select table_name from information_schema.tables where table_schema = 'shop'`
    expect(tables).toHaveLength(0)
    await write('2-second.sql', 'create table shop.whole (n integer);')
    expect(await migrate(sql, folder)).toEqual(['2-second'])
  })

  it('are applied once by two processes that start at the same time', async () => {
    await write('1-first.sql', 'create schema shop; create table shop.line (n integer);')
    await write('2-second.sql', 'insert into shop.line values (1); select pg_sleep(0.2);')
    const other = connect(url, { max: 2 })
    const applied = await Promise.all([migrate(sql, folder), migrate(other, folder)])
    await other.end()
    expect(applied.flat().sort()).toEqual(['1-first', '2-second'])
    expect(await sql`select n from shop.line`).toEqual([{ n: 1 }])
  })

  it('may not bear the same name in two slices, where one would hide the other', async () => {
    await mkdir(join(folder, 'other', 'migrations'), { recursive: true })
    await write('1-first.sql', 'create schema shop;')
    await writeFile(join(folder, 'other', 'migrations', '1-first.sql'), 'create schema other;')
    await expect(migrate(sql, folder)).rejects.toThrow(/1-first/)
  })
})
