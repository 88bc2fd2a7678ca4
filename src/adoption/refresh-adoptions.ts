import { appendAll } from '#ledger'
import type { Transaction } from '#platform/context'
import { instant } from '#platform/database'
import { groupBy } from '#platform/grouping'
import { type Adoption, mergeAdoption, type Statement } from './merge-adoption.ts'

/** An organisation and the solution or product it is about. */
export interface Pair {
  readonly organisation: string
  readonly record: string
}

/** Any number will do, as long as only verbs that write adoptions use it. */
const ADOPTION_LOCK = 7_230_041

/** Takes the lock that makes verbs on adoptions wait for each other, until the transaction ends. */
export async function lockAdoptions(tx: Transaction): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(${ADOPTION_LOCK})`
}

/**
 * Merges the voices on these pairs anew, and on the same things for the members of joint bodies among them; writes what
 * changed and remembers it in one entry for each pair. Returns how many changed.
 */
export async function refreshAdoptions(tx: Transaction, asked: readonly Pair[]): Promise<number> {
  if (asked.length === 0) return 0
  const pairs = await withMembers(tx, asked)
  const [before, statements, bodies, existed] = await Promise.all([
    readStored(tx, pairs),
    readStatements(tx, pairs),
    readBodies(tx, pairs),
    readExisted(tx, pairs),
  ])
  const today = tx.now().toISOString().slice(0, 10)
  const changed: Adoption[] = []
  const gone: Pair[] = []
  for (const pair of pairs) {
    const of = (organisation: string) => statements.get(keyOf({ ...pair, organisation })) ?? []
    const joint = (bodies.get(pair.organisation) ?? [])
      .filter(({ records }) => records === null || records.includes(pair.record))
      .flatMap(({ body }) => of(body))
    const existedFrom = existed.get(pair.record) ?? null
    const after = mergeAdoption(pair.organisation, of(pair.organisation), joint, { existedFrom, today })
    const stored = before.get(keyOf(pair))
    if (!after) {
      if (stored) gone.push(pair)
    } else if (!stored || !isSame(stored, after)) changed.push(after)
  }
  await writeAdoptions(tx, changed)
  await removeAdoptions(tx, gone)
  await appendAll(tx, [
    ...changed.map((adoption) => ({
      type: 'adoption.changed',
      subject: subjectOf(adoption),
      content: { adoption: plain(adoption) },
    })),
    ...gone.map((pair) => ({
      type: 'adoption.withdrawn',
      subject: subjectOf(pair),
      content: { organisation: pair.organisation, record: pair.record },
    })),
  ])
  return changed.length + gone.length
}

/** What the ledger calls a pair. */
export const subjectOf = ({ organisation, record }: Pair) => `adoption:${organisation}:${record}`

const keyOf = ({ organisation, record }: Pair) => `${organisation} ${record}`

const plain = (adoption: Adoption) => ({ ...adoption, doubts: [...adoption.doubts] })

function isSame(stored: Adoption, after: Adoption): boolean {
  const stable = (one: Adoption) =>
    JSON.stringify(Object.entries(plain(one)).sort(([a], [b]) => (a < b ? -1 : 1)))
  return stable(stored) === stable(after)
}

/** The same thing for each member of a joint body: what the body uses, they use. */
async function withMembers(tx: Transaction, asked: readonly Pair[]): Promise<Pair[]> {
  const organisations = [...new Set(asked.map(({ organisation }) => organisation))]
  const rows = await tx.sql<Acting[]>`
    select body, member, records from (${memberships(tx)}) as tied where body = any(${organisations})`
  const all = asked.flatMap((pair) => [
    pair,
    ...rows
      .filter(({ body, records }) => body === pair.organisation && (records?.includes(pair.record) ?? true))
      .map(({ member }) => ({ organisation: member, record: pair.record })),
  ])
  return [...new Map(all.map((pair) => [keyOf(pair), pair])).values()]
}

/** One body that acts for a member, in these things; null: in everything. */
interface Acting {
  readonly body: string
  readonly member: string
  readonly records: readonly string[] | null
}

/** Who acts for whom today: stated memberships, and joint bodies that sign in for their members. */
function memberships(tx: Transaction) {
  const today = tx.now().toISOString().slice(0, 10)
  return tx.sql`
    select joint_body as body, member, records from published.membership
    where (since is null or since <= ${today}) and (until is null or until >= left(${today}, length(until)))
    union
    select body, member, null::text[] from published.representation`
}

async function readBodies(tx: Transaction, pairs: readonly Pair[]): Promise<Map<string, Acting[]>> {
  const members = [...new Set(pairs.map(({ organisation }) => organisation))]
  const rows = await tx.sql<Acting[]>`
    select body, member, records from (${memberships(tx)}) as tied where member = any(${members})`
  return groupBy(rows, ({ member }) => member)
}

const asked = (tx: Transaction, pairs: readonly Pair[]) => tx.sql`
  unnest(${pairs.map(({ organisation }) => organisation)}::text[], ${pairs.map(({ record }) => record)}::text[])
    as asked (organisation, record)`

async function readStored(tx: Transaction, pairs: readonly Pair[]): Promise<Map<string, Adoption>> {
  const rows = await tx.sql<Adoption[]>`
    select ${adoptionColumns(tx)} from adoption.adoption
    join ${asked(tx, pairs)} using (organisation, record)`
  return new Map(rows.map((row) => [keyOf(row), row]))
}

const adoptionColumns = (tx: Transaction) => tx.sql`
  organisation, record, record_kind, stage, since, until, ${instant(tx.sql, 'first_said_at')} as first_said_at, evidence,
  through, denied, counts, doubts, scope, cost_sek_minor, weeks, changes, outcome, benefit_sek_minor_per_year, reason,
  voices, demonstration`

/** The standing voices on these pairs, and on the same things by the joint bodies of their organisations. */
async function readStatements(tx: Transaction, pairs: readonly Pair[]): Promise<Map<string, Statement[]>> {
  const rows = await tx.sql<Statement[]>`
    with of_body as (
      select tied.body as organisation, asked.record
      from ${asked(tx, pairs)}
      join (${memberships(tx)}) as tied on tied.member = asked.organisation
      union
      select asked.organisation, asked.record from ${asked(tx, pairs)}
    )
    select statement.id, organisation, record, record_kind, voice, verdict, confirms, stage, since, until, scope,
      cost_sek_minor, weeks, changes, outcome, benefit_sek_minor_per_year, reason, basis, url, origin,
      ${instant(tx.sql, 'stated_at')} as stated_at, demonstration
    from adoption.statement
    join of_body using (organisation, record)
    where withdrawn_at is null
    order by statement.id`
  return groupBy(rows, keyOf)
}

/** The first date any source has given for a thing: a release, or the start of the effort that made it. */
async function readExisted(tx: Transaction, pairs: readonly Pair[]): Promise<Map<string, string>> {
  const records = [...new Set(pairs.map(({ record }) => record))]
  const rows = await tx.sql<{ record: string; existed: string }[]>`
    select record, min(existed) as existed
    from (
      select record, claims ->> 'releasedOn' as existed from published.observation where record = any(${records})
      union all
      select link.to_record, maker.claims ->> 'startsOn'
      from published.link
      join published.record as maker on maker.id = link.record
      where link.to_record = any(${records}) and link.type = 'results-in'
    ) as dated
    where existed is not null
    group by record`
  return new Map(rows.map(({ record, existed }) => [record, existed]))
}

async function writeAdoptions(tx: Transaction, adoptions: readonly Adoption[]): Promise<void> {
  for (let from = 0; from < adoptions.length; from += 1_000) {
    const rows = adoptions
      .slice(from, from + 1_000)
      .map((one) => ({ ...plain(one), changed_at: tx.now(), doubts: [...one.doubts] }))
    await tx.sql`
      insert into adoption.adoption ${tx.sql(rows)}
      on conflict (organisation, record) do update set
        stage = excluded.stage, since = excluded.since, until = excluded.until, first_said_at = excluded.first_said_at,
        evidence = excluded.evidence, through = excluded.through, denied = excluded.denied, counts = excluded.counts,
        doubts = excluded.doubts, scope = excluded.scope, cost_sek_minor = excluded.cost_sek_minor,
        weeks = excluded.weeks, changes = excluded.changes, outcome = excluded.outcome,
        benefit_sek_minor_per_year = excluded.benefit_sek_minor_per_year, reason = excluded.reason,
        voices = excluded.voices, changed_at = excluded.changed_at`
  }
}

async function removeAdoptions(tx: Transaction, gone: readonly Pair[]): Promise<void> {
  if (gone.length === 0) return
  await tx.sql`
    delete from adoption.adoption
    using ${asked(tx, gone)}
    where adoption.organisation = asked.organisation and adoption.record = asked.record`
}
