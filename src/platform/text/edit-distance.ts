const neighbours = new Map<string, string>()
for (const row of ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm']) {
  for (let at = 0; at < row.length; at++)
    neighbours.set(row.charAt(at), row.charAt(at - 1) + row.charAt(at + 1))
}

/** Tells whether two letters lie beside each other on a row of a Swedish keyboard. */
export function areNeighbours(one: string, other: string): boolean {
  return neighbours.get(one)?.includes(other) ?? false
}

/** Rows are as long as the longest words compared; longer texts are too far apart to matter, or get rows of their own. */
const ROOM = 256
const rows = [new Uint16Array(ROOM), new Uint16Array(ROOM), new Uint16Array(ROOM)] as const

/**
 * Damerau–Levenshtein distance with neighbouring swaps (optimal string alignment), given up on when it must pass
 * `most`: then `most + 1`. Letters are UTF-16 units. Only cells within `most` of the diagonal are worked out.
 */
export function editDistance(one: string, other: string, most: number): number {
  const [m, n] = [one.length, other.length]
  const far = most + 1
  if (Math.abs(m - n) > most) return far
  let before = n < ROOM ? rows[0] : new Uint16Array(n + 1)
  let above = n < ROOM ? rows[1] : new Uint16Array(n + 1)
  let here = n < ROOM ? rows[2] : new Uint16Array(n + 1)
  for (let column = 0; column <= Math.min(n, far); column++) above[column] = column
  for (let row = 1; row <= m; row++) {
    const first = Math.max(1, row - most)
    const last = Math.min(n, row + most)
    here[first - 1] = first === 1 ? row : far
    let least = here[first - 1] ?? far
    const letter = one.charCodeAt(row - 1)
    for (let column = first; column <= last; column++) {
      const facing = other.charCodeAt(column - 1)
      const beside = (here[column - 1] ?? 0) + 1
      const over = (above[column - 1] ?? 0) + (letter === facing ? 0 : 1)
      let cost = beside < over ? beside : over
      const under = (column === row + most ? far : (above[column] ?? 0)) + 1
      if (under < cost) cost = under
      if (
        row > 1 &&
        column > 1 &&
        letter === other.charCodeAt(column - 2) &&
        one.charCodeAt(row - 2) === facing
      ) {
        const swapped = (before[column - 2] ?? 0) + 1
        if (swapped < cost) cost = swapped
      }
      here[column] = cost
      if (cost < least) least = cost
    }
    if (least > most) return far
    const free = before
    before = above
    above = here
    here = free
  }
  return Math.min(above[n] ?? 0, far)
}
