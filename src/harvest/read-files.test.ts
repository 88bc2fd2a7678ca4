import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFiles } from './read-files.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-files-'))
  for (const inner of ['a', 'b', '.hidden']) {
    await mkdir(join(folder, inner))
    const names = Array.from({ length: 70 }, (_, index) => `${String(index).padStart(2, '0')}.yml`)
    await Promise.all(names.map((name) => writeFile(join(folder, inner, name), name)))
  }
})
afterAll(() => rm(folder, { recursive: true }))

describe('reading a folder', () => {
  it('gives every wanted file of every folder in name order, however many there are', async () => {
    const urls: string[] = []
    for await (const { url } of readFiles(folder, (name) => name.endsWith('.yml'))) urls.push(url)
    expect(urls).toHaveLength(140)
    expect(urls).toEqual([...urls].sort())
  })
})
