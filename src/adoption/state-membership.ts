import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { PartialDate } from '#registry'
import { lockAdoptions, refreshAdoptions } from './refresh-adoptions.ts'

/** A joint body that acts for a member, from a day to a day. */
export const StatedMembership = z.object({
  jointBody: z.string().min(1).max(100),
  member: z.string().min(1).max(100),
  since: PartialDate.nullable().default(null),
  until: PartialDate.nullable().default(null),
  /** Where it can be seen: a charter, an address. */
  source: z.string().trim().min(3).max(500),
})

/**
 * Keeps that a joint body acts for a member: what the body uses then counts for the member, once. Stating it again changes
 * its dates. Throws `Conflict` when the body is not one that acts for members, or is the member itself.
 */
export async function stateMembership(ctx: Context, input: z.input<typeof StatedMembership>): Promise<void> {
  const read = StatedMembership.safeParse(input)
  if (!read.success) throw unread
  const { jointBody, member, since, until, source } = read.data
  requirePermission(ctx, 'state-membership', jointBody)
  if (jointBody === member) throw notItself
  await ctx.transaction(async (tx) => {
    const demonstration = await checkBodies(tx, jointBody, member)
    await lockAdoptions(tx)
    const row = { joint_body: jointBody, member, since, until, source, demonstration }
    await tx.sql`
      insert into adoption.membership ${tx.sql({ ...row, stated_by: tx.actor.organisation, stated_at: tx.now() })}
      on conflict (joint_body, member) do update set since = excluded.since, until = excluded.until,
        source = excluded.source, stated_by = excluded.stated_by, stated_at = excluded.stated_at`
    await append(tx, {
      type: 'membership.stated',
      subject: `membership:${jointBody}:${member}`,
      content: row,
    })
    const used = await tx.sql<{ record: string }[]>`
      select distinct record from adoption.statement where organisation = ${jointBody}`
    await refreshAdoptions(
      tx,
      used.map(({ record }) => ({ organisation: member, record })),
    )
  })
}

async function checkBodies(tx: Transaction, jointBody: string, member: string): Promise<boolean> {
  const rows = await tx.sql<{ id: string; acts: boolean; demonstration: boolean }[]>`
    select id, coalesce((facts ->> 'actsForMembers')::boolean, false) as acts, demonstration
    from published.organisation
    where id in (${jointBody}, ${member})`
  const body = rows.find(({ id }) => id === jointBody)
  const other = rows.find(({ id }) => id === member)
  if (!body || !other) throw missing
  if (!body.acts) throw actsForNobody
  if (body.demonstration !== other.demonstration) throw mixed
  return body.demonstration
}

const unread = new Invalid({
  sv: 'Ange ett gemensamt organ, en medlem och var det framgår.',
  en: 'Give a joint body, a member, and where it can be seen.',
})
const notItself = new Conflict({
  sv: 'Ett gemensamt organ kan inte vara medlem i sig självt.',
  en: 'A joint body cannot be a member of itself.',
})
const missing = new NotFound({
  sv: 'Minst en av organisationerna finns inte i registret.',
  en: 'At least one of the organisations is not in the register.',
})
const actsForNobody = new Conflict({
  sv: 'Organisationen är inte ett gemensamt organ som handlar för medlemmar.',
  en: 'The organisation is not a joint body that acts for members.',
})
const mixed = new Conflict({
  sv: 'Den ena organisationen är påhittad och den andra verklig.',
  en: 'One of the organisations is invented and the other is real.',
})
