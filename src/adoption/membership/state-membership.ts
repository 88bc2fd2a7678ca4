import { z } from 'zod'
import { hasPermission, requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, NotFound } from '#platform/problems'
import { PartialDate } from '#registry'
import { refuseMixing } from '../read-ends.ts'
import { invalid, readInput } from '../read-input.ts'
import { lockAdoptions, refreshAdoptions } from '../refresh-adoptions.ts'

/** That a joint body, or the host of a shared board, acts for a member, from a day to a day; or that it never did. */
export const StatedMembership = z.object({
  jointBody: z.string().min(1).max(100),
  member: z.string().min(1).max(100),
  since: PartialDate.nullable().default(null),
  until: PartialDate.nullable().default(null),
  /** Ids of the solutions and products it acts in. Empty: everything, which a host cannot say. */
  records: z.array(z.string().min(1).max(100)).max(50).default([]),
  /** Where it can be seen: a charter, an address. */
  source: z.string().trim().min(3).max(500),
  withdrawn: z.boolean().default(false),
})
type StatedMembership = z.infer<typeof StatedMembership>

/**
 * Keeps that a joint body acts for a member: what the body uses then counts for the member, once. The administrator of
 * either may say so; a later statement goes before the earlier, which stays to be seen. Throws `Conflict` when the body is
 * not one that acts for others, or is the member itself.
 */
export async function stateMembership(ctx: Context, input: z.input<typeof StatedMembership>): Promise<void> {
  const stated = readInput(StatedMembership, input, said)
  const { jointBody, member } = stated
  if (!hasPermission(ctx, 'state-membership', member)) requirePermission(ctx, 'state-membership', jointBody)
  if (jointBody === member) throw notItself
  refusePersonalData({ source: stated.source })
  checkDates(stated, ctx.now().toISOString().slice(0, 10))
  await ctx.transaction(async (tx) => {
    const demonstration = await checkBodies(tx, stated)
    await lockAdoptions(tx)
    await keep(tx, stated, demonstration)
    const used = await tx.sql<{ record: string }[]>`
      select distinct record from adoption.statement where organisation = ${jointBody}`
    await refreshAdoptions(
      tx,
      used.map(({ record }) => ({ organisation: member, record })),
    )
  })
}

async function keep(tx: Transaction, stated: StatedMembership, demonstration: boolean): Promise<void> {
  const { jointBody, records, withdrawn, ...rest } = stated
  const row = {
    ...rest,
    joint_body: jointBody,
    records: records.length === 0 ? null : records,
    demonstration,
  }
  const said = { stated_by: tx.actor.organisation, stated_at: tx.now() }
  await tx.sql`
    update adoption.membership set withdrawn_at = ${tx.now()}
    where joint_body = ${jointBody} and member = ${stated.member} and withdrawn_at is null`
  // a statement that it never was is kept beside those it takes back, itself without effect
  await tx.sql`
    insert into adoption.membership ${tx.sql({ ...row, ...said, withdrawn_at: withdrawn ? tx.now() : null })}`
  await append(tx, {
    type: withdrawn ? 'membership.withdrawn' : 'membership.stated',
    subject: `membership:${jointBody}:${stated.member}`,
    content: row,
  })
}

interface Body {
  readonly id: string
  readonly acts: boolean
  readonly hosts: boolean
  readonly demonstration: boolean
}

async function checkBodies(
  tx: Transaction,
  { jointBody, member, records }: StatedMembership,
): Promise<boolean> {
  const rows = await tx.sql<Body[]>`
    select id, kind = 'joint-body' or coalesce((facts ->> 'actsForMembers')::boolean, false) as acts,
      kind in ('municipality', 'region') as hosts, demonstration
    from published.organisation
    where id in (${jointBody}, ${member}) and valid_to is null`
  const body = rows.find(({ id }) => id === jointBody)
  const other = rows.find(({ id }) => id === member)
  if (!body || !other) throw missing
  if (!body.acts && !body.hosts) throw actsForNobody
  if (!body.acts && records.length === 0) throw hostOfWhat()
  refuseMixing(body.demonstration, other.demonstration)
  const known = await tx.sql`
    select id from published.record
    where id = any(${records}) and kind in ('solution', 'product') and demonstration = ${body.demonstration}`
  if (known.length < new Set(records).size) throw invalid([{ field: 'records', message: unknownRecord }])
  return body.demonstration
}

function checkDates({ since, until }: StatedMembership, today: string): void {
  const wrong = [
    ...(since !== null && since > today.slice(0, since.length) ? [{ field: 'since', message: future }] : []),
    ...(until !== null && until > today.slice(0, until.length) ? [{ field: 'until', message: future }] : []),
    ...(since !== null && until !== null && until < since.slice(0, until.length)
      ? [{ field: 'until', message: backwards }]
      : []),
  ]
  if (wrong.length > 0) throw invalid(wrong)
}

const asDate = {
  sv: 'Skriv datumet som 2025, 2025-03 eller 2025-03-14.',
  en: 'Write the date as 2025, 2025-03 or 2025-03-14.',
}
const future = {
  sv: 'Datumet ligger i framtiden. Skriv det när det har skett.',
  en: 'The date lies in the future. Write it once it has come.',
}
const backwards = {
  sv: 'Slutdatumet ligger före startdatumet.',
  en: 'The last date lies before the first.',
}
const unknownRecord = {
  sv: 'Minst en av lösningarna finns inte i registret. Klistra in sidans adress, en per rad.',
  en: 'At least one of the solutions is not in the registry. Paste the address of its page, one a line.',
}
const said = {
  jointBody: { sv: 'Välj ett gemensamt organ.', en: 'Choose a joint body.' },
  member: { sv: 'Välj en medlem.', en: 'Choose a member.' },
  since: asDate,
  until: asDate,
  records: unknownRecord,
  source: {
    sv: 'Skriv var det framgår, till exempel ”förbundsordning § 3” eller en adress.',
    en: 'Write where it can be seen, such as “charter, section 3” or an address.',
  },
}
const hostOfWhat = () =>
  invalid([
    {
      field: 'records',
      message: {
        sv: 'En kommun eller region är värd för en gemensam nämnd i vissa frågor. Ange vilka lösningar nämnden sköter.',
        en: 'A municipality or region hosts a shared board for some matters. Say which solutions the board runs.',
      },
    },
  ])
const notItself = new Conflict({
  sv: 'Ett gemensamt organ kan inte vara medlem i sig självt.',
  en: 'A joint body cannot be a member of itself.',
})
const missing = new NotFound({
  sv: 'Minst en av organisationerna finns inte i registret.',
  en: 'At least one of the organisations is not in the register.',
})
const actsForNobody = new Conflict({
  sv: 'Organisationen är inte ett gemensamt organ, och inte heller en kommun eller region som kan vara värd för en gemensam nämnd.',
  en: 'The organisation is not a joint body, nor a municipality or region that can host a shared board.',
})
