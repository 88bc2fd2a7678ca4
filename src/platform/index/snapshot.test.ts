import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schema } from './schema.ts'
import { createIndex } from './search-index.ts'
import { loadIndex, saveIndex } from './snapshot.ts'

const schema: Schema = {
  version: '1',
  fields: [{ name: 'title', weight: 1, b: 0.5, typicalLength: 3 }],
  facets: ['kind'],
  numbers: ['year'],
}
let folder = ''
let path = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snapshot-'))
  path = join(folder, 'index')
  const index = createIndex(schema)
  for (let at = 0; at < 50; at++) {
    index.put({
      id: `${at}`,
      fields: { title: [{ term: `word${at % 7}`, position: 0 }] },
      facets: { kind: [`${at % 3}`] },
      numbers: { year: at },
    })
  }
  await saveIndex(index, path, 'entry 50')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const damaged = async (change: (bytes: Buffer) => Buffer) => {
  const other = join(folder, 'damaged')
  await writeFile(other, change(await readFile(path)))
  const loaded = await loadIndex(other, schema)
  return loaded.ok ? 'loaded' : loaded.reason
}

describe('a snapshot', () => {
  it('comes back with its mark', async () => {
    const loaded = await loadIndex(path, schema)
    expect(loaded.ok && loaded.mark).toBe('entry 50')
    expect(loaded.ok && loaded.index.search({ clauses: [] }).total).toBe(50)
  })

  it('is missing when it is not there', async () => {
    expect(await loadIndex(join(folder, 'nothing'), schema)).toEqual({ ok: false, reason: 'missing' })
  })

  it('is older when the schema has changed or the format is another', async () => {
    expect(await loadIndex(path, { ...schema, version: '2' })).toEqual({ ok: false, reason: 'older' })
    expect(await damaged((bytes) => Buffer.concat([Buffer.from('IDXSNAP0'), bytes.subarray(8)]))).toBe(
      'older',
    )
  })

  it('is corrupt wherever a single byte has changed', async () => {
    const size = (await readFile(path)).length
    for (let at = 8; at < size; at += 13) {
      const result = await damaged((bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ 0x10
        return bytes
      })
      expect(result, `byte ${at}`).toBe('corrupt')
    }
  })

  it('is corrupt wherever it was cut, and when something was added', async () => {
    const size = (await readFile(path)).length
    for (const length of [0, 5, 8, 15, 16, 40, size - 1]) {
      expect(await damaged((bytes) => bytes.subarray(0, length))).toBe('corrupt')
    }
    expect(await damaged((bytes) => Buffer.concat([bytes, Buffer.from('x')]))).toBe('corrupt')
  })
})
