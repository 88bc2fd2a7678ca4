import { present } from './checked.ts'
import { EMPTY_ROOT, type Hash, nodeHash } from './hashing.ts'

/**
 * The least one must remember to go on adding leaves: the roots of the complete subtrees, largest first.
 * At most 53 hashes, whatever the size.
 */
export class CompactRange {
  #nodes: Hash[]
  #size: number

  /** Starts empty, or from the complete subtrees of a tree of `size` leaves, left to right. */
  constructor(size = 0, nodes: readonly Hash[] = []) {
    this.#size = size
    this.#nodes = [...nodes]
    if (nodes.length !== onesIn(size))
      throw new RangeError(`a tree of ${size} leaves has other complete subtrees`)
  }

  /** Number of leaves so far. */
  get size(): number {
    return this.#size
  }

  /** Adds one leaf hash at the right edge. */
  append(leaf: Hash): void {
    this.#nodes.push(leaf)
    for (let trailing = this.#size; trailing % 2 === 1; trailing = (trailing - 1) / 2) {
      const right = present(this.#nodes.pop())
      const left = present(this.#nodes.pop())
      this.#nodes.push(nodeHash(left, right))
    }
    this.#size += 1
  }

  /** Root of the tree of the leaves so far (RFC 6962, section 2.1). */
  root(): Hash {
    return rootOfNodes(this.#nodes)
  }
}

/** Root over complete subtrees that stand beside each other, largest first. */
export function rootOfNodes(nodes: readonly Hash[]): Hash {
  const last = nodes.at(-1)
  if (!last) return EMPTY_ROOT
  return nodes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last)
}

function onesIn(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${size} is not a tree size`)
  return size.toString(2).replaceAll('0', '').length
}
