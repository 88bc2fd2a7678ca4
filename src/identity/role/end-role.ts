import type { Context, Transaction } from '#platform/context'
import { NotFound } from '#platform/problems'
import { requirePermission } from '../permissions.ts'
import { lockRoles, readHolder, rememberRoles, requireAnAdministrator } from './appointment.ts'

/** A role that somebody has, in an organisation or nationally. */
export interface HeldRole {
  readonly account: string
  /** Null for a national role. */
  readonly organisation: string | null
  readonly role: string
}

/**
 * Takes a role from somebody. An organisation's administrator may, but not from a witness: whoever is testified against does not silence. Throws
 * `Conflict` for the last administrator, `NotFound` when nobody has that role.
 */
export async function endRole(ctx: Context, held: HeldRole): Promise<void> {
  if (held.organisation === null) requirePermission(ctx, 'give-national-roles')
  else if (held.role === 'witness') requirePermission(ctx, 'end-witness')
  else requirePermission(ctx, 'give-roles', held.organisation)
  await ctx.transaction((tx) => take(tx, held, 'ended'))
}

/**
 * Gives up a role of one's own; `account` is whoever is signed in, so no permission is asked for. The last administrator cannot:
 * `Conflict`. An entry says that a role was left.
 */
export async function leaveRole(ctx: Context, held: HeldRole): Promise<void> {
  await ctx.transaction((tx) => take(tx, held, 'left'))
}

async function take(tx: Transaction, held: HeldRole, ground: 'ended' | 'left'): Promise<void> {
  const { account, organisation, role } = held
  await lockRoles(tx, organisation)
  const holder = await readHolder(tx, account, organisation)
  if (!holder.roles.includes(role)) throw noSuchRole()
  await tx.sql`
    delete from identity.assignment
    where account = ${account} and organisation is not distinct from ${organisation} and role = ${role}`
  // an administrator whom the organisation no longer vouches for is none, and may be taken away
  if (role === 'administrator' && organisation !== null && holder.affiliated)
    await requireAnAdministrator(tx, organisation)
  await rememberRoles(tx, account, { organisation, role, ground })
}

const noSuchRole = () =>
  new NotFound({
    sv: 'Personen har inte den rollen, eller inte längre. Ladda sidan igen.',
    en: 'That person does not have the role, or not any longer. Load the page again.',
  })
