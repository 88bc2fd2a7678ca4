import { z } from 'zod'
import { instant, type Sql } from '#platform/database'
import { interestLevels } from '../values.ts'

/** One organisation that wants something. Amounts in öre. */
export const InterestView = z
  .object({
    organisation: z.object({ id: z.string(), name: z.string() }),
    target: z.object({ id: z.string(), kind: z.string(), title: z.string() }),
    level: z.enum(interestLevels),
    contactRole: z.string(),
    amountSekMinor: z.number().int().nullable(),
    words: z.string().nullable(),
    statedAt: z.iso.datetime(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Interest' })
export type InterestView = z.infer<typeof InterestView>

/** A group that was proposed, and what it agreed. */
export const PoolView = z.object({
  state: z.enum(['proposed', 'formed', 'closed']),
  proposedAt: z.iso.datetime(),
  agreement: z
    .object({
      lead: z.string(),
      steering: z.string(),
      shares: z.array(z.object({ organisation: z.string(), percent: z.number() })),
    })
    .nullable(),
})
export type PoolView = z.infer<typeof PoolView>

/** Who wants a thing, those who would pay or buy first; everything anybody wants for null. */
export async function readInterest(
  ctx: { readonly sql: Sql },
  target: string | null,
): Promise<InterestView[]> {
  return ctx.sql<InterestView[]>`
    select jsonb_build_object('id', organisation.id, 'name', organisation.name_sv) as organisation,
      jsonb_build_object('id', record.id, 'kind', record.kind, 'title', record.title) as target, interest.level,
      interest.contact_role as "contactRole", interest.amount_sek_minor as "amountSekMinor", interest.words,
      ${instant(ctx.sql, 'interest.stated_at')} as "statedAt", interest.demonstration
    from published.interest
    join published.organisation on organisation.id = interest.organisation
    join published.record on record.id = interest.target
    ${target === null ? ctx.sql`` : ctx.sql`where interest.target = ${target}`}
    order by interest.target, array_position(array['procure', 'co-fund', 'want'], interest.level), organisation.name_sv`
}

/** The group around a thing; null while nobody has been asked together. */
export async function readPool(ctx: { readonly sql: Sql }, target: string): Promise<PoolView | null> {
  const [row] = await ctx.sql<PoolView[]>`
    select state, ${instant(ctx.sql, 'proposed_at')} as "proposedAt", agreement from adoption.pool
    where target = ${target}`
  return row ?? null
}
