import { z } from 'zod'
import { readHistory } from '#ledger'
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

const Agreement = z.object({
  lead: z.string().meta({ description: 'id of the organisation that leads' }),
  steering: z.string(),
  shares: z.array(
    z.object({ organisation: z.string(), percent: z.number().meta({ description: 'of the cost' }) }),
  ),
})

/** A group that was proposed, and what it agreed. */
export const PoolView = z
  .object({
    state: z.enum(['proposed', 'formed', 'closed']),
    proposedAt: z.iso.datetime(),
    agreement: Agreement.nullable(),
  })
  .meta({ id: 'Pool' })
export type PoolView = z.infer<typeof PoolView>

/** One thing that was recorded of a group: that it was proposed, or what it agreed. */
export interface PoolEvent {
  readonly index: number
  readonly at: Date
  /** Id of the organisation that recorded it; null: the registry. */
  readonly by: string | null
  readonly state: PoolView['state']
  readonly agreement: PoolView['agreement']
}

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

const Agreed = z.object({ state: PoolView.shape.state, agreement: Agreement })

/** All that was ever recorded of the group around a thing, the newest first. */
export async function readPoolHistory(ctx: { readonly sql: Sql }, target: string): Promise<PoolEvent[]> {
  const entries = await readHistory(ctx, `pool:${target}`)
  return entries.toReversed().map(({ index, at, organisation, content }) => {
    const { state, agreement } = Agreed.safeParse(content).data ?? { state: 'proposed', agreement: null }
    return { index, at, by: agreement ? organisation : null, state, agreement }
  })
}
