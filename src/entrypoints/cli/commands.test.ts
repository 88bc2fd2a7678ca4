import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, testContext } from '#platform/testing'
import { exportRecords } from '#registry'
import { fillRegistry, invented } from '../api/testing/invented-county.ts'
import { main } from './skala.ts'

const { sql, url } = await createTestDatabase()
const ctx = testContext(sql)
const folder = await mkdtemp(join(tmpdir(), 'skala-cli-'))

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', url)
  vi.stubEnv('LOG_LEVEL', 'silent')
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await fillRegistry(ctx)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

/** Runs one command line; `said` is what it wrote, the last JSON parsed. */
async function run(...args: string[]) {
  const lines: string[] = []
  const told: { json: unknown } = { json: undefined }
  const code = await main(args, {
    text: (words) => lines.push(words),
    json: (value) => {
      told.json = value
    },
  })
  return { code, text: lines.join('\n'), json: told.json }
}

describe('skala organisations', () => {
  it('lists by kind and county, and resolves any spelling with its reason', async () => {
    const listed = await run('organisations', '--kind', 'municipality', '--county', '08', '--json')
    expect(listed.json).toMatchObject({ total: 12, next: null })
    const resolved = await run('organisations', 'resolve', 'göteborgs stad', '--json')
    expect(resolved).toMatchObject({ code: 0, json: { organisation: { id: 'SE2120001355' }, by: 'alias' } })
    expect((await run('organisations', 'resolve', '212000-1355')).text).toContain('Göteborgs kommun')
  })

  it('ends with 4 when nobody can tell which is meant, and with 2 for a kind that does not exist', async () => {
    expect(await run('organisations', 'resolve', 'Exempelby', '--json')).toMatchObject({
      code: 4,
      json: { outcome: 'unknown', organisation: null },
    })
    expect((await run('organisations', '--kind', 'city')).code).toBe(2)
  })
})

describe('skala export', () => {
  it('writes every record once, and a title that looks like a formula cannot act as one', async () => {
    const file = join(folder, 'initiatives.csv')
    const { code, json } = await run('export', 'initiatives', '--out', file, '--json')
    expect([code, json]).toMatchObject([0, { records: invented.initiatives, format: 'csv' }])
    const { data } = Papa.parse<Record<string, string>>((await readFile(file, 'utf8')).slice(1), {
      header: true,
      skipEmptyLines: true,
    })
    expect(new Set(data.map((row) => row.id)).size).toBe(invented.initiatives)
    expect(data.every((row) => row.demonstration === 'true')).toBe(true)
    expect(data.find((row) => row.title?.includes('cmd'))?.title).toBe(`'=cmd|"/C calc"!A1`)
  })

  it('walks by id, so that the size of a batch changes nothing', async () => {
    const idsBy = async (batch: number) => {
      const ids: string[] = []
      for await (const { id } of exportRecords(ctx, 'initiative', batch)) ids.push(id)
      return ids
    }
    const whole = await idsBy(1_000)
    expect(whole).toHaveLength(invented.initiatives)
    expect([await idsBy(1), await idsBy(5), await idsBy(25)]).toEqual([whole, whole, whole])
  })

  it('leaves nothing behind where it cannot write, and ends with 2', async () => {
    expect((await run('export', 'products', '--out', join(folder, 'nowhere', 'x.csv'))).code).toBe(2)
    expect((await run('export', 'wishes')).code).toBe(2)
    expect((await run('export', 'products', '--format', 'xml')).code).toBe(2)
  })
})

describe('skala ledger', () => {
  it('prints entries from any index on, and finds them whole', async () => {
    const { json } = await run('ledger', '--from', '3', '--limit', '2', '--json')
    expect(json).toMatchObject({ items: [{ index: 3 }, { index: 4 }], next: 5 })
    expect(await run('ledger', 'check', '--json')).toMatchObject({
      code: 0,
      json: { faultCount: 0, erased: 0 },
    })
    expect((await run('ledger', '--from', 'x')).code).toBe(2)
  })

  it('ends with 5 when history has been altered', async () => {
    const alter = (role: string) =>
      sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`
        await tx`update ledger.entry set role = ${role} where index = 7`
      })
    await alter('nobody')
    const { code, json } = await run('ledger', 'check', '--json')
    await alter('operator')
    expect([code, json]).toMatchObject([5, { faultCount: 1, faults: [{ index: 7, fault: 'leaf-differs' }] }])
  })
})

describe('skala migrate', () => {
  it('has nothing to do the second time', async () => {
    expect(await run('migrate', '--json')).toMatchObject({ code: 0, json: { applied: [] } })
  })
})
