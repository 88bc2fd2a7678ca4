import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, NotFound } from '#platform/problems'
import { requirePermission } from '../permissions.ts'
import {
  countAdministrators,
  lockRoles,
  readHolder,
  readWhetherInvented,
  rememberRoles,
} from './appointment.ts'
import { setRole } from './give-role.ts'

/** Hours that everybody can see a claim before it takes effect by itself: a weekend and a working day. */
export const NOTICE_HOURS = 72

/** Somebody signed in, and the organisation it is about. */
export interface Claimant {
  readonly account: string
  readonly organisation: string
}

/**
 * Asks to become the first administrator of an organisation that has none. All can see that somebody has, and when it takes
 * effect: `NOTICE_HOURS` later, unless a colleague objects; the operator may confirm at once. Until then the claimant writes drafts as editor. Throws `Conflict` when
 * there is an administrator or a claim already.
 */
export async function claimAdministration(ctx: Context, { account, organisation }: Claimant): Promise<void> {
  requirePermission(ctx, 'claim-administration', organisation)
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, organisation)
    const holder = await readHolder(tx, account, organisation)
    const invented = await readWhetherInvented(tx, organisation)
    const open = await readOpenClaim(tx, organisation)
    const taken = (await countAdministrators(tx, organisation)) > 0
    if (taken || open || !holder.affiliated || holder.demonstration !== invented) throw notNow()
    const now = tx.now()
    const effective = new Date(now.getTime() + NOTICE_HOURS * 3_600_000)
    await tx.sql`
      insert into identity.administration_claim ${tx.sql({
        ...{ organisation, account, claimed_at: now, effective_at: effective },
      })}`
    await remember(tx, organisation, 'administration.claimed', { effectiveAt: effective.toISOString() })
    if (holder.roles.length > 0) return
    await setRole(tx, { account, organisation, role: 'editor' }, 'claimed')
    await rememberRoles(tx, account, { organisation, role: 'editor', ground: 'claimed' })
  })
}

/** Objects to a colleague's claim, which then waits for the operator. Throws `NotFound` when there is none, or it is one's own. */
export async function contestClaim(ctx: Context, { account, organisation }: Claimant): Promise<void> {
  requirePermission(ctx, 'claim-administration', organisation)
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, organisation)
    const claim = await requireOpenClaim(tx, organisation)
    if (claim.account === account) throw noClaim()
    if (claim.contested_at !== null) return
    await tx.sql`update identity.administration_claim set contested_at = ${tx.now()} where id = ${claim.id}`
    await remember(tx, organisation, 'administration.contested', {})
  })
}

/** Decides a claim before its time, or one that a colleague has objected to. For the operator. Throws `NotFound` when there is none. */
export async function settleClaim(
  ctx: Context,
  { organisation, outcome }: { readonly organisation: string; readonly outcome: 'confirmed' | 'refused' },
): Promise<void> {
  requirePermission(ctx, 'settle-administration')
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, organisation)
    await settle(tx, organisation, await requireOpenClaim(tx, organisation), outcome)
  })
}

/**
 * Lets every claim take effect whose notice has run out without an objection, and returns how many did. One whose claimant the
 * organisation no longer vouches for falls.
 */
export async function settleDueClaims(ctx: Context): Promise<number> {
  requirePermission(ctx, 'settle-due-administration')
  const due = await ctx.sql<{ organisation: string }[]>`
    select organisation from identity.administration_claim
    where settled_at is null and contested_at is null and effective_at <= ${ctx.now()}`
  for (const { organisation } of due) {
    await ctx.transaction(async (tx) => {
      await lockRoles(tx, organisation)
      const claim = await readOpenClaim(tx, organisation)
      if (!claim || claim.contested_at !== null || claim.effective_at > tx.now()) return
      await settle(tx, organisation, claim, 'taken')
    })
  }
  return due.length
}

/** Whether the open claim to an organisation is somebody's own. */
export async function holdsOpenClaim(ctx: Context, { account, organisation }: Claimant): Promise<boolean> {
  const [row] = await ctx.sql`
    select from identity.administration_claim
    where organisation = ${organisation} and account = ${account} and settled_at is null`
  return row !== undefined
}

interface Claim {
  readonly id: string
  readonly account: string | null
  readonly effective_at: Date
  readonly contested_at: Date | null
}

async function readOpenClaim(tx: Transaction, organisation: string): Promise<Claim | null> {
  const [claim] = await tx.sql<Claim[]>`
    select id, account, effective_at, contested_at from identity.administration_claim
    where organisation = ${organisation} and settled_at is null
    for update`
  return claim ?? null
}

async function requireOpenClaim(tx: Transaction, organisation: string): Promise<Claim> {
  const claim = await readOpenClaim(tx, organisation)
  if (claim) return claim
  throw noClaim()
}

type Outcome = 'taken' | 'confirmed' | 'refused' | 'withdrawn'

async function settle(tx: Transaction, organisation: string, claim: Claim, wanted: Outcome): Promise<void> {
  const { account } = claim
  const holder = account === null ? null : await readHolder(tx, account, organisation)
  const stands = holder?.affiliated && (await countAdministrators(tx, organisation)) === 0
  const outcome = wanted === 'refused' || stands ? wanted : 'withdrawn'
  await tx.sql`
    update identity.administration_claim set outcome = ${outcome}, settled_at = ${tx.now()} where id = ${claim.id}`
  await remember(tx, organisation, `administration.${outcome}`, {})
  if (account === null || outcome === 'refused' || outcome === 'withdrawn') return
  const ground = outcome === 'confirmed' ? 'confirmed' : 'claimed'
  await setRole(tx, { account, organisation, role: 'administrator' }, ground)
  await rememberRoles(tx, account, { organisation, role: 'administrator', ground })
}

const remember = (tx: Transaction, organisation: string, type: string, content: object) =>
  append(tx, { type, subject: `administration:${organisation}`, content: { organisation, ...content } })

const notNow = () =>
  new Conflict({
    sv: 'Rollen går inte att begära: organisationen har redan en administratör eller en begäran, eller så går den inte i god för dig.',
    en: 'The role cannot be claimed: the organisation has an administrator or a claim already, or does not vouch for you.',
  })

const noClaim = () =>
  new NotFound({
    sv: 'Det finns ingen begäran av en kollega att ta ställning till. Ladda sidan igen.',
    en: 'There is no claim by a colleague to decide on. Load the page again.',
  })
