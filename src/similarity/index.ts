/**
 * Twins: initiatives that do the same thing.
 *
 * pair        two initiatives that a machine proposes or a person decides belong together
 * level       same-effort: one effort recorded twice; same-need: separate efforts for one need; related: neither, but near
 * reason      a named part of a pair's points, with what both have
 * cluster     initiatives that hang together through pairs for one need
 * decision    a person's word about two initiatives, with a reason; stands before any proposal
 */
export { ClusterPage } from './cluster-page.tsx'
export { decideTwins, mayDecideTwins, twinVerdicts } from './decide-twins.ts'
export { needLabel } from './explain-twins.tsx'
export { followInitiatives } from './follow-initiatives.ts'
export { messages } from './messages.ts'
export { PairPage, pairPath } from './pair-page.tsx'
export {
  type ClusterOutline,
  describeClusters,
  findCluster,
  noSuchCluster,
  readClusters,
  readOutlines,
} from './read-clusters.ts'
export { readPair, readPairsAmong, readTwinsOf } from './read-pairs.ts'
export { type Recomputed, type RecomputeProgress, recomputeTwins } from './recompute-twins.ts'
export { redactTwins } from './redact-twins.ts'
export { replayTwins, twinChecksums } from './replay-twins.ts'
export { TwinCluster } from './twin-views.ts'
export { chooseTwins, type TwinFilter, TwinsNarrowed, TwinsPage } from './twins-page.tsx'
export { TwinsSection } from './twins-section.tsx'
