import { present } from './checked.ts'
import { CompactRange, rootOfNodes } from './compact-range.ts'
import { HASH_BYTES, type Hash } from './hashing.ts'
import type { LeafRange, Subtree } from './subtrees.ts'
import { subtreesOf } from './subtrees.ts'
import { type Tile, tileOfSubtree, tilePath } from './tile.ts'

/** Gives the bytes of a tile; a wider version of a partial tile will do, for it begins the same. */
export type ReadTile = (tile: Tile) => Uint8Array | Promise<Uint8Array>

/** A tile is shorter than its address promises, or missing: the copy of the log is damaged. */
export class TileDamaged extends Error {
  constructor(readonly path: string) {
    super(`the tile ${path} does not hold what its address promises`)
    this.name = 'TileDamaged'
  }
}

/** Roots of the ranges, read from the tiles of a tree of `size`; each tile is read once. Throws TileDamaged. */
export async function readRoots(
  ranges: readonly LeafRange[],
  size: number,
  readTile: ReadTile,
): Promise<Hash[]> {
  const tiles = new Map<string, Uint8Array>()
  for (const tile of ranges.flatMap(subtreesOf).map((subtree) => tileOfSubtree(subtree, size).tile)) {
    const path = tilePath(tile)
    if (!tiles.has(path)) tiles.set(path, await wholeTile(tile, readTile))
  }
  const rootOf = (subtree: Subtree) => {
    const { tile, start, count } = tileOfSubtree(subtree, size)
    const bytes = present(tiles.get(tilePath(tile)))
    return rootOfHashes(
      Array.from({ length: count }, (_, at) =>
        bytes.slice((start + at) * HASH_BYTES, (start + at + 1) * HASH_BYTES),
      ),
    )
  }
  return ranges.map((range) => rootOfNodes(subtreesOf(range).map(rootOf)))
}

/** Root over neighbouring hashes of one level. */
export function rootOfHashes(hashes: readonly Hash[]): Hash {
  const range = new CompactRange()
  for (const hash of hashes) range.append(hash)
  return range.root()
}

async function wholeTile(tile: Tile, readTile: ReadTile): Promise<Uint8Array> {
  const bytes = await readTile(tile)
  if (bytes.length < tile.width * HASH_BYTES || bytes.length % HASH_BYTES !== 0)
    throw new TileDamaged(tilePath(tile))
  return bytes
}
