import type { Sql } from '#platform/database'
import type { Goal, Initiative, Material, OwnSolution, TriedTask, Use, Version } from './material.ts'

type Reader = { readonly sql: Sql }

/** Everything that the tallies of these organisations are drawn from, one material each; the empty name asks for initiatives that stand under none. */
export async function readMaterial(ctx: Reader, organisations: readonly string[]): Promise<Material[]> {
  const ids = [...organisations]
  const [versions, sources, ties, twins, solutions, uses, searches, goals, trials, starts, since] =
    await Promise.all([
      readVersions(ctx, ids),
      readSources(ctx, ids),
      readTies(ctx, ids),
      readTwins(ctx, ids),
      readSolutions(ctx, ids),
      readUses(ctx, ids),
      readSearches(ctx, ids),
      readGoals(ctx, ids),
      readTrials(ctx, ids),
      readStarts(ctx, ids),
      readSince(ctx),
    ])
  const told = new Map(sources.map((row) => [row.record, row]))
  const tied = new Set(ties.map(({ record }) => record))
  const trialOf = new Map(trials.map(({ record, ...trial }) => [record, trial]))
  const startOf = new Map(starts.map(({ record, on }) => [record, on]))
  const twinsOf = groups(twins, ({ record }) => record)
  const records = groups(versions, ({ record }) => record)
  const initiatives = new Map<string, Initiative>()
  for (const [id, rows] of records) {
    const source = told.get(id)
    const others = twinsOf.get(id) ?? []
    initiatives.set(id, {
      id,
      versions: rows,
      seenAt: source?.seen ?? null,
      lists: source?.lists ?? [],
      need: source?.need ?? null,
      linked: tied.has(id),
      twinPhases: others
        .filter(({ level, elsewhere }) => level === 'same-need' && elsewhere)
        .map(({ phase }) => phase),
      sameEffort: others.filter(({ level }) => level === 'same-effort').map(({ other }) => other),
      trial: trialOf.get(id) ?? null,
      startedOn: startOf.get(id) ?? null,
    })
  }
  const members = new Map<string, Initiative[]>(ids.map((id) => [id, []]))
  for (const initiative of initiatives.values()) {
    for (const organisation of new Set(initiative.versions.map((version) => version.organisation ?? ''))) {
      members.get(organisation)?.push(initiative)
    }
  }
  const byOrganisation = {
    solutions: groups(solutions, ({ organisation }) => organisation),
    uses: groups(uses, ({ organisation }) => organisation),
    searches: groups(searches, ({ organisation }) => organisation),
    goals: groups(goals, ({ organisation }) => organisation),
  }
  return ids.map((organisation) => ({
    organisation,
    initiatives: members.get(organisation) ?? [],
    solutions: byOrganisation.solutions.get(organisation) ?? [],
    uses: byOrganisation.uses.get(organisation) ?? [],
    searches: (byOrganisation.searches.get(organisation) ?? []).map(({ at }) => at),
    goals: byOrganisation.goals.get(organisation) ?? [],
    since,
  }))
}

function groups<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const found = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = found.get(keyOf(row))
    if (group) group.push(row)
    else found.set(keyOf(row), [row])
  }
  return found
}

type Told<Value> = Value & { readonly organisation: string }

/**
 * All versions of initiatives that have ever stood under one of these organisations. Each initiative is looked up by itself:
 * left to choose, the planner reads the whole history once for every batch of organisations.
 */
const readVersions = ({ sql }: Reader, ids: readonly string[]) => sql<(Version & { record: string })[]>`
  with mine as materialized (
    select distinct record from portfolio.version
    where organisation = any(${[...ids]}) ${ids.includes('') ? sql`or organisation is null` : sql``}
  )
  select mine.record, told.at, told.organisation, told.state
  from mine
  cross join lateral (
    select (extract(epoch from at) * 1000)::float8 as at, organisation, state
    from portfolio.version
    where version.record = mine.record
    order by index
  ) as told`

/** Which initiatives stand under these organisations now. */
const standing = ({ sql }: Reader, ids: readonly string[]) => sql`
  select id from published.record
  where kind = 'initiative'
  and (organisation = any(${[...ids]}) ${ids.includes('') ? sql`or organisation is null` : sql``})`

/** Who tells of an initiative now: the organisation's own systems are one kind of source, each connector another. */
const readSources = (ctx: Reader, ids: readonly string[]) => ctx.sql<
  { record: string; seen: number | null; lists: string[]; need: string | null }[]
>`
  with mine as materialized (${standing(ctx, ids)})
  select mine.id as record, told.seen, told.lists,
    (select need from published.record_need where record_need.record = mine.id order by place limit 1) as need
  from mine
  cross join lateral (
    select (extract(epoch from max(seen_at)) * 1000)::float8 as seen,
      array_agg(distinct case when owned then 'own' else coalesce(source.connector, observation.source) end) as lists
    from published.observation
    left join published.source on source.id = observation.source
    where observation.record = mine.id and superseded_at is null and gone_at is null
    having count(*) > 0
  ) as told`

/** Initiatives tied by reuse or cooperation to a record of another organisation, or to another organisation itself. */
const readTies = (ctx: Reader, ids: readonly string[]) => ctx.sql<{ record: string }[]>`
  with mine as materialized (
    select id, organisation from published.record where id in (${standing(ctx, ids)})
  )
  select mine.id as record from mine
  join published.reuse_link as tie on tie.record = mine.id
  join published.record as other on other.id = tie.to_record
  where other.organisation is distinct from mine.organisation
  union
  select mine.id from mine
  join published.reuse_link as tie on tie.to_record = mine.id
  join published.record as other on other.id = tie.record
  where other.organisation is distinct from mine.organisation
  union
  select mine.id from mine
  join published.link on link.record = mine.id
  where link.type in ('joint-with', 'procured-with')
  and link.to_organisation is not null and link.to_organisation is distinct from mine.organisation`

interface Twin {
  readonly record: string
  readonly other: string
  readonly level: string
  readonly phase: string | null
  /** Under another organisation. */
  readonly elsewhere: boolean
}

const readTwins = (ctx: Reader, ids: readonly string[]) => ctx.sql<Twin[]>`
  with mine as materialized (
    select id, organisation from published.record where id in (${standing(ctx, ids)})
  ), pair as (
    select one as record, other, level from published.twin_pair
    union all
    select other, one, level from published.twin_pair
  )
  select pair.record, pair.other, pair.level, twin.phase, twin.organisation is distinct from mine.organisation as elsewhere
  from mine
  join pair on pair.record = mine.id
  join published.record as twin on twin.id = pair.other and twin.gone_at is null
  where pair.level in ('same-need', 'same-effort')`

const readSolutions = ({ sql }: Reader, ids: readonly string[]) => sql<Told<OwnSolution>[]>`
  select organisation, claims ? 'repository' as repository, claims ->> 'licence' as licence
  from published.record
  where kind = 'solution' and organisation = any(${[...ids]}) and gone_at is null`

const readUses = ({ sql }: Reader, ids: readonly string[]) => sql<Told<Use>[]>`
  select used.organisation, used.record, used.since, used.counts,
    (select count(*) from published.adoption as other
      where other.record = used.record and other.counts and other.organisation <> used.organisation
      and other.demonstration = used.demonstration) as others
  from published.adoption as used
  where used.organisation = any(${[...ids]})`

const readSearches = ({ sql }: Reader, ids: readonly string[]) => sql<Told<{ at: number }>[]>`
  select organisation, (extract(epoch from searched_at) * 1000)::float8 as at
  from published.before_start
  where organisation = any(${[...ids]})`

/** The policies an organisation owns: how many of those they were decided for have come there, and how many are stopped. */
const readGoals = ({ sql }: Reader, ids: readonly string[]) => sql<Told<Goal>[]>`
  select policy.owner as organisation, (policy.content ->> 'target')::integer as target,
    jsonb_array_length(policy.content -> 'eligibleIds') as eligible,
    (select count(distinct used.organisation) from published.adoption as used
      where policy.content -> 'records' ? used.record and policy.content -> 'eligibleIds' ? used.organisation
      and used.counts) as reached,
    (select count(distinct blocker.organisation) from published.adoption_blocker as blocker
      where policy.content -> 'records' ? blocker.record and policy.content -> 'eligibleIds' ? blocker.organisation) as blocked
  from published.policy
  where policy.owner = any(${[...ids]})`

/** The trials of initiatives, with the tasks that were done both ways. Seconds are geometric means, as times are. */
const readTrials = (ctx: Reader, ids: readonly string[]) => ctx.sql<
  { record: string; first: string; completed: boolean; tasks: TriedTask[] }[]
>`
  with mine as materialized (
    select id, record, registered_on, state from published.trial where record in (${standing(ctx, ids)})
  ), task as (
    select mine.record,
      jsonb_build_object('seconds', exp(avg(ln(seconds)) filter (where way = 'old')),
        'steps', avg(steps) filter (where way = 'old')) as before,
      jsonb_build_object('seconds', exp(avg(ln(seconds)) filter (where way = 'new')),
        'steps', avg(steps) filter (where way = 'new')) as after
    from mine
    join published.trial_run as run on run.trial = mine.id
    where mine.state = 'completed' and run.completed
    group by mine.record, mine.id, run.task
    having count(*) filter (where way = 'old') > 0 and count(*) filter (where way = 'new') > 0
  )
  select record, min(registered_on) as first, bool_or(state = 'completed') as completed,
    coalesce((select jsonb_agg(jsonb_build_object('before', before, 'after', after)) from task
      where task.record = mine.record), '[]'::jsonb) as tasks
  from mine
  group by record`

const readStarts = (ctx: Reader, ids: readonly string[]) => ctx.sql<{ record: string; on: string }[]>`
  select initiative as record, min(decided_on) as on
  from published.go_live_decision
  where decision = 'start' and initiative in (${standing(ctx, ids)})
  group by initiative`

async function readSince({ sql }: Reader): Promise<number> {
  const [row] = await sql<{ at: number }[]>`
    select (extract(epoch from at) * 1000)::float8 as at from published.entry order by index limit 1`
  return row?.at ?? Number.POSITIVE_INFINITY
}
