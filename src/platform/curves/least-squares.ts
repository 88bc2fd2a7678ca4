/** What is to be made small: the sum of the squares of these, given the parameters. */
export type Residuals = (parameters: readonly number[]) => readonly number[]

/** Where the search may go. */
export interface Bounds {
  readonly lower: readonly number[]
  readonly upper: readonly number[]
}

/** The smallest sum of squares that was found, and where. */
export interface Solution {
  readonly parameters: readonly number[]
  readonly sum: number
  /** One row for each residual, one column for each parameter. */
  readonly jacobian: readonly (readonly number[])[]
}

const MOST_STEPS = 200
const STILL = 1e-12

/**
 * Finds parameters that make the sum of squared residuals least, from a starting point, within bounds: Levenberg's and
 * Marquardt's damped Gauss-Newton steps (Marquardt 1963), with slopes by central differences. A step that does not make
 * the sum smaller is not taken.
 */
export function leastSquares(residuals: Residuals, start: readonly number[], bounds: Bounds): Solution {
  let parameters = start.map((value, place) => within(value, place, bounds))
  let errors = residuals(parameters)
  let sum = squares(errors)
  let jacobian = slopes(residuals, parameters)
  let damping = 1e-3
  for (let step = 0; step < MOST_STEPS && damping < 1e12; step++) {
    const move = dampedStep(jacobian, errors, damping)
    const next = parameters.map((value, place) => within(value - (move[place] ?? 0), place, bounds))
    const nextErrors = residuals(next)
    const nextSum = squares(nextErrors)
    if (!(nextSum < sum)) {
      damping *= 4
      continue
    }
    const gain = sum - nextSum
    parameters = next
    errors = nextErrors
    sum = nextSum
    jacobian = slopes(residuals, parameters)
    damping = Math.max(damping / 5, 1e-12)
    if (gain <= STILL * (1 + sum)) break
  }
  return { parameters, sum, jacobian }
}

const within = (value: number, place: number, { lower, upper }: Bounds) =>
  Math.min(Math.max(value, lower[place] ?? -Infinity), upper[place] ?? Infinity)

const squares = (errors: readonly number[]) => {
  const sum = errors.reduce((total, error) => total + error * error, 0)
  return Number.isNaN(sum) ? Infinity : sum
}

function slopes(residuals: Residuals, parameters: readonly number[]): number[][] {
  const columns = parameters.map((value, place) => {
    const width = 1e-5 * Math.max(1, Math.abs(value))
    const at = (shift: number) =>
      residuals(parameters.map((one, index) => (index === place ? one + shift : one)))
    const [above, below] = [at(width), at(-width)]
    return above.map((error, row) => (error - (below[row] ?? 0)) / (2 * width))
  })
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? 0))
}

function dampedStep(
  jacobian: readonly (readonly number[])[],
  errors: readonly number[],
  damping: number,
): number[] {
  const normal = normalMatrix(jacobian)
  const gradient = normal.map((_, column) =>
    jacobian.reduce((total, row, index) => total + (row[column] ?? 0) * (errors[index] ?? 0), 0),
  )
  const damped = normal.map((row, i) =>
    row.map((value, j) => (i === j ? value * (1 + damping) + damping * 1e-9 : value)),
  )
  return solve(damped, gradient) ?? gradient.map(() => 0)
}

/** The Jacobian's transpose times itself. */
export function normalMatrix(jacobian: readonly (readonly number[])[]): number[][] {
  const size = jacobian[0]?.length ?? 0
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) =>
      jacobian.reduce((total, row) => total + (row[i] ?? 0) * (row[j] ?? 0), 0),
    ),
  )
}

/** Solves a small linear system by elimination with the largest pivot; null when it has no single answer. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    const pivot = pivotOf(rows, column)
    const chosen = rows[pivot] ?? []
    const lead = chosen[column] ?? 0
    if (!Number.isFinite(lead) || Math.abs(lead) < 1e-300) return null
    rows[pivot] = rows[column] ?? []
    rows[column] = chosen
    for (const [index, row] of rows.entries()) {
      if (index === column) continue
      const factor = (row[column] ?? 0) / lead
      for (let k = column; k <= size; k++) row[k] = (row[k] ?? 0) - factor * (chosen[k] ?? 0)
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1))
}

function pivotOf(rows: readonly (readonly number[])[], column: number): number {
  let best = column
  for (let row = column + 1; row < rows.length; row++) {
    if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row
  }
  return best
}
