import { present } from './checked.ts'
import { rootOfNodes } from './compact-range.ts'
import { formatBundle } from './entry-bundle.ts'
import { HASH_BYTES, type Hash } from './hashing.ts'
import { rootOfHashes } from './read-subtrees.ts'
import { subtreesOf } from './subtrees.ts'
import { TILE_WIDTH, type Tile, tileOfSubtree, widthOfLevel } from './tile.ts'

/** A tile and its bytes, ready to be stored under `tilePath(tile)`. */
export interface TileFile {
  tile: Tile
  bytes: Uint8Array
}

/**
 * The unfinished right edge of a tree: per level the hashes of its partial tile, empty where the level
 * ends on a full tile. All that is needed to go on, and to give the root.
 */
export interface TreeEdge {
  size: number
  levels: readonly (readonly Hash[])[]
}

/** The edge of a tree without leaves. */
export const EMPTY_EDGE: TreeEdge = { size: 0, levels: [] }

/** The partial tiles one must read to take up a tree of `size` again, lowest level first. */
export function edgeTiles(size: number): Tile[] {
  const tiles: Tile[] = []
  for (let level = 0; widthOfLevel(level, size) > 0; level += 1) {
    const whole = widthOfLevel(level, size)
    const width = whole % TILE_WIDTH
    if (width > 0) tiles.push({ level, index: Math.floor(whole / TILE_WIDTH), width })
  }
  return tiles
}

/** The edge of a tree of `size`, from the tiles that `edgeTiles(size)` names. Throws RangeError when one is missing or of another length. */
export function edgeFromTiles(size: number, files: readonly TileFile[]): TreeEdge {
  const levels: Hash[][] = []
  for (let level = 0; widthOfLevel(level, size) > 0; level += 1) levels.push([])
  for (const tile of edgeTiles(size)) {
    const file = present(files.find((one) => one.tile.level === tile.level && one.tile.index === tile.index))
    if (file.bytes.length !== tile.width * HASH_BYTES)
      throw new RangeError('an edge tile has the wrong length')
    if (tile.level !== 'entries') levels[tile.level] = hashesOf(file.bytes)
  }
  return { size, levels }
}

/** Root of the tree that ends in this edge. */
export function rootOfEdge({ size, levels }: TreeEdge): Hash {
  const nodes = subtreesOf({ from: 0, to: size }).map((subtree) => {
    const { tile, start, count } = tileOfSubtree(subtree, size)
    return rootOfHashes(present(levels[Number(tile.level)]).slice(start, start + count))
  })
  return rootOfNodes(nodes)
}

/** Adds leaves at the edge: the hash tiles that came to be or grew, each once at its final width, and the new edge. */
export function extendTiles(edge: TreeEdge, leaves: readonly Hash[]): { files: TileFile[]; edge: TreeEdge } {
  const files: TileFile[] = []
  const levels = edge.levels.map((hashes) => [...hashes])
  let arriving = [...leaves]
  for (let level = 0; arriving.length > 0; level += 1) {
    const hashes = [...(levels[level] ?? []), ...arriving]
    let index = Math.floor(widthOfLevel(level, edge.size) / TILE_WIDTH)
    arriving = []
    for (let at = 0; at < hashes.length; at += TILE_WIDTH, index += 1) {
      const part = hashes.slice(at, at + TILE_WIDTH)
      files.push({ tile: { level, index, width: part.length }, bytes: joined(part) })
      if (part.length === TILE_WIDTH) arriving.push(rootOfHashes(part))
    }
    levels[level] = hashes.slice(hashes.length - (hashes.length % TILE_WIDTH))
  }
  return { files, edge: { size: edge.size + leaves.length, levels } }
}

/** Adds entries after the `size` already there: the bundles that came to be or grew. `partial` holds the entries of the unfinished bundle. */
export function extendBundles(
  size: number,
  partial: readonly Uint8Array[],
  entries: readonly Uint8Array[],
): TileFile[] {
  if (partial.length !== size % TILE_WIDTH) throw new RangeError('the unfinished bundle has another width')
  const all = [...partial, ...entries]
  const files: TileFile[] = []
  for (let at = 0, index = Math.floor(size / TILE_WIDTH); at < all.length; at += TILE_WIDTH, index += 1) {
    const part = all.slice(at, at + TILE_WIDTH)
    files.push({ tile: { level: 'entries', index, width: part.length }, bytes: formatBundle(part) })
  }
  return files
}

function joined(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES)
  hashes.forEach((hash, at) => {
    bytes.set(hash, at * HASH_BYTES)
  })
  return bytes
}

/** The hashes a tile holds, left to right. */
export function hashesOf(bytes: Uint8Array): Hash[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, at) =>
    bytes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  )
}
