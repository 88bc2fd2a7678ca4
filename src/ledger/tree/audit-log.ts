import { type Checkpoint, openCheckpoint } from './checkpoint.ts'
import { parseBundle } from './entry-bundle.ts'
import { EMPTY_EDGE, extendTiles, hashesOf, rootOfEdge, type TreeEdge } from './extend-tiles.ts'
import { HASH_BYTES, type Hash, leafHash, sameBytes } from './hashing.ts'
import type { VerifierKey } from './key.ts'
import { TILE_WIDTH, type Tile, tilePath, widthOfLevel } from './tile.ts'

/** One thing wrong with a copy of a log, and the file it was seen in. */
export interface Damage {
  path: string
  what: 'missing' | 'malformed' | 'not-signed-so' | 'not-what-the-entries-give'
}

/** What the re-hashing of a whole log found; without damage, the signed checkpoint it agrees with. */
export interface Audit {
  checkpoint?: Checkpoint
  entries: number
  damage: Damage[]
}

/** Gives a file of the log by its path below the log's address, or undefined when there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array | undefined>

/**
 * Re-hashes every entry of a published log, compares every tile of its tree with what the entries give,
 * and the root with the signed checkpoint. Needs memory for one bundle at a time.
 */
export async function auditLog(
  readFile: ReadFile,
  logs: readonly VerifierKey[],
  onEntry: (entry: Uint8Array, index: number) => void = () => {},
): Promise<Audit> {
  const damage: Damage[] = []
  const note = await readFile('checkpoint')
  const opened = note ? openCheckpoint(Buffer.from(note).toString(), logs) : undefined
  if (!opened?.ok)
    return { entries: 0, damage: [{ path: 'checkpoint', what: note ? 'not-signed-so' : 'missing' }] }
  const { checkpoint } = opened.value
  let edge: TreeEdge = EMPTY_EDGE
  while (edge.size < checkpoint.size) {
    const width = Math.min(TILE_WIDTH, checkpoint.size - edge.size)
    const bundle: Tile = { level: 'entries', index: edge.size / TILE_WIDTH, width }
    const leaves = await leavesOf(bundle, readFile, damage, onEntry)
    if (!leaves) return { checkpoint, entries: edge.size, damage }
    const grown = extendTiles(edge, leaves)
    for (const { tile, bytes } of grown.files) {
      if (isFinal(tile, checkpoint.size)) await compareFile(tilePath(tile), bytes, readFile, damage)
    }
    edge = grown.edge
  }
  if (!sameBytes(rootOfEdge(edge), checkpoint.root))
    damage.push({ path: 'checkpoint', what: 'not-what-the-entries-give' })
  return { checkpoint, entries: edge.size, damage }
}

/** Leaf hashes of a bundle; when the bundle is damaged they are taken from its tile, so that one fault is reported once. */
async function leavesOf(
  bundle: Tile,
  readFile: ReadFile,
  damage: Damage[],
  onEntry: (entry: Uint8Array, index: number) => void,
): Promise<Hash[] | undefined> {
  const path = tilePath(bundle)
  const bytes = await readFile(path)
  const parsed = bytes && parseBundle(bytes, bundle.width)
  if (parsed?.ok) {
    parsed.value.forEach((entry, at) => {
      onEntry(entry, bundle.index * TILE_WIDTH + at)
    })
    return parsed.value.map(leafHash)
  }
  damage.push({ path, what: bytes ? 'malformed' : 'missing' })
  const tile = await readFile(tilePath({ ...bundle, level: 0 }))
  return tile?.length === bundle.width * HASH_BYTES ? hashesOf(tile) : undefined
}

async function compareFile(
  path: string,
  expected: Uint8Array,
  readFile: ReadFile,
  damage: Damage[],
): Promise<void> {
  const bytes = await readFile(path)
  if (!bytes) damage.push({ path, what: 'missing' })
  else if (!sameBytes(bytes, expected)) damage.push({ path, what: 'not-what-the-entries-give' })
}

/** Tiles on the way to their full width are not served, only the width of the checkpoint's size is. */
function isFinal({ level, index, width }: Tile, size: number): boolean {
  return width === Math.min(TILE_WIDTH, widthOfLevel(level, size) - index * TILE_WIDTH)
}
