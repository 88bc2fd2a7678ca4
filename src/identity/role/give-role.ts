import type { Context, Transaction } from '#platform/context'
import { Conflict } from '#platform/problems'
import { requirePermission } from '../permissions.ts'
import { isNational, isRung, ladder } from '../roles.ts'
import {
  type Ground,
  lockRoles,
  readHolder,
  readWhetherInvented,
  rememberRoles,
  requireAnAdministrator,
  unknownRole,
} from './appointment.ts'

/** A role for somebody in an organisation. */
export interface Appointment {
  readonly account: string
  readonly organisation: string
  readonly role: string
}

/**
 * Gives somebody a role in an organisation, in place of the one they had; `reader` takes the others away, and `witness` comes beside
 * them. Throws `Conflict` for somebody the organisation does not vouch for, and when it would be left without an
 * administrator; `NotFound` and `Invalid` for what does not exist.
 */
export async function giveRole(ctx: Context, appointment: Appointment): Promise<void> {
  const { account, organisation, role } = appointment
  requirePermission(ctx, 'give-roles', organisation)
  if (!isRung(role) && role !== 'witness') throw unknownRole()
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, organisation)
    const holder = await readHolder(tx, account, organisation)
    const invented = await readWhetherInvented(tx, organisation)
    if (!holder.affiliated || holder.demonstration !== invented) throw notVouchedFor()
    if (holder.roles.includes(role)) return
    await setRole(tx, appointment, 'granted')
    if (holder.roles.includes('administrator')) await requireAnAdministrator(tx, organisation)
    await rememberRoles(tx, account, { organisation, role, ground: 'granted' })
  })
}

/** Writes a role in place of the others on the ladder. */
export async function setRole(
  tx: Transaction,
  { account, organisation, role }: Appointment,
  ground: Exclude<Ground, 'ended' | 'left'>,
): Promise<void> {
  if (isRung(role)) {
    await tx.sql`
      delete from identity.assignment
      where account = ${account} and organisation = ${organisation} and role = any(${[...ladder]})`
  }
  // whoever the organisation vouches for reads there anyway
  if (role === 'reader') return
  await tx.sql`
    insert into identity.assignment ${tx.sql({ account, organisation, role, ground, since: tx.now() })}`
}

/**
 * Hands the role of administrator over: the one who had it becomes publisher. Throws as `giveRole` does.
 */
export async function handOverAdministration(
  ctx: Context,
  { organisation, from, to }: { readonly organisation: string; readonly from: string; readonly to: string },
): Promise<void> {
  requirePermission(ctx, 'give-roles', organisation)
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, organisation)
    const [giver, taker] = [await readHolder(tx, from, organisation), await readHolder(tx, to, organisation)]
    if (!giver.roles.includes('administrator')) throw notYoursToGive()
    if (!taker.affiliated || taker.demonstration !== giver.demonstration) throw notVouchedFor()
    if (from === to) return
    await setRole(tx, { account: to, organisation, role: 'administrator' }, 'handed-over')
    await setRole(tx, { account: from, organisation, role: 'publisher' }, 'handed-over')
    await rememberRoles(tx, to, { organisation, role: 'administrator', ground: 'handed-over' })
    await rememberRoles(tx, from, { organisation, role: 'publisher', ground: 'handed-over' })
  })
}

/** Gives a national role; for the one who runs the installation. An invented person cannot have one. */
export async function giveNationalRole(
  ctx: Context,
  { account, role }: { readonly account: string; readonly role: string },
): Promise<void> {
  requirePermission(ctx, 'give-national-roles')
  if (!isNational(role)) throw unknownRole()
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, null)
    const holder = await readHolder(tx, account, null)
    if (holder.demonstration) throw notVouchedFor()
    if (holder.roles.includes(role)) return
    await tx.sql`
      insert into identity.assignment ${tx.sql({
        ...{ account, organisation: null, role, ground: 'installation', since: tx.now() },
      })}`
    await rememberRoles(tx, account, { organisation: null, role, ground: 'installation' })
  })
}

const notVouchedFor = () =>
  new Conflict({
    sv: 'Bara den som har loggat in med organisationens egen inloggning kan få en roll i den. Be personen logga in en gång först.',
    en: 'Only someone who has signed in with the organisation’s own sign-in can be given a role in it. Ask them to sign in once first.',
  })

const notYoursToGive = () =>
  new Conflict({
    sv: 'Den som lämnar över måste själv vara administratör i organisationen.',
    en: 'Whoever hands over must be an administrator of the organisation.',
  })
