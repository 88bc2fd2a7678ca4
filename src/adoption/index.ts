/**
 * Who uses what, and how good things spread.
 *
 * adoption     one organisation's use of one solution or product, as all voices say it together
 * statement    one voice on it: a supplier's, the adopter's own, or an observer's; a denial by the adopter wins the count
 * evidence     how well it is known: claimed by a supplier, claimed or confirmed by the adopter, observed
 * through      the joint body that acts for its members; each member is counted once
 * spread       the pattern of adoptions over time among those who could use it
 * reuse link   one effort building on another, with what it took
 * interest     "we want this too"; enough of them and a group is proposed
 * policy       a goal for spread: who, by when, by what means, followed up
 */
export { followAdoptions } from './derive-adoptions.ts'
export { keepPolicy, StatedPolicy } from './policy/keep-policy.ts'
export { AdoptionView, readAdoptions } from './read-adoptions.ts'
export { removeDemonstrationAdoptions } from './remove-demonstration.ts'
export { StatedAdoption, stateAdoption } from './state-adoption.ts'
export { StatedBlocker, stateBlocker } from './state-blocker.ts'
export { stateMembership } from './state-membership.ts'
export { StatedInterest, stateInterest } from './together/state-interest.ts'
