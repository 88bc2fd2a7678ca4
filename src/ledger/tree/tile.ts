import { accept, type Checked, refuse } from './checked.ts'
import { fromDecimal } from './strict-text.ts'
import type { Subtree } from './subtrees.ts'

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256

/** Where a tile stands: `level` 0 holds leaf hashes, `entries` the entries themselves; `width` counts from 1 to 256. */
export interface Tile {
  level: number | 'entries'
  index: number
  width: number
}

/** Path below the log's address, `tile/<L>/<N>[.p/<W>]` (C2SP tlog-tiles). */
export function tilePath({ level, index, width }: Tile): string {
  const groups = [threeDigits(index)]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${threeDigits(rest)}`)
  }
  return `tile/${level}/${groups.join('/')}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

/** Reads a tile's path; anything that `tilePath` would not write is refused. */
export function parseTilePath(path: string): Checked<Tile> {
  const parts = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/){0,5}[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(
    path,
  )
  const level = parts?.[1] === 'entries' ? 'entries' : fromDecimal(parts?.[1] ?? '')
  const index = Number((parts?.[2] ?? '').replaceAll(/[x/]/g, ''))
  const width = parts?.[3] === undefined ? TILE_WIDTH : fromDecimal(parts[3])
  if (level === undefined || width === undefined || width < 1 || !Number.isSafeInteger(index)) {
    return refuse('malformed-tile-path')
  }
  const tile: Tile = { level, index, width }
  return level !== 'entries' && level > 63 ? refuse('malformed-tile-path') : sameWhenWritten(tile, path)
}

/** Hashes (or entries) that stand at a level in a tree of `size` leaves. */
export function widthOfLevel(level: number | 'entries', size: number): number {
  return level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level)
}

/** The tile that holds what a complete subtree is made from, in a tree of `size`, and where in the tile, in hashes. */
export function tileOfSubtree(
  { height, index }: Subtree,
  size: number,
): { tile: Tile; start: number; count: number } {
  const level = Math.floor(height / 8)
  const count = 2 ** (height % 8)
  const first = index * count
  const tileIndex = Math.floor(first / TILE_WIDTH)
  const width = Math.min(TILE_WIDTH, widthOfLevel(level, size) - tileIndex * TILE_WIDTH)
  return { tile: { level, index: tileIndex, width }, start: first % TILE_WIDTH, count }
}

/** Every hash tile and entry bundle of a tree of `size`, as the spec asks a log to serve them. */
export function* tilesOfTree(size: number): Generator<Tile> {
  yield* tilesOfLevel('entries', size)
  for (let level = 0; widthOfLevel(level, size) > 0; level += 1) yield* tilesOfLevel(level, size)
}

function* tilesOfLevel(level: number | 'entries', size: number): Generator<Tile> {
  const width = widthOfLevel(level, size)
  for (let index = 0; index * TILE_WIDTH < width; index += 1) {
    yield { level, index, width: Math.min(TILE_WIDTH, width - index * TILE_WIDTH) }
  }
}

function sameWhenWritten(tile: Tile, path: string): Checked<Tile> {
  return tilePath(tile) === path ? accept(tile) : refuse('malformed-tile-path')
}

function threeDigits(value: number): string {
  return String(value % 1000).padStart(3, '0')
}
