/** A linear model fitted by least squares. */
export interface Fit {
  readonly coefficients: readonly number[]
  readonly residuals: readonly number[]
  /** Inverse of X'X, row by row. */
  readonly inverse: readonly (readonly number[])[]
}

/**
 * Least squares by Householder's QR, which keeps its digits where the columns are nearly alike. Null when there are fewer
 * rows than columns or the columns depend on each other.
 */
export function leastSquares(rows: readonly (readonly number[])[], values: readonly number[]): Fit | null {
  const width = rows[0]?.length ?? 0
  if (width === 0 || rows.length < width) return null
  const work = rows.map((row, at) => [...row, values[at] ?? 0])
  for (let column = 0; column < width; column += 1) {
    if (!reflect(work, column)) return null
  }
  const upper = work.slice(0, width).map((row) => row.slice(0, width))
  const coefficients = solveUpper(
    upper,
    work.slice(0, width).map((row) => row[width] ?? 0),
  )
  const residuals = rows.map((row, at) => (values[at] ?? 0) - dot(row, coefficients))
  return { coefficients, residuals, inverse: inverseOfCross(upper) }
}

/** Turns one column to zeros below the diagonal; false when nothing of it is left. */
function reflect(work: number[][], column: number): boolean {
  const below = work.slice(column)
  const norm = Math.hypot(...below.map((row) => row[column] ?? 0))
  const scale = Math.hypot(...work.map((row) => row[column] ?? 0))
  if (norm <= scale * 1e-13 || norm === 0) return false
  const head = below[0]?.[column] ?? 0
  const vector = below.map((row) => row[column] ?? 0)
  vector[0] = head + (head < 0 ? -norm : norm)
  const length = vector.reduce((sum, part) => sum + part * part, 0)
  const width = work[0]?.length ?? 0
  for (let at = column; at < width; at += 1) {
    const shadow =
      (2 * below.reduce((sum, row, index) => sum + (vector[index] ?? 0) * (row[at] ?? 0), 0)) / length
    for (const [index, row] of below.entries()) row[at] = (row[at] ?? 0) - shadow * (vector[index] ?? 0)
  }
  return true
}

function solveUpper(upper: readonly (readonly number[])[], right: readonly number[]): number[] {
  const solution = new Array<number>(right.length).fill(0)
  for (let row = right.length - 1; row >= 0; row -= 1) {
    const known = solution.reduce(
      (sum, value, at) => sum + (at > row ? value * (upper[row]?.[at] ?? 0) : 0),
      0,
    )
    solution[row] = ((right[row] ?? 0) - known) / (upper[row]?.[row] ?? Number.NaN)
  }
  return solution
}

/** (R'R)⁻¹ from R⁻¹, whose columns solve R x = e. */
function inverseOfCross(upper: readonly (readonly number[])[]): number[][] {
  const size = upper.length
  const columns = upper.map((_, at) =>
    solveUpper(
      upper,
      upper.map((__, row) => (row === at ? 1 : 0)),
    ),
  )
  return Array.from({ length: size }, (_, one) =>
    Array.from({ length: size }, (__, other) =>
      columns.reduce((sum, column) => sum + (column[one] ?? 0) * (column[other] ?? 0), 0),
    ),
  )
}

/** The sum of products of two equally long rows. */
export const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
