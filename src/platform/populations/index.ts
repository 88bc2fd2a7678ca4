/**
 * How large is a population of which several lists have each seen a part? No words about our field.
 *
 * list       one way of finding members, independent of the others if the estimate is to hold
 * history    which of the lists have found a member
 * overlap    members that more than one list has found: what the estimate rests on
 */
export { type ManyLists, manyLists } from './many-lists.ts'
export { type Histories, type PopulationEstimate, populationOf, type Unestimated } from './population-of.ts'
export { simulateLists } from './simulate-lists.ts'
export { type TwoLists, twoLists } from './two-lists.ts'
