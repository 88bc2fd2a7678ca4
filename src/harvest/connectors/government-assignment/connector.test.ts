import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Capture, Outside } from '../../connector.ts'
import { governmentAssignment } from './connector.ts'

const capture = (name: string): Capture => ({
  name,
  url: `file:${name}`,
  bytes: readFileSync(new URL('./fixtures/assignments.jsonl', import.meta.url)),
  mediaType: null,
})

async function count(options: Record<string, string>): Promise<number> {
  let observations = 0
  for await (const item of governmentAssignment.read(capture('a.jsonl'), { location: '', options })) {
    if ('observation' in item) observations += 1
  }
  return observations
}

it('takes what is digital, more when asked for', async () => {
  expect([await count({}), await count({ loose: 'true' }), await count({ all: 'true' })]).toEqual([3, 4, 5])
})

it('takes JSON from a folder, one address whole, and says when there is nothing', async () => {
  const outside = (names: string[]): Outside => ({
    async *files(_location, wanted) {
      for (const name of names) if (wanted(name)) yield capture(name)
    },
    fetch: async (url) => ({ ...capture('fetched'), url }),
    etagOf: async () => undefined,
  })
  const discover = async (location: string, names: string[] = []) => {
    const found = []
    for await (const item of governmentAssignment.discover({ location, options: {} }, outside(names)))
      found.push(item)
    return found
  }
  expect(await discover('/folder', ['a.jsonl', 'b.json', 'c.md'])).toMatchObject([
    { name: 'a.jsonl' },
    { name: 'b.json' },
  ])
  expect(await discover('https://example.org/regeringsuppdrag.json')).toMatchObject([{ name: 'fetched' }])
  expect(await discover('/folder', ['c.md'])).toMatchObject([{ issue: { code: 'nothing-to-read' } }])
})
