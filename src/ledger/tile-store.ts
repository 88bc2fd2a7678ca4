import type { TransactionSql } from 'postgres'
import type { Sql } from '#platform/database'
import {
  parseTilePath,
  type ReadTile,
  TILE_WIDTH,
  type Tile,
  TileDamaged,
  type TileFile,
  tilePath,
} from './tree/index.ts'

/** How the database writes the level of entry bundles. */
const ENTRIES_LEVEL = -1
const HASH_BYTES = 32
/** PostgreSQL's own number for the type bytea[]. */
const BYTEA_ARRAY = 1001

const levelOf = ({ level }: Tile) => (level === 'entries' ? ENTRIES_LEVEL : level)

/** The bytes of one tile as it stands now, at whatever width it has reached; null when it has none. */
async function storedTile(sql: Sql | TransactionSql, tile: Tile) {
  const [row] = await sql<{ width: number; bytes: Buffer }[]>`
    select width, bytes from ledger.tile where level = ${levelOf(tile)} and index = ${tile.index}`
  return row ?? null
}

/** Reads tiles for proofs and for the tree's edge. Throws TileDamaged where one is missing. */
export function tileReader(sql: Sql | TransactionSql): ReadTile {
  return async (tile) => {
    const stored = await storedTile(sql, tile)
    if (!stored) throw new TileDamaged(tilePath(tile))
    return new Uint8Array(stored.bytes)
  }
}

/** Exactly the tile asked for: a partial one begins what it has grown to. Null when the tree never had it, or it is damaged. */
async function exactTile(sql: Sql | TransactionSql, tile: Tile): Promise<Uint8Array | null> {
  const stored = await storedTile(sql, tile)
  if (!stored || stored.width < tile.width) return null
  const length = tile.level === 'entries' ? bundleLength(stored.bytes, tile.width) : tile.width * HASH_BYTES
  return length !== null && length <= stored.bytes.length
    ? new Uint8Array(stored.bytes.subarray(0, length))
    : null
}

/** Where the first `width` entries of a bundle end. */
function bundleLength(bundle: Buffer, width: number): number | null {
  let at = 0
  for (let entry = 0; entry < width; entry += 1) {
    if (at + 2 > bundle.length) return null
    at += 2 + bundle.readUInt16BE(at)
  }
  return at
}

/**
 * A file of the published log by its path, `tile/0/x001/234.p/5` and the like: only tiles that a tree of `size`, or one
 * it has grown from, has. Null for all else.
 */
export async function readTileFile(sql: Sql, path: string, size: number): Promise<Uint8Array | null> {
  const parsed = parseTilePath(path)
  if (!parsed.ok) return null
  const { level, index, width } = parsed.value
  const within = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level)
  return index * TILE_WIDTH + width <= within ? exactTile(sql, parsed.value) : null
}

/** The unfinished tiles and bundle that one must have to go on from a tree of some size. */
export async function readTiles(sql: Sql | TransactionSql, tiles: readonly Tile[]): Promise<TileFile[]> {
  const files: TileFile[] = []
  for (const tile of tiles) {
    const bytes = await exactTile(sql, tile)
    if (!bytes) throw new TileDamaged(tilePath(tile))
    files.push({ tile, bytes })
  }
  return files
}

/** Stores tiles that came to be or grew. The database refuses a tile that would say something else than it said. */
export async function growTiles(tx: TransactionSql, files: readonly TileFile[]): Promise<void> {
  await tx`
    select ledger.grow_tiles(
      ${files.map(({ tile }) => levelOf(tile))}::smallint[],
      ${files.map(({ tile }) => tile.index)}::bigint[],
      ${files.map(({ tile }) => tile.width)}::smallint[],
      ${tx.array(
        files.map(({ bytes }) => Buffer.from(bytes)),
        BYTEA_ARRAY,
      )}::bytea[])`
}
