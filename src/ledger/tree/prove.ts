import type { Hash } from './hashing.ts'
import { type ReadTile, readRoots } from './read-subtrees.ts'
import { consistencyRanges, inclusionRanges } from './subtrees.ts'

/** Root of the first `size` leaves, read from the tiles of a log that has `logSize` (default `size`) of them. */
export async function rootAt(size: number, readTile: ReadTile, logSize = size): Promise<Hash> {
  requireOrder(0, size, logSize)
  const [root] = await readRoots([{ from: 0, to: size }], logSize, readTile)
  if (!root) throw new RangeError('a range has one root')
  return root
}

/** Proof that leaf `index` stands in the tree of `size`: at most 53 hashes, from the leaf's sibling up. */
export function inclusionProof(
  index: number,
  size: number,
  readTile: ReadTile,
  logSize = size,
): Promise<Hash[]> {
  requireOrder(index, size - 1, logSize - 1)
  return readRoots(inclusionRanges(index, size), logSize, readTile)
}

/** Proof that the tree of `newSize` only added to the tree of `oldSize`; empty for size 0 and for equal sizes. */
export function consistencyProof(
  oldSize: number,
  newSize: number,
  readTile: ReadTile,
  logSize = newSize,
): Promise<Hash[]> {
  requireOrder(oldSize, newSize, logSize)
  return readRoots(consistencyRanges(oldSize, newSize), logSize, readTile)
}

function requireOrder(...sizes: number[]): void {
  sizes.reduce((before, size) => {
    if (!Number.isSafeInteger(size) || size < before)
      throw new RangeError(`${sizes.join(' ≤ ')} does not hold`)
    return size
  }, 0)
}
