import { z } from 'zod'
import type { Sql } from '#platform/database'
import { NotFound } from '#platform/problems'
import { OrganisationMention, Phase } from '#registry'
import { groupTwins, type TwinLevel, twinLevels } from './matching/index.ts'

type Reader = { readonly sql: Sql }

/** Why two initiatives were proposed: a part of the score, and what both have. */
export const TwinReason = z
  .object({
    part: z.string().meta({ description: 'need, words, title, cpv, product, repository or organisation' }),
    points: z.number(),
    shared: z.array(z.string()).meta({ description: 'the words, need, codes or names both have' }),
  })
  .meta({ id: 'TwinReason' })
export type TwinReason = z.infer<typeof TwinReason>

/** Two initiatives that a machine or a person says belong together. */
export const TwinPair = z
  .object({
    one: z.string(),
    other: z.string(),
    level: z.enum(twinLevels).meta({
      description: 'same-effort: one effort recorded twice; same-need: separate efforts; related: neither',
    }),
    need: z.string().nullable().meta({ description: 'the need both are for, when it could be told' }),
    score: z
      .number()
      .nullable()
      .meta({ description: 'points, the sum of the reasons; null: only people say so' }),
    reasons: z.array(TwinReason),
    decided: z.boolean().meta({ description: 'true: a person decided; false: a machine proposes' }),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'TwinPair' })
export type TwinPair = z.infer<typeof TwinPair>

/** An initiative as twins show it. Amount in öre. */
export const TwinMember = z
  .object({
    id: z.string(),
    title: z.string(),
    language: z.string(),
    organisation: OrganisationMention.nullable(),
    organisationWords: z.string().nullable(),
    phase: Phase.nullable(),
    amountSekMinor: z.number().int().nullable().meta({ description: 'in öre; null is unknown' }),
    datedOn: z.string().nullable(),
    contactRole: z.string().nullable(),
    confirmed: z.boolean(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'TwinMember' })
export type TwinMember = z.infer<typeof TwinMember>

/** Initiatives that do the same thing, and what they come to. */
export const TwinCluster = z
  .object({
    id: z.string(),
    level: z.enum(['same-effort', 'same-need']),
    need: z.string().nullable(),
    members: z.array(TwinMember),
    efforts: z
      .array(z.array(z.string()))
      .meta({ description: 'ids of the members; those in one list are one effort recorded several times' }),
    organisations: z.number().int(),
    money: z
      .object({ sumSekMinor: z.number().int(), stated: z.number().int(), efforts: z.number().int() })
      .meta({ description: 'largest stated amount of each effort, in öre; `stated` of `efforts` state one' }),
    running: z.array(z.string()).meta({ description: 'ids of members in operation' }),
    since: z.string().nullable().meta({ description: 'the earliest date of any member' }),
  })
  .meta({ id: 'TwinCluster' })
export type TwinCluster = z.infer<typeof TwinCluster>

const pairColumns = ({ sql }: Reader) => sql`
  one, other, level, need, score, reasons, decided is not null as decided, decision_reason as "decisionReason"`

/** All clusters, the largest first. One query for the ties and one for those that are tied. */
export async function readClusters(ctx: Reader): Promise<TwinCluster[]> {
  const ties = await ctx.sql<{ one: string; other: string; level: TwinLevel; need: string | null }[]>`
    select one, other, level, need from published.twin_pair where level <> 'related'`
  const groups = groupTwins(ties)
  const members = await readMembers(ctx, [...new Set(groups.flatMap((group) => group.members))])
  return groups.flatMap(({ need, members: ids, efforts }) => {
    const present = ids.flatMap((id) => members.get(id) ?? [])
    return present.length < 2 ? [] : [toCluster(need, present, efforts)]
  })
}

/**
 * The cluster that an address names: a need and any member, so that the address holds while the cluster grows. Throws
 * `NotFound` when that initiative has no twins for that need.
 */
export function findCluster(clusters: readonly TwinCluster[], id: string): TwinCluster {
  const [need = '', member = ''] = id.split('~')
  const found = clusters.find(
    (cluster) => (cluster.need ?? 'ord') === need && cluster.members.some((one) => one.id === member),
  )
  if (found) return found
  throw new NotFound({
    sv: 'Det finns inga tvillingar på den här adressen. De kan ha skilts åt när uppgifterna ändrades. Börja från listan över tvillingar.',
    en: 'There are no twins at this address. They may have been told apart when their data changed. Start from the list of twins.',
  })
}

/** A twin of one initiative: the other initiative, and why. */
export interface TwinOf {
  readonly member: TwinMember
  readonly pair: TwinPair
}

/** The twins of one initiative, the strongest first, at most `limit`; and how many there are in all. */
export async function readTwinsOf(
  ctx: Reader,
  id: string,
  limit: number,
): Promise<{ twins: TwinOf[]; total: number }> {
  const pairs = await ctx.sql<TwinPair[]>`
    select ${pairColumns(ctx)} from published.twin_pair
    where ${id} in (one, other)
    order by array_position(array['same-effort', 'same-need', 'related'], level), score desc nulls last, one, other`
  const members = await readMembers(
    ctx,
    pairs.slice(0, limit + 20).map((pair) => otherOf(pair, id)),
  )
  const twins = pairs.flatMap((pair) => {
    const member = members.get(otherOf(pair, id))
    return member ? [{ member, pair }] : []
  })
  return { twins: twins.slice(0, limit), total: pairs.length }
}

/** The pairs among these initiatives, the strongest first. */
export async function readPairsAmong(ctx: Reader, ids: readonly string[]): Promise<TwinPair[]> {
  return ctx.sql<TwinPair[]>`
    select ${pairColumns(ctx)} from published.twin_pair
    where one = any(${[...ids]}) and other = any(${[...ids]})
    order by score desc nulls last, one, other`
}

const otherOf = (pair: { one: string; other: string }, id: string) =>
  pair.one === id ? pair.other : pair.one

async function readMembers(ctx: Reader, ids: readonly string[]): Promise<Map<string, TwinMember>> {
  const rows = await ctx.sql<TwinMember[]>`
    select record.id, record.title, coalesce(record.claims ->> 'language', 'sv') as language,
      case when organisation.id is not null then jsonb_build_object(
        'id', organisation.id, 'name', organisation.name_sv, 'kind', organisation.kind,
        'demonstration', organisation.demonstration) end as organisation,
      record.organisation_words as "organisationWords", record.phase, record.amount_sek_minor as "amountSekMinor",
      record.dated_on as "datedOn", record.claims ->> 'contactRole' as "contactRole", record.confirmed,
      record.demonstration
    from published.record
    left join published.organisation on organisation.id = record.organisation
    where record.id = any(${[...ids]})`
  return new Map(rows.map((row) => [row.id, row]))
}

function toCluster(
  need: string | null,
  members: readonly TwinMember[],
  efforts: readonly (readonly string[])[],
): TwinCluster {
  const present = new Set(members.map(({ id }) => id))
  const lists = efforts.map((ids) => ids.filter((id) => present.has(id))).filter((ids) => ids.length > 0)
  const amountById = new Map(members.map(({ id, amountSekMinor }) => [id, amountSekMinor]))
  const amounts = lists.flatMap((ids) => {
    const stated = ids.flatMap((id) => amountById.get(id) ?? [])
    return stated.length === 0 ? [] : [Math.max(...stated)]
  })
  const first = members.map(({ id }) => id).sort()[0] ?? ''
  return {
    id: `${need ?? 'ord'}~${first}`,
    level: lists.length > 1 ? 'same-need' : 'same-effort',
    need,
    members: members.toSorted((a, b) => ((a.datedOn ?? '9') < (b.datedOn ?? '9') ? -1 : 1)),
    efforts: lists,
    organisations: new Set(members.map((one) => one.organisation?.id ?? one.organisationWords ?? one.id))
      .size,
    money: {
      sumSekMinor: amounts.reduce((sum, amount) => sum + amount, 0),
      stated: amounts.length,
      efforts: lists.length,
    },
    running: members.filter(({ phase }) => phase === 'operation').map(({ id }) => id),
    since: members.flatMap(({ datedOn }) => datedOn ?? []).sort()[0] ?? null,
  }
}
