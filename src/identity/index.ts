/**
 * Who may do what.
 *
 * actor          an organisation and a role; all that history learns of who acted
 * permission     a named thing that only some roles may do
 * provider       an identity provider that people of some organisations sign in with
 * account        someone who has signed in; known here and nowhere else
 * assignment     a role in an organisation, or a national one, that an account may act as
 * session        a browser that is signed in, and the assignment it acts as
 * claim          somebody's word, seen by all, that they are to be an organisation's first administrator
 * representation a joint body that acts for a member
 * API key        what a machine of an organisation shows in place of signing in
 */
export { digestOf, newSecret } from './digest.ts'
export {
  findInventedPerson,
  type InventedChoice,
  listInventedPeople,
  registerInventedPeople,
  removeInventedPeople,
} from './invented-people.ts'
export {
  type ApiKey,
  actorOfKey,
  keyRoles,
  LONGEST_MONTHS,
  listApiKeys,
  makeApiKey,
  revokeApiKey,
} from './key/api-keys.ts'
export { holdsKey } from './key/key-text.ts'
export { createMachineTokens } from './key/machine-tokens.ts'
export { KeysPage } from './pages/keys-page.tsx'
export { messages as identityMessages } from './pages/messages.ts'
export { type RolePowers, RolesPage } from './pages/roles-page.tsx'
export { hasPermission, type Permission, requirePermission, rolesByPermission } from './permissions.ts'
export { createOpenId, type OpenId } from './provider/open-id.ts'
export { type Provider, readProviders } from './provider/provider.ts'
export {
  claimAdministration,
  contestClaim,
  holdsOpenClaim,
  NOTICE_HOURS,
  settleClaim,
  settleDueClaims,
} from './role/claim-administration.ts'
export { endRole, leaveRole } from './role/end-role.ts'
export { giveNationalRole, giveRole, handOverAdministration } from './role/give-role.ts'
export { holdersOf, listColleagues, readRoleOverview } from './role/read-roles.ts'
export { endRepresentation, letRepresent } from './role/represent.ts'
export { ladder, nationalRoles, type Role, roleNames, roleTasks } from './roles.ts'
export { type Assignment, readAssignments } from './session/read-assignments.ts'
export {
  actorOf,
  countSessions,
  endSession,
  endSessionsOf,
  IDLE_MINUTES,
  openSession,
  readSession,
  type Session,
  switchAssignment,
} from './session/session.ts'
