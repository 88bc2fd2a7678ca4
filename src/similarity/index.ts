/**
 * Twins: initiatives that do the same thing.
 *
 * pair        two initiatives that a machine proposes or a person decides belong together
 * level       same-effort: one effort recorded twice; same-need: separate efforts for one need; related: neither, but near
 * reason      a named part of a pair's points, with what both have
 * cluster     initiatives that hang together through pairs for one need
 * decision    a person's word about two initiatives, with a reason; stands before any proposal
 */
export { decideTwins, readThreshold, TwinDecision, twinVerdicts } from './decide-twins.ts'
export { followInitiatives } from './follow-initiatives.ts'
export { type TwinLevel, twinLevels } from './matching/index.ts'
export {
  findCluster,
  readClusters,
  readPairsAmong,
  readTwinsOf,
  TwinCluster,
  TwinMember,
  type TwinOf,
  TwinPair,
} from './read-twins.ts'
export { type Recomputed, type RecomputeProgress, recomputeTwins } from './recompute-twins.ts'
