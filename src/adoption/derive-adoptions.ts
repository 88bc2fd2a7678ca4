import { requirePermission } from '#identity'
import { append, catchUp, type Entry, follow, type Running } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { lockAdoptions, type Pair, refreshAdoptions } from './refresh-adoptions.ts'
import type { AdoptionVoice, Basis, Stage } from './values.ts'

/** The bookmark's name. */
const SUBSCRIBER = 'adoption'

/** Draws adoptions from what sources claim, as their entries arrive, until stopped. */
export function followAdoptions(ctx: Context): Running {
  return follow(ctx, 'adoptions could not be drawn from the records; it is tried again', () =>
    catchUp(ctx, SUBSCRIBER, (entries) => deriveFor(ctx, entries).then(() => undefined)),
  )
}

/** Draws adoptions from every entry that is new, once. Returns how many entries were read. */
export const catchUpAdoptions = (ctx: Context): Promise<number> =>
  catchUp(ctx, SUBSCRIBER, (entries) => deriveFor(ctx, entries).then(() => undefined))

/** What a tie between records says of somebody's use. */
interface Tied extends Pair {
  readonly record_kind: 'solution' | 'product'
  readonly voice: AdoptionVoice
  readonly stage: Stage | null
  readonly since: string | null
  readonly basis: Basis | null
  readonly origin: string
  readonly demonstration: boolean
}

const isAboutRecord = ({ type }: Pick<Entry, 'type'>) =>
  /^(initiative|solution|product)\./.test(type) || type === 'demonstration.removed'

/**
 * Makes the ties of the records that these entries are about into voices: a user named by a solution is a supplier's
 * claim, an initiative that uses a product speaks for its organisation, and one that shows a contract is an observation.
 * What a source no longer says is withdrawn. Returns how many adoptions changed; the same entries again change nothing.
 */
export async function deriveFor(
  ctx: Context,
  entries: readonly Pick<Entry, 'type' | 'subject'>[],
): Promise<number> {
  const records = [...new Set(entries.filter(isAboutRecord).map(({ subject }) => subject))]
  if (records.length === 0) return 0
  requirePermission(ctx, 'derive-adoptions')
  return ctx.transaction(async (tx) => {
    await lockAdoptions(tx)
    const wanted = await readTies(tx, records)
    const standing = await readStanding(tx, records)
    const known = new Map(standing.map((one) => [nameOf(one), one]))
    const asked = new Set(wanted.map(nameOf))
    const news = wanted.filter((one) => {
      const before = known.get(nameOf(one))
      return !before || saidOf(before) !== saidOf(one)
    })
    const gone = standing.filter((one) => !asked.has(nameOf(one)))
    const changed = new Set(news.map(nameOf))
    await withdraw(tx, [...gone, ...standing.filter((one) => changed.has(nameOf(one)))])
    await keep(tx, news)
    // each pair that changes leaves an entry of its own; a voice that changes no pair leaves one for all of them
    return refreshOrTell(tx, [...news, ...gone])
  })
}

const nameOf = ({ organisation, record, origin }: Tied) => `${organisation} ${record} ${origin}`
const saidOf = ({ voice, stage, since, basis }: Tied) => JSON.stringify([voice, stage, since, basis])

async function refreshOrTell(tx: Transaction, voices: readonly Tied[]): Promise<number> {
  if (voices.length === 0) return 0
  const changed = await refreshAdoptions(tx, voices)
  if (changed === 0) {
    await append(tx, {
      type: 'adoption.heard',
      subject: 'adoption',
      content: {
        voices: voices.map(({ organisation, record, origin }) => ({ organisation, record, origin })),
      },
    })
  }
  return changed
}

/** The stage an effort's phase speaks of; an idea is not yet a use, and a paused introduction is still one. */
const stageOfPhase = `case record.phase
  when 'idea' then 'considering' when 'preparation' then 'considering' when 'procurement' then 'considering'
  when 'development' then 'introducing' when 'pilot' then 'trying' when 'introduction' then 'introducing'
  when 'paused' then 'introducing' when 'operation' then 'using' when 'stopped' then 'left' when 'retired' then 'left'
  else 'considering' end`

async function readTies(tx: Transaction, records: readonly string[]): Promise<Tied[]> {
  return tx.sql<Tied[]>`
    with told as (
      select link.to_organisation as organisation, link.record, record.kind as record_kind,
        case when observation.owned and record.organisation = link.to_organisation
          then 'adopter' else 'supplier' end as voice,
        null::text as stage, null::text as since, null::text as basis,
        'tie:' || link.record || ':' || link.source as origin, record.demonstration
      from published.link
      join published.record on record.id = link.record
      join published.observation on observation.source = link.source and observation.record = link.record
        and observation.key = link.key and observation.part = link.part and observation.superseded_at is null
      where link.record = any(${[...records]})
      and link.type = 'used-by'
      and link.to_organisation is not null
      and record.kind in ('solution', 'product')
      and record.gone_at is null
      union all
      select record.organisation, link.to_record, thing.kind,
        case when observation.owned then 'adopter'
          when record.claims -> 'money' @> '[{"scope": "contract"}]' then 'observer' else 'supplier' end,
        ${tx.sql.unsafe(stageOfPhase)},
        case when record.phase = 'operation' then record.claims ->> 'endsOn'
          when record.phase in ('pilot', 'introduction') then record.claims ->> 'startsOn' end,
        case when not observation.owned and record.claims -> 'money' @> '[{"scope": "contract"}]' then 'contract' end,
        'tie:' || link.record || ':' || link.source, record.demonstration
      from published.link
      join published.record on record.id = link.record
      join published.record as thing on thing.id = link.to_record
      join published.observation on observation.source = link.source and observation.record = link.record
        and observation.key = link.key and observation.part = link.part and observation.superseded_at is null
      where link.record = any(${[...records]})
      and link.type = 'uses-product'
      and record.kind = 'initiative'
      and record.organisation is not null
      and thing.kind in ('solution', 'product')
      and record.gone_at is null
    )
    select distinct on (told.organisation, record, origin) told.*
    from told
    join published.organisation on organisation.id = told.organisation
    where organisation.demonstration = told.demonstration
    order by told.organisation, record, origin, stage, since`
}

async function readStanding(tx: Transaction, records: readonly string[]): Promise<Tied[]> {
  return tx.sql<Tied[]>`
    select organisation, record, record_kind, voice, stage, since, basis, origin, demonstration
    from adoption.statement
    where withdrawn_at is null
    and origin <> 'person'
    and split_part(origin, ':', 2) = any(${[...records]})`
}

async function withdraw(tx: Transaction, gone: readonly Tied[]): Promise<void> {
  if (gone.length === 0) return
  await tx.sql`
    update adoption.statement set withdrawn_at = ${tx.now()}
    from unnest(${gone.map((one) => one.organisation)}::text[], ${gone.map((one) => one.record)}::text[],
      ${gone.map((one) => one.origin)}::text[]) as gone (organisation, record, origin)
    where statement.organisation = gone.organisation and statement.record = gone.record
    and statement.origin = gone.origin and withdrawn_at is null`
}

async function keep(tx: Transaction, news: readonly Tied[]): Promise<void> {
  for (let from = 0; from < news.length; from += 1_000) {
    const rows = news.slice(from, from + 1_000).map((one) => ({
      ...one,
      verdict: 'uses',
      stated_as: tx.actor.role,
      stated_at: tx.now(),
    }))
    await tx.sql`insert into adoption.statement ${tx.sql(rows)}`
  }
}
