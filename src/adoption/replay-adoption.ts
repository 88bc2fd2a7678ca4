import { z } from 'zod'
import type { Entry } from '#ledger'
import type { Transaction } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'
import { adoptionTables } from './adoption-tables.ts'

const Text = z.string().nullable()
const Count = z.number().nullable()
const Demonstration = z.boolean()

const Use = z.object({
  ...{ organisation: z.string(), record: z.string(), record_kind: z.string(), since: Text, until: Text },
  ...{ scope: Text, cost_sek_minor: Count, weeks: Count, changes: Text, outcome: Text },
  ...{ benefit_sek_minor_per_year: Count, reason: Text, demonstration: Demonstration },
})
const Changed = z.object({
  adoption: Use.extend({
    ...{ stage: z.string(), first_said_at: z.string(), evidence: z.string(), through: Text },
    ...{ denied: z.boolean(), counts: z.boolean(), doubts: z.array(z.string()), voices: z.number() },
  }),
})
const Pair = z.object({ organisation: z.string(), record: z.string() })
const Stated = z.object({
  statement: Use.extend({
    ...{ voice: z.string(), verdict: z.string(), confirms: z.boolean(), stage: Text, basis: Text, url: Text },
    ...{ origin: z.string(), stated_by: Text, stated_as: z.string(), stated_at: z.string() },
  }),
})
const Membership = z.object({
  ...{ joint_body: z.string(), member: z.string(), since: Text, until: Text, source: z.string() },
  ...{ records: z.array(z.string()).nullable().default(null), demonstration: Demonstration },
})
const Blocker = Pair.extend({ code: z.string(), words: Text, demonstration: Demonstration })
const Linked = z.object({
  link: z.object({
    ...{ record: z.string(), type: z.string(), to_record: z.string(), since: Text, cost_sek_minor: Count },
    ...{ weeks: Count, changes: Text, result: Text, organisation: z.string(), demonstration: Demonstration },
  }),
})
const Wanted = z.object({
  interest: z.object({
    ...{ organisation: z.string(), target: z.string(), level: z.string(), contact_role: z.string() },
    ...{ amount_sek_minor: Count, words: Text, demonstration: Demonstration },
  }),
})
const Agreed = z.object({
  target: z.string(),
  state: z.string(),
  agreement: z.record(z.string(), z.unknown()),
})
const Policy = z.object({
  policy: z.looseObject({
    ...{ id: z.string(), version: z.number(), owner: z.string(), demonstration: Demonstration },
  }),
})

type Take = (tx: Transaction, entry: Entry) => Promise<unknown>

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

const takes: Readonly<Record<string, Take>> = {
  'adoption.changed': async ({ sql }, { content, at }) => {
    const { adoption } = Changed.parse(content)
    await sql`delete from adoption.adoption where organisation = ${adoption.organisation} and record = ${adoption.record}`
    await sql`insert into adoption.adoption ${sql({ ...adoption, changed_at: at })}`
  },
  'adoption.withdrawn': ({ sql }, { content }) => {
    const { organisation, record } = Pair.parse(content)
    return sql`delete from adoption.adoption where organisation = ${organisation} and record = ${record}`
  },
  'adoption.stated': ({ sql }, { content }) =>
    sql`insert into adoption.statement ${sql(Stated.parse(content).statement)}`,
  'membership.stated': (tx, entry) => takeMembership(tx, entry, null),
  'membership.withdrawn': (tx, entry) => takeMembership(tx, entry, entry.at),
  'blocker.stated': async (tx, entry) => {
    await resolveBlocker(tx, entry)
    await tx.sql`insert into adoption.blocker ${tx.sql({ ...Blocker.parse(entry.content), stated_at: entry.at })}`
  },
  'blocker.resolved': (tx, entry) => resolveBlocker(tx, entry),
  'reuse.linked': async ({ sql }, { content, at }) => {
    const { link } = Linked.parse(content)
    await sql`
      update adoption.reuse_link set withdrawn_at = ${at}
      where record = ${link.record} and type = ${link.type} and to_record = ${link.to_record} and withdrawn_at is null`
    await sql`insert into adoption.reuse_link ${sql({ ...link, stated_at: at })}`
  },
  'interest.stated': async (tx, entry) => {
    await withdrawInterest(tx, entry)
    const { interest } = Wanted.parse(entry.content)
    await tx.sql`insert into adoption.interest ${tx.sql({ ...interest, stated_at: entry.at })}`
  },
  'interest.withdrawn': (tx, entry) => withdrawInterest(tx, entry),
  'pool.proposed': ({ sql }, { content, at }) => sql`
    insert into adoption.pool (target, state, proposed_at, demonstration)
    select id, 'proposed', ${at}, demonstration from published.record
    where id = ${z.object({ target: z.string() }).parse(content).target}`,
  'pool.agreed': ({ sql }, { content, at }) => {
    const { target, state, agreement } = Agreed.parse(content)
    return sql`
      update adoption.pool set state = ${state}, agreement = ${sql.json(plain(agreement))}, agreed_at = ${at}
      where target = ${target}`
  },
  'policy.stated': ({ sql }, { content, at }) => {
    const { policy } = Policy.parse(content)
    const { id, version, owner, demonstration } = policy
    const row = { id, version, owner, content: sql.json(plain(policy)), stated_at: at, demonstration }
    return sql`insert into adoption.policy ${sql(row)}`
  },
  'demonstration.removed': async ({ sql }, { subject }) => {
    if (subject !== 'adoption') return
    for (const table of adoptionTables) await sql`delete from ${sql(`adoption.${table}`)} where demonstration`
  },
}

async function takeMembership(
  { sql }: Transaction,
  { content, organisation, at }: Entry,
  withdrawn: Date | null,
) {
  const membership = Membership.parse(content)
  await sql`
    update adoption.membership set withdrawn_at = ${at}
    where joint_body = ${membership.joint_body} and member = ${membership.member} and withdrawn_at is null`
  const row = { ...membership, stated_by: organisation, stated_at: at, withdrawn_at: withdrawn }
  await sql`insert into adoption.membership ${sql(row)}`
}

function resolveBlocker({ sql }: Transaction, { content, at }: Entry) {
  const { organisation, record, code } = Blocker.parse(content)
  return sql`
    update adoption.blocker set resolved_at = ${at}
    where organisation = ${organisation} and record = ${record} and code = ${code} and resolved_at is null`
}

function withdrawInterest({ sql }: Transaction, { content, at }: Entry) {
  const { organisation, target } = Wanted.parse(content).interest
  return sql`
    update adoption.interest set withdrawn_at = ${at}
    where organisation = ${organisation} and target = ${target} and withdrawn_at is null`
}

/**
 * Makes the rows about adoption from their entries, handed over in index order; entries about other things change nothing.
 * Voices that were drawn from ties between records are not among them: what they came to is.
 */
export async function replayAdoption(tx: Transaction, entry: Entry): Promise<void> {
  if (entry.content !== null) await takes[entry.type]?.(tx, entry)
}

/** Columns that tell when to the fraction of a second, or that number rows. */
const unlike = [
  'id',
  'changed_at',
  'stated_at',
  'withdrawn_at',
  'resolved_at',
  'proposed_at',
  'agreed_at',
  'first_said_at',
]

/** A checksum of each table of adoption that follows from the entries; numbers of rows and exact moments are left out. */
export async function adoptionChecksums(sql: Sql | TransactionSql): Promise<Record<string, string>> {
  const sums: Record<string, string> = {}
  for (const table of adoptionTables) {
    const [row] = await sql<{ sum: string }[]>`
      select md5(coalesce(string_agg(said, '|' order by said collate "C"), '')) as sum
      from (
        select (whole - ${table === 'policy' ? unlike.slice(1) : unlike}::text[])::text
          || (coalesce(whole ->> 'withdrawn_at', whole ->> 'resolved_at') is null) as said
        from ${sql(`adoption.${table}`)} as kept
        cross join lateral (select to_jsonb(kept) as whole) as told
        ${table === 'statement' ? sql`where origin = 'person'` : sql``}
      ) as said`
    sums[table.replace('_', ' ')] = row?.sum ?? ''
  }
  return sums
}
