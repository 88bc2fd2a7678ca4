import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { auditLog } from './audit-log.ts'
import { signCheckpoint } from './checkpoint.ts'
import { generateKey } from './key.ts'
import { entriesOf, logOf } from './log-in-memory.ts'
import { rootAt } from './prove.ts'

vi.setConfig({ testTimeout: 120_000 })

const { key } = generateKey('logg.example/2027')

async function publishedLog(size: number): Promise<Map<string, Uint8Array>> {
  const { files, readTile } = logOf(entriesOf(size))
  const checkpoint = signCheckpoint({ origin: key.name, size, root: await rootAt(size, readTile) }, key)
  return files.set('checkpoint', Buffer.from(checkpoint))
}

const audit = (files: Map<string, Uint8Array>) => auditLog(async (path) => files.get(path), [key])

test.each([
  0, 1, 255, 256, 257, 700, 66_000,
])('a sound log of %i has no damage, and every entry is seen once, in order', async (size) => {
  const files = await publishedLog(size)
  const seen: number[] = []
  const found = await auditLog(
    async (path) => files.get(path),
    [key],
    (entry, index) => {
      if (Buffer.from(entry).toString() === `post ${index}`) seen.push(index)
    },
  )
  expect(found).toMatchObject({ entries: size, damage: [], checkpoint: { size } })
  expect(seen).toEqual(Array.from({ length: size }, (_, at) => at))
})

test('a single bit turned anywhere in a log of 600 is found', async () => {
  const sound = await publishedLog(600)
  const paths = [...sound.keys()]
  const spot = fc.record({ path: fc.constantFrom(...paths), at: fc.nat(), bit: fc.nat(7) })
  await fc.assert(
    fc.asyncProperty(spot, async ({ path, at, bit }) => {
      const bytes = Uint8Array.from(sound.get(path) ?? [])
      const place = at % bytes.length
      bytes[place] = (bytes[place] ?? 0) ^ (1 << bit)
      const { damage } = await audit(new Map(sound).set(path, bytes))
      expect(damage.length, `${path} ${place} ${bit}`).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})

test('a file removed, cut short, or changed for its neighbour is found and named', async () => {
  const sound = await publishedLog(600)
  for (const path of sound.keys()) {
    const without = new Map(sound)
    without.delete(path)
    expect((await audit(without)).damage[0], path).toEqual({ path, what: 'missing' })
    const cut = new Map(sound).set(path, (sound.get(path) ?? new Uint8Array(0)).slice(0, -1))
    expect(
      (await audit(cut)).damage.map((damage) => damage.path),
      path,
    ).toContain(path)
  }
  const [first, second] = [sound.get('tile/entries/000'), sound.get('tile/entries/001')]
  if (!first || !second) throw new Error('bundles are missing')
  const swapped = new Map(sound).set('tile/entries/000', second).set('tile/entries/001', first)
  expect((await audit(swapped)).damage.map(({ path }) => path)).toContain('checkpoint')
})

test('one damaged bundle is one finding, not a shower of them', async () => {
  const sound = await publishedLog(600)
  const bent = new Map(sound).set('tile/entries/000', new Uint8Array(3))
  expect((await audit(bent)).damage).toEqual([{ path: 'tile/entries/000', what: 'malformed' }])
})

test('a log signed by somebody else is not audited at all', async () => {
  const files = await publishedLog(10)
  const { key: stranger } = generateKey(key.name)
  const found = await auditLog(async (path) => files.get(path), [stranger])
  expect(found.damage).toEqual([{ path: 'checkpoint', what: 'not-signed-so' }])
})
