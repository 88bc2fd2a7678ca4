/**
 * S-curves fitted to what has spread; no words about our field.
 *
 * series: how many had adopted by each of a row of times; curve: the shape that fits it, with intervals;
 * outlook: where it leads, with bands
 */
export {
  type Estimate,
  type FittedCurve,
  fitCurve,
  LEAST_ADOPTERS,
  LEAST_TIMES,
  type NoCurve,
  type SpreadSeries,
} from './fit-curve.ts'
export { type Forecast, forecastCurve, type Goal, type Outlook } from './forecast-curve.ts'
export { leastSquares, normalMatrix, solve } from './least-squares.ts'
export { drawBinomial, seededRandom } from './random.ts'
export { type Shape, shapes, shareAt } from './shapes.ts'
