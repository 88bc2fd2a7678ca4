/**
 * What the registry says of the whole, of a group and of one organisation, in figures that answer for themselves.
 *
 * indicator    one figure with its definition, formula, denominator and caveat; twenty-two of them
 * tally        what one organisation adds to an indicator: counted, among how many, and how many nothing is known of
 * figure       tallies put together for a group: a value, or why there is none
 * scope        whose tallies: the nation, a kind, a county, a size, or a group of one's own
 * peers        organisations of the same kind and size
 * version      what the registry said of an initiative from one entry on
 * completeness how much of all that exists the registry has seen, by the overlap of its sources
 */
export {
  byKind,
  type Completeness,
  completenessBy,
  completenessOf,
  readFoundBy,
} from './completeness.ts'
export { type Computed, computeFigures, rebuildFigures } from './compute-figures.ts'
export { indicatorLines, organisationLines, type Seen, type TableLine } from './figure-tables.ts'
export {
  figureOf,
  idsIn,
  readComputedAt,
  readMembers,
  readRows,
  readSeries,
  seriesOf,
} from './figures.ts'
export { followFigures, keepUp } from './follow-figures.ts'
export type { Indicator, Member, Row } from './indicators/indicator.ts'
export { indicators } from './indicators/indicators.ts'
export { monthEnds } from './measures.ts'
export { messages } from './messages.ts'
export { ComparePage } from './pages/compare-page.tsx'
export { CompareSection } from './pages/compare-section.tsx'
export { CompletenessPage } from './pages/completeness-page.tsx'
export { IndicatorPage } from './pages/indicator-page.tsx'
export { indicatorPicture, indicatorPictureNames } from './pages/indicator-pictures.tsx'
export { NationalPage } from './pages/national-page.tsx'
export { nationalPicture, nationalPictureNames } from './pages/national-pictures.tsx'
export { comparisonPath, indicatorPath, portfolioPaths } from './pages/paths.ts'
export { peersOf } from './peers.ts'
export { isIn, nation, readScope, type Scope, writeScope } from './scope.ts'
