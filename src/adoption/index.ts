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
export { checkFit } from './check-fit.ts'
export { followAdoptions } from './derive-adoptions.ts'
export { linkReuse, ReuseLink, readReuseLinks } from './link-reuse.ts'
export { MembershipPage } from './membership/membership-page.tsx'
export { messages as membershipMessages } from './membership/messages.ts'
export { MembershipView, readMemberships, readRepresentation } from './membership/read-memberships.ts'
export { StatedMembership, stateMembership } from './membership/state-membership.ts'
export { messages } from './messages.ts'
export { FamilySection } from './pages/family-section.tsx'
export { InterestForm, PolicyForm, ReuseForm, UseForm } from './pages/forms.tsx'
export { ExperienceSection, KitSection } from './pages/kit-section.tsx'
export { adoptionPaths } from './pages/paths.ts'
export { PoliciesPage, PolicyPage } from './pages/policy-page.tsx'
export { PoolPage, shareField } from './pages/pool-page.tsx'
export { SaidSection } from './pages/said-section.tsx'
export { readRule, SpreadPage } from './pages/spread-page.tsx'
export { spreadPicture, spreadPictureNames } from './pages/spread-pictures.tsx'
export { InterestSection, ReuseSection } from './pages/together-sections.tsx'
export { UsedSection } from './pages/used-section.tsx'
export { UsersSection } from './pages/users-section.tsx'
export { followPolicy, type PolicyStanding, readPolicies } from './policy/follow-policy.ts'
export { keepPolicy, Policy, StatedPolicy } from './policy/keep-policy.ts'
export { AdoptionView, readAdoptions } from './read-adoptions.ts'
export { readBlockers } from './read-blockers.ts'
export { countStrangers, readFamily, readPapers } from './read-family.ts'
export { readStatements, StatementView } from './read-statements.ts'
export { removeDemonstrationAdoptions } from './remove-demonstration.ts'
export { adoptionChecksums, replayAdoption } from './replay-adoption.ts'
export { readSpread } from './spread/read-spread.ts'
export type { Spread } from './spread/tell-spread.ts'
export { StatedAdoption, stateAdoption } from './state-adoption.ts'
export { StatedBlocker, stateBlocker } from './state-blocker.ts'
export { agreeOnPool, PoolAgreement } from './together/agree-on-pool.ts'
export { InterestView, PoolView, readInterest, readPool, readPoolHistory } from './together/read-interest.ts'
export { StatedInterest, stateInterest } from './together/state-interest.ts'
export { writePubliccode } from './write-publiccode.ts'
