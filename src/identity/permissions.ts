import type { Actor } from '#platform/context'
import { NotAllowed } from '#platform/problems'
import { from, nationalRoles } from './roles.ts'

/**
 * Who may do what: the one list that every door of the house goes by. A role is worth nothing outside the organisation it is
 * held in; national roles and machines have none. `from('editor')` means editor and all that comes after.
 * `harvester` is the machine that reads sources, `matcher` the one that proposes twins, `watcher` the one that reads signs; `operator` runs this installation.
 */
export const rolesByPermission = {
  'register-organisations': ['operator'],
  'record-observations': ['operator', 'harvester', 'timekeeper'],
  'harvest-source': ['operator', 'harvester'],
  'keep-demonstration': ['operator'],
  'search-before-start': ['public', ...from('reader'), 'witness', 'analyst', 'moderator', 'operator'],
  'propose-twins': ['operator', 'matcher'],
  'decide-twins': [...from('editor'), 'analyst', 'moderator', 'operator'],
  'correct-needs': [...from('editor'), 'moderator', 'operator'],
  'watch-initiatives': ['watcher', 'operator'],
  'raise-warnings': ['witness', 'moderator', 'operator'],
  'answer-warnings': ['editor', 'publisher', 'administrator', 'operator'],
  'close-warnings': ['witness', 'moderator', 'operator'],
  'derive-adoptions': ['operator', 'matcher'],
  'claim-adoption': ['reporter', 'editor', 'publisher', 'administrator', 'operator'],
  'confirm-adoption': ['editor', 'publisher', 'administrator', 'operator'],
  'observe-adoption': ['operator', 'harvester', 'analyst'],
  'state-membership': ['administrator', 'operator'],
  'link-reuse': ['editor', 'publisher', 'administrator', 'operator'],
  'state-interest': ['reporter', 'editor', 'publisher', 'administrator', 'operator'],
  'agree-on-pool': ['publisher', 'administrator', 'operator'],
  'compute-indicators': ['operator', 'matcher'],
  'keep-policy': ['publisher', 'administrator', 'operator'],
  // frontline
  'take-in-concerns': ['timekeeper', 'operator'],
  'keep-deadlines': ['timekeeper', 'operator'],
  'read-concerns': [...from('editor'), 'moderator'],
  'answer-concerns': from('editor'),
  'moderate-concerns': ['moderator'],
  'keep-go-live': from('editor'),
  'give-users-verdict': ['witness'],
  'attach-statement': ['witness'],
  'record-readiness-claim': [...from('editor'), 'witness', 'moderator'],
  'register-trial': [...from('editor'), 'witness', 'operator'],
  'hand-in-runs': ['public', ...from('reader'), 'witness', 'operator'],
  'end-trial': [...from('editor'), 'witness', 'operator'],
  'report-fidelity': [...from('editor'), 'witness', 'operator'],
  'import-capacity': [...from('editor'), 'witness', 'operator'],
  'redact-entries': ['operator', 'administrator'],
  // workspace
  'see-workspace': from('reader'),
  'hand-in-drafts': from('reporter'),
  'edit-sheets': from('editor'),
  'publish-sheets': from('publisher'),
  'open-withheld': ['timekeeper', 'operator'],
  'send-letters': ['public', ...from('reader'), 'witness', 'analyst', 'moderator', 'operator'],
  'erase-personal-data': ['administrator', 'operator'],
  // notification
  'keep-notifications': ['timekeeper', 'operator'],
  'keep-role-addresses': ['administrator', 'operator'],
  // identity
  'give-roles': ['administrator', 'operator'],
  'end-witness': ['moderator', 'operator'],
  'give-national-roles': ['operator'],
  'claim-administration': from('reader'),
  'settle-administration': ['operator'],
  'settle-due-administration': ['timekeeper', 'operator'],
  'represent-members': ['administrator', 'operator'],
  'keep-keys': ['administrator', 'operator'],
} as const satisfies Record<string, readonly string[]>

/** Something that not everybody may do. */
export type Permission = keyof typeof rolesByPermission

/** Roles that act for the registry as a whole, and so for any organisation's things where their permission says so. */
const rolesWithoutOrganisation: readonly string[] = [...nationalRoles, 'harvester', 'matcher', 'watcher']

/**
 * Throws `NotAllowed` unless the actor's role carries the permission and, where `of` names the organisation whose thing
 * it is about, the actor acts for that organisation or for the registry as a whole.
 */
export function requirePermission(ctx: { actor: Actor }, permission: Permission, of?: string): void {
  if (hasPermission(ctx, permission, of)) return
  throw ctx.actor.role === 'public' ? notSignedIn() : notYours()
}

/** Whether `requirePermission` would let it pass; for what a page offers. */
export function hasPermission({ actor }: { actor: Actor }, permission: Permission, of?: string): boolean {
  const roles: readonly string[] = rolesByPermission[permission]
  const { role, organisation } = actor
  const within = of === undefined || organisation === of || rolesWithoutOrganisation.includes(role)
  return roles.includes(role) && within
}

const notYours = () =>
  new NotAllowed({
    sv: 'Det här kräver en annan behörighet än du har. Fråga den som är administratör i din organisation.',
    en: 'This takes another permission than you have. Ask the administrator of your organisation.',
  })

const notSignedIn = () =>
  new NotAllowed({
    sv: 'Det här är för den som är inloggad. Logga in och försök igen.',
    en: 'This is for those who are signed in. Sign in and try again.',
  })
