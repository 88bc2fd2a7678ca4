import { accept, type Checked, refuse } from './checked.ts'
import { HASH_BYTES, type Hash, nodeHash, sameBytes } from './hashing.ts'

/**
 * Whether the proof leads from this leaf hash at `index` to `root` in a tree of `size` (RFC 9162, section 2.1.3.2).
 * A tree of size 0 includes nothing. Every hash must be 32 bytes.
 */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Hash,
  proof: readonly Hash[],
  root: Hash,
): Checked<true> {
  if (!isSize(index) || !isSize(size) || index >= size) return refuse('index-outside-tree')
  if (![leaf, root, ...proof].every(isHash)) return refuse('wrong-hash-length')
  let [node, last, hash] = [index, size - 1, leaf]
  for (const sibling of proof) {
    if (last === 0) return refuse('wrong-proof-length')
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  if (last !== 0) return refuse('wrong-proof-length')
  return sameBytes(hash, root) ? accept(true) : refuse('wrong-root')
}

/**
 * Whether the proof shows that the tree of `newSize` only added to the tree of `oldSize` (RFC 9162, section 2.1.4.2).
 * Size 0 is continued by every tree with an empty proof, whatever is called its root; equal sizes need equal
 * roots and an empty proof. In all other cases every hash must be 32 bytes.
 */
export function verifyConsistency(
  oldSize: number,
  newSize: number,
  oldRoot: Hash,
  newRoot: Hash,
  proof: readonly Hash[],
): Checked<true> {
  if (!isSize(oldSize) || !isSize(newSize) || newSize < oldSize) return refuse('smaller-than-before')
  if (oldSize === newSize || oldSize === 0) return withoutProof(oldSize === newSize, oldRoot, newRoot, proof)
  if (![oldRoot, newRoot, ...proof].every(isHash)) return refuse('wrong-hash-length')
  const steps = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof
  const [first, ...rest] = steps
  if (!first || proof.length === 0) return refuse('wrong-proof-length')
  let [node, last] = [oldSize - 1, newSize - 1]
  while (node % 2 === 1) [node, last] = [half(node), half(last)]
  let [old, grown] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return refuse('wrong-proof-length')
    if (node % 2 === 1 || node === last) {
      ;[old, grown] = [nodeHash(sibling, old), nodeHash(sibling, grown)]
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)]
    } else {
      grown = nodeHash(grown, sibling)
    }
    ;[node, last] = [half(node), half(last)]
  }
  if (last !== 0) return refuse('wrong-proof-length')
  return sameBytes(old, oldRoot) && sameBytes(grown, newRoot) ? accept(true) : refuse('wrong-root')
}

function withoutProof(
  sameSize: boolean,
  oldRoot: Hash,
  newRoot: Hash,
  proof: readonly Hash[],
): Checked<true> {
  if (proof.length > 0) return refuse('wrong-proof-length')
  return !sameSize || sameBytes(oldRoot, newRoot) ? accept(true) : refuse('wrong-root')
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0
}

function isHash(value: Uint8Array): boolean {
  return value.length === HASH_BYTES
}

function isPowerOfTwo(size: number): boolean {
  return Number.isInteger(Math.log2(size)) && 2 ** Math.log2(size) === size
}

function half(value: number): number {
  return Math.floor(value / 2)
}
