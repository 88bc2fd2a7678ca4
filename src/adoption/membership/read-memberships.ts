import { z } from 'zod'
import { instant, type Sql } from '#platform/database'

/** That somebody acts for a member, as somebody once stated it. */
export const MembershipView = z
  .object({
    jointBody: z.object({ id: z.string(), name: z.string() }),
    member: z.object({ id: z.string(), name: z.string() }),
    since: z.string().nullable(),
    until: z.string().nullable(),
    records: z
      .array(z.object({ id: z.string(), title: z.string() }))
      .nullable()
      .meta({
        description: 'what it acts in; null: everything',
      }),
    source: z.string(),
    statedBy: z
      .string()
      .nullable()
      .meta({ description: 'name of the organisation that said so; null: the registry' }),
    statedAt: z.iso.datetime(),
    takesBack: z.boolean().meta({ description: 'says that it never was so' }),
    stands: z.boolean().meta({ description: 'false: something later has been said, or it was taken back' }),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Membership' })
export type MembershipView = z.infer<typeof MembershipView>

/** All that has been stated of who acts for whom, where an organisation is at either end; those that stand first, then the newest. */
export async function readMemberships(
  ctx: { readonly sql: Sql },
  organisation: string,
): Promise<MembershipView[]> {
  return ctx.sql<MembershipView[]>`
    select jsonb_build_object('id', body.id, 'name', body.name_sv) as "jointBody",
      jsonb_build_object('id', member.id, 'name', member.name_sv) as member,
      membership.since, membership.until, membership.source, speaker.name_sv as "statedBy",
      (select jsonb_agg(jsonb_build_object('id', record.id, 'title', record.title) order by record.title)
        from published.record where record.id = any(membership.records)) as records,
      ${instant(ctx.sql, 'membership.stated_at')} as "statedAt", membership.withdrawn_at is null as stands,
      membership.withdrawn_at is not distinct from membership.stated_at as "takesBack",
      membership.demonstration
    from adoption.membership
    join published.organisation as body on body.id = membership.joint_body
    join published.organisation as member on member.id = membership.member
    left join published.organisation as speaker on speaker.id = membership.stated_by
    where ${organisation} in (membership.joint_body, membership.member)
    order by membership.withdrawn_at is null desc, membership.stated_at desc, membership.id desc`
}

/** Bodies that sign in for a member, as identity has it: they are counted as acting for it too. */
export async function readRepresentation(
  ctx: { readonly sql: Sql },
  organisation: string,
): Promise<{ readonly body: string; readonly member: string; readonly name: string }[]> {
  return ctx.sql<{ body: string; member: string; name: string }[]>`
    select body, member, organisation.name_sv as name
    from published.representation
    join published.organisation on organisation.id = case when body = ${organisation} then member else body end
    where ${organisation} in (body, member)
    order by name`
}
