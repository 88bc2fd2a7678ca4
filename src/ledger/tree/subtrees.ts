/** A complete subtree: the root over leaves [index·2^height, (index+1)·2^height). */
export interface Subtree {
  height: number
  index: number
}

/** Leaves from `from` up to, not including, `to`. */
export interface LeafRange {
  from: number
  to: number
}

/** The complete subtrees that cover a range, left to right; largest first when the range is one of RFC 6962's. */
export function subtreesOf({ from, to }: LeafRange): Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = from; at < to; ) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= to) height += 1
    subtrees.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return subtrees
}

/** The ranges whose roots prove leaf `index` in a tree of `size`: PATH of RFC 6962, section 2.1.1, sibling of the leaf first. */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  const ranges: LeafRange[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from)
    if (index < middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  return ranges.reverse()
}

/** The ranges whose roots prove that a tree of `newSize` continues one of `oldSize`: PROOF of RFC 6962, section 2.1.2. */
export function consistencyRanges(oldSize: number, newSize: number): LeafRange[] {
  if (oldSize === 0 || oldSize === newSize) return []
  const ranges: LeafRange[] = []
  let [from, to] = [0, newSize]
  while (oldSize !== to) {
    const middle = from + largestPowerBelow(to - from)
    if (oldSize <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
    }
  }
  // The verifier holds the old root already, so the subtree is named only when it is not the whole old tree.
  if (from > 0) ranges.push({ from, to })
  return ranges.reverse()
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}
