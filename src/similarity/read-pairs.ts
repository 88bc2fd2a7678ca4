import { instant, type Sql } from '#platform/database'
import { NotFound } from '#platform/problems'
import type { TwinVerdict } from './decide-twins.ts'
import type { TwinLevel } from './matching/index.ts'
import { readMembers } from './read-members.ts'
import type { TwinMember, TwinPair, TwinReason } from './twin-views.ts'

type Reader = { readonly sql: Sql }

const pairColumns = ({ sql }: Reader) => sql`
  one, other, level, need, score, reasons, decided is not null as decided, decision_reason as "decisionReason"`

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

/** What a person said of a pair. */
export interface PairDecision {
  readonly verdict: TwinVerdict
  readonly reason: string
  readonly organisation: { readonly id: string; readonly name: string } | null
  readonly role: string
  readonly at: string
}

/** Two initiatives side by side: what the machine says of them now, and all that people have said, the latest first. */
export interface PairView {
  readonly one: TwinMember
  readonly other: TwinMember
  /** Null: not proposed, or withdrawn. */
  readonly proposal: {
    readonly level: TwinLevel
    readonly score: number
    readonly need: string | null
    readonly reasons: readonly TwinReason[]
  } | null
  readonly decisions: readonly PairDecision[]
}

/** One pair, in either order. Throws `NotFound` when there are no two such initiatives. */
export async function readPair(ctx: Reader, ids: readonly [string, string]): Promise<PairView> {
  const members = await readMembers(ctx, ids)
  const [one, other] = [...members.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  if (!one || !other || !one.id.startsWith('i') || !other.id.startsWith('i')) throw noSuchPair()
  const [[proposal], decisions] = await Promise.all([
    ctx.sql<NonNullable<PairView['proposal']>[]>`
      select level, score, need, reasons from similarity.pair
      where one = ${one.id} and other = ${other.id} and withdrawn_at is null`,
    ctx.sql<PairDecision[]>`
      select verdict, reason, role, ${instant(ctx.sql, 'decided_at')} as at,
        case when organisation.id is not null then jsonb_build_object(
          'id', organisation.id, 'name', organisation.name_sv) end as organisation
      from similarity.decision
      left join published.organisation on organisation.id = decision.organisation
      where one = ${one.id} and other = ${other.id}
      order by decision.id desc`,
  ])
  return { one, other, proposal: proposal ?? null, decisions }
}

const noSuchPair = () =>
  new NotFound({
    sv: 'Minst ett av initiativen finns inte, eller så är det samma initiativ två gånger. Kontrollera adressen.',
    en: 'At least one of the initiatives does not exist, or it is the same one twice. Check the address.',
  })
