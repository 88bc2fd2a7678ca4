import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Conflict, NotFound } from '#platform/problems'
import { requirePermission } from '../permissions.ts'
import { lockRoles } from './appointment.ts'

/** A joint body, and a member it acts for. */
export interface Representation {
  readonly member: string
  readonly body: string
}

/**
 * Lets a joint body act for a member: those who hold a role in it hold the same, up to publisher, in the member. The member's
 * administrator decides. Throws `NotFound` when there is no such body, `Conflict` when one is invented and the other not, or
 * it is the member itself.
 */
export async function letRepresent(ctx: Context, { member, body }: Representation): Promise<void> {
  requirePermission(ctx, 'represent-members', member)
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, member)
    const rows = await tx.sql<{ id: string; demonstration: boolean }[]>`
      select id, demonstration from published.organisation where id in (${member}, ${body})`
    const [one, other] = [rows.find(({ id }) => id === member), rows.find(({ id }) => id === body)]
    if (!one || !other) throw nobody()
    if (member === body || one.demonstration !== other.demonstration) throw notThose()
    const added = await tx.sql`
      insert into identity.representation ${tx.sql({ member, body, since: tx.now() })} on conflict do nothing`
    if (added.count === 0) return
    await append(tx, {
      type: 'representation.given',
      subject: `representation:${member}`,
      content: { organisation: member, body },
    })
  })
}

/** Ends it; the member's administrator decides alone. Throws `NotFound` when there was none. */
export async function endRepresentation(ctx: Context, { member, body }: Representation): Promise<void> {
  requirePermission(ctx, 'represent-members', member)
  await ctx.transaction(async (tx) => {
    await lockRoles(tx, member)
    const gone = await tx.sql`
      delete from identity.representation where member = ${member} and body = ${body}`
    if (gone.count === 0) throw nobody()
    await append(tx, {
      type: 'representation.ended',
      subject: `representation:${member}`,
      content: { organisation: member, body },
    })
  })
}

const nobody = () =>
  new NotFound({
    sv: 'Det gemensamma organet finns inte i registret, eller företräder er inte. Kontrollera organisationsnumret.',
    en: 'The joint body is not in the register, or does not act for you. Check the organisation number.',
  })

const notThose = () =>
  new Conflict({
    sv: 'De två kan inte företräda varandra. Ange ett annat organisationsnummer.',
    en: 'Those two cannot act for each other. Give another organisation number.',
  })
