import type { Actor } from '#platform/context'
import { NotAllowed } from '#platform/problems'

/**
 * Who may do what. A role is worth nothing outside the organisation it is held in; the platform's own roles have none.
 * `harvester` is the machine that reads sources, `matcher` the one that proposes twins; `operator` runs this installation from its command line.
 */
const rolesByPermission = {
  'register-organisations': ['operator'],
  'record-observations': ['operator', 'harvester'],
  'harvest-source': ['operator', 'harvester'],
  'keep-demonstration': ['operator'],
  'search-before-start': ['public', 'operator'],
  'propose-twins': ['operator', 'matcher'],
  'decide-twins': ['operator'],
  'redact-entries': ['operator', 'administrator'],
} as const satisfies Record<string, readonly string[]>

/** Something that not everybody may do. */
export type Permission = keyof typeof rolesByPermission

/** Throws `NotAllowed` unless the actor's role carries the permission. */
export function requirePermission(ctx: { actor: Actor }, permission: Permission): void {
  const roles: readonly string[] = rolesByPermission[permission]
  if (roles.includes(ctx.actor.role)) return
  throw new NotAllowed({
    sv: 'Det här kräver en annan behörighet än du har. Fråga den som är administratör i din organisation.',
    en: 'This takes another permission than you have. Ask the administrator of your organisation.',
  })
}
