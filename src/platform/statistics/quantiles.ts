import jstat from 'jstat'

/** The value below which a share `p` of the standard normal distribution lies. */
export const normalQuantile = (p: number): number => jstat.normal.inv(p, 0, 1)

/** The value below which a share `p` of Student's t distribution with `degrees` of freedom lies. */
export const studentQuantile = (p: number, degrees: number): number => jstat.studentt.inv(p, degrees)

/** The value below which a share `p` of the chi-squared distribution with `degrees` of freedom lies. */
export const chiSquaredQuantile = (p: number, degrees: number): number => jstat.chisquare.inv(p, degrees)

/** Two-sided probability of a value at least as far from zero as `t` under Student's t distribution. */
export const studentTails = (t: number, degrees: number): number =>
  Math.min(1, 2 * jstat.studentt.cdf(-Math.abs(t), degrees))
