const neighbours = new Map<string, string>()
for (const row of ['qwertyuiopå', 'asdfghjklöä', 'zxcvbnm']) {
  for (let at = 0; at < row.length; at++)
    neighbours.set(row.charAt(at), row.charAt(at - 1) + row.charAt(at + 1))
}

/** Tells whether two letters lie beside each other on a row of a Swedish keyboard. */
export function areNeighbours(one: string, other: string): boolean {
  return neighbours.get(one)?.includes(other) ?? false
}

/**
 * Damerau–Levenshtein distance with neighbouring swaps (optimal string alignment), given up on when it must pass
 * `most`: then `most + 1`. Letters are UTF-16 units.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const here = [row]
    let least = row
    for (let column = 1; column <= other.length; column++) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(column - 1)
      let cost = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && isSwap(one, other, row, column))
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      here.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    before = above
    above = here
  }
  return Math.min(above[other.length] ?? 0, most + 1)
}

function isSwap(one: string, other: string, row: number, column: number): boolean {
  return (
    one.charCodeAt(row - 1) === other.charCodeAt(column - 2) &&
    one.charCodeAt(row - 2) === other.charCodeAt(column - 1)
  )
}
