import { EMPTY_EDGE, extendBundles, extendTiles, type TileFile } from './extend-tiles.ts'
import { leafHash } from './hashing.ts'
import type { ReadTile } from './read-subtrees.ts'
import { tilePath } from './tile.ts'

/** A whole log in memory, for tests: what a static server would serve, by path. */
export function logOf(entries: readonly Uint8Array[]): {
  files: Map<string, Uint8Array>
  readTile: ReadTile
} {
  const { files } = extendTiles(EMPTY_EDGE, entries.map(leafHash))
  const all: TileFile[] = [...files, ...extendBundles(0, [], entries)]
  const byPath = new Map(all.map(({ tile, bytes }) => [tilePath(tile), bytes]))
  return { files: byPath, readTile: (tile) => byPath.get(tilePath(tile)) ?? new Uint8Array(0) }
}

/** `count` different entries. */
export function entriesOf(count: number, word = 'post'): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => new Uint8Array(Buffer.from(`${word} ${at}`)))
}
