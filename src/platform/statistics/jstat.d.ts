/** The few functions of jStat that we use; the package has no types of its own. */
declare module 'jstat' {
  interface OneParameter {
    /** Lower-tail quantile. */
    inv(p: number, degrees: number): number
    /** Lower-tail probability. */
    cdf(x: number, degrees: number): number
  }
  const jstat: {
    readonly normal: { inv(p: number, mean: number, deviation: number): number }
    readonly studentt: OneParameter
    readonly chisquare: OneParameter
  }
  export default jstat
}
