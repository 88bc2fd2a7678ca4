import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { CompactRange } from './compact-range.ts'
import {
  EMPTY_EDGE,
  edgeFromTiles,
  edgeTiles,
  extendBundles,
  extendTiles,
  rootOfEdge,
} from './extend-tiles.ts'
import { type Hash, leafHash, nodeHash, sameBytes } from './hashing.ts'
import { entriesOf, logOf } from './log-in-memory.ts'
import { consistencyProof, inclusionProof, rootAt } from './prove.ts'
import { TileDamaged } from './read-subtrees.ts'
import { subtreesOf } from './subtrees.ts'
import { tilePath, tilesOfTree } from './tile.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

// Two busy cores must not make a correct tree fail.
vi.setConfig({ testTimeout: 120_000 })

const SIZES = [0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 70_000]
const entries = entriesOf(70_000)
const leaves = entries.map(leafHash)

/** The definition of RFC 6962, section 2.1, word for word; slow, and so right that the rest can be measured by it. */
function rootByDefinition(hashes: readonly Hash[]): Hash {
  if (hashes.length <= 1) return hashes[0] ?? rootOfEdge(EMPTY_EDGE)
  let split = 1
  while (split * 2 < hashes.length) split *= 2
  return nodeHash(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)))
}

function oneBitOff(hash: Hash, bit: number): Hash {
  const bent = hash.slice()
  const at = Math.floor(bit / 8) % hash.length
  bent[at] = (bent[at] ?? 0) ^ (1 << (bit % 8))
  return bent
}

test.each(
  SIZES,
)('a log of %i has one root, by definition, by appending, by tiles and by its edge', async (size) => {
  const some = entries.slice(0, size)
  const log = logOf(some)
  const range = new CompactRange()
  for (const leaf of leaves.slice(0, size)) range.append(leaf)
  const expected = rootByDefinition(leaves.slice(0, size))
  const tiles = edgeTiles(size).map((tile) => ({
    tile,
    bytes: log.files.get(tilePath(tile)) ?? new Uint8Array(0),
  }))
  expect(range.root()).toEqual(expected)
  expect(await rootAt(size, log.readTile)).toEqual(expected)
  expect(rootOfEdge(edgeFromTiles(size, tiles))).toEqual(expected)
  expect([...tilesOfTree(size)].every((tile) => log.files.has(tilePath(tile)))).toBe(true)
  expect(log.files.size).toBe([...tilesOfTree(size)].length)
})

test.each(
  SIZES.filter((size) => size > 0),
)('in a log of %i, entries at every seam are proved and every cut is consistent', async (size) => {
  const { readTile } = logOf(entries.slice(0, size))
  const root = await rootAt(size, readTile)
  const seams = [0, 1, 2, 254, 255, 256, 257, 65_535, 65_536, 65_537, size - 2, size - 1]
  for (const index of seams.filter((at) => at >= 0 && at < size)) {
    const proof = await inclusionProof(index, size, readTile)
    expect(verifyInclusion(index, size, leafHash(entries[index] ?? new Uint8Array()), proof, root).ok).toBe(
      true,
    )
    const old = await rootAt(index, readTile, size)
    expect(verifyConsistency(index, size, old, root, await consistencyProof(index, size, readTile)).ok).toBe(
      true,
    )
  }
})

test('in 1,000 random trees every true proof holds and every one with a single bit off is refused', async () => {
  const tree = fc.record({
    size: fc.integer({ min: 1, max: 600 }),
    at: fc.nat(),
    old: fc.nat(),
    bit: fc.nat(255),
    which: fc.nat(),
  })
  await fc.assert(
    fc.asyncProperty(tree, async ({ size, at, old: oldSeed, bit, which }) => {
      const { readTile } = logOf(entries.slice(0, size))
      const [index, old] = [at % size, 1 + (oldSeed % size)]
      const [root, oldRoot] = [await rootAt(size, readTile), await rootAt(old, readTile, size)]
      const leaf = leaves[index] ?? root
      const included = await inclusionProof(index, size, readTile)
      const grown = await consistencyProof(old, size, readTile)
      const bend = (hashes: Hash[]) =>
        hashes.map((hash, n) => (n === which % hashes.length ? oneBitOff(hash, bit) : hash))

      expect(verifyInclusion(index, size, leaf, included, root).ok).toBe(true)
      expect(verifyInclusion(index, size, oneBitOff(leaf, bit), included, root).ok).toBe(false)
      expect(verifyInclusion(index, size, leaf, included, oneBitOff(root, bit)).ok).toBe(false)
      if (included.length > 0) expect(verifyInclusion(index, size, leaf, bend(included), root).ok).toBe(false)
      if (size > 1) expect(verifyInclusion((index + 1) % size, size, leaf, included, root).ok).toBe(false)

      expect(verifyConsistency(old, size, oldRoot, root, grown).ok).toBe(true)
      expect(verifyConsistency(old, size, oneBitOff(oldRoot, bit), root, grown).ok).toBe(false)
      expect(verifyConsistency(old, size, oldRoot, oneBitOff(root, bit), grown).ok).toBe(false)
      if (grown.length > 0) expect(verifyConsistency(old, size, oldRoot, root, bend(grown)).ok).toBe(false)
    }),
    { numRuns: 1000 },
  )
})

test('a log written in batches of any sizes has the same files as one written at once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 8 }), (batches) => {
      let edge = EMPTY_EDGE
      const files = new Map<string, Uint8Array>()
      for (const batch of batches) {
        const from = edge.size
        const added = entries.slice(from, from + batch)
        const grown = extendTiles(edge, added.map(leafHash))
        const bundles = extendBundles(from, entries.slice(from - (from % 256), from), added)
        for (const { tile, bytes } of [...grown.files, ...bundles]) files.set(tilePath(tile), bytes)
        edge = grown.edge
      }
      for (const [path, bytes] of logOf(entries.slice(0, edge.size)).files)
        expect(files.get(path)).toEqual(bytes)
    }),
    { numRuns: 50 },
  )
})

test('a sequencer can take up a log from its edge tiles alone', () => {
  const { files } = logOf(entries.slice(0, 66_000))
  const tiles = edgeTiles(66_000).map((tile) => ({
    tile,
    bytes: files.get(tilePath(tile)) ?? new Uint8Array(0),
  }))
  const { edge } = extendTiles(edgeFromTiles(66_000, tiles), leaves.slice(66_000))
  expect(rootOfEdge(edge)).toEqual(rootByDefinition(leaves))
  expect(() => edgeFromTiles(66_000, tiles.slice(1))).toThrow(RangeError)
  expect(() =>
    edgeFromTiles(
      66_000,
      tiles.map((file) => ({ ...file, bytes: file.bytes.slice(1) })),
    ),
  ).toThrow(RangeError)
})

test('an append can be taken up from complete subtrees, and only from as many as the size has', () => {
  const nodes = subtreesOf({ from: 0, to: 300 }).map(({ height, index }) =>
    rootByDefinition(leaves.slice(index * 2 ** height, (index + 1) * 2 ** height)),
  )
  const range = new CompactRange(300, nodes)
  for (const leaf of leaves.slice(300, 400)) range.append(leaf)
  expect(range.root()).toEqual(rootByDefinition(leaves.slice(0, 400)))
  expect(() => new CompactRange(301, nodes)).toThrow(RangeError)
})

test('a tile that is missing or cut off stops a proof instead of bending it', async () => {
  const { readTile } = logOf(entries.slice(0, 300))
  await expect(inclusionProof(3, 300, () => new Uint8Array(0))).rejects.toThrow(TileDamaged)
  await expect(rootAt(300, async (tile) => (await readTile(tile)).slice(0, -1))).rejects.toThrow(TileDamaged)
})

test('a full tile does in place of a partial one that was cleaned away', async () => {
  const { files } = logOf(entries.slice(0, 256))
  const full = files.get('tile/0/000') ?? new Uint8Array(0)
  expect(await rootAt(200, () => full)).toEqual(rootByDefinition(leaves.slice(0, 200)))
})

test('a proof of what cannot be is a broken promise of ours, not a value', async () => {
  const { readTile } = logOf(entries.slice(0, 5))
  await expect(async () => inclusionProof(5, 5, readTile)).rejects.toThrow(RangeError)
  await expect(async () => inclusionProof(0, 0, readTile)).rejects.toThrow(RangeError)
  await expect(async () => consistencyProof(6, 5, readTile)).rejects.toThrow(RangeError)
  await expect(async () => rootAt(6, readTile, 5)).rejects.toThrow(RangeError)
})

test('proofs from size 0 and to the same size are empty', async () => {
  const { readTile } = logOf(entries.slice(0, 5))
  const root = await rootAt(5, readTile)
  expect(await consistencyProof(0, 5, readTile)).toEqual([])
  expect(await consistencyProof(5, 5, readTile)).toEqual([])
  expect(verifyConsistency(5, 5, root, root, [root]).ok).toBe(false)
  expect(sameBytes(root, root.slice(1))).toBe(false)
})
