import type { Transaction } from '#platform/context'
import { growTiles, readTiles } from './tile-store.ts'
import {
  edgeFromTiles,
  edgeTiles,
  extendBundles,
  extendTiles,
  type Hash,
  leafHash,
  parseBundle,
  rootOfEdge,
  TILE_WIDTH,
  type Tile,
  type TreeEdge,
} from './tree/index.ts'

/** The right edge of the tree of the first `size` entries, from the stored tiles. Throws TileDamaged. */
export async function readEdge(tx: Transaction, size: number): Promise<TreeEdge> {
  return edgeFromTiles(size, await readTiles(tx.sql, edgeTiles(size)))
}

/** Adds leaves after the first `size` to tiles and bundles, and returns the root of the tree that then stands. */
export async function growTree(tx: Transaction, size: number, leaves: readonly Uint8Array[]): Promise<Hash> {
  const edge = await readEdge(tx, size)
  if (leaves.length === 0) return rootOfEdge(edge)
  const grown = extendTiles(edge, leaves.map(leafHash))
  const bundles = extendBundles(size, await unfinishedBundle(tx, size), leaves)
  await growTiles(tx.sql, [...grown.files, ...bundles])
  return rootOfEdge(grown.edge)
}

async function unfinishedBundle(tx: Transaction, size: number): Promise<Uint8Array[]> {
  const width = size % TILE_WIDTH
  if (width === 0) return []
  const tile: Tile = { level: 'entries', index: Math.floor(size / TILE_WIDTH), width }
  const [file] = await readTiles(tx.sql, [tile])
  const parsed = parseBundle(file?.bytes ?? new Uint8Array(), width)
  if (!parsed.ok) throw new RangeError(`the unfinished bundle at ${size} cannot be read`)
  return parsed.value
}
