import { instant } from '#platform/database'
import { NotFound } from '#platform/problems'
import { linksOf, observationsOf, type Reader, tablesFor } from '../as-of/tables.ts'
import type { RecordKind } from '../observation/values.ts'
import { summaryColumns } from './list-records.ts'
import type { LinkView, RecordView, Voice } from './record-view.ts'

type Core = Omit<RecordView, 'voices' | 'links' | 'linkCount' | 'identifiers'>

/** Ties shown at once; some solutions are said to be used by thousands. */
const LINKS_SHOWN = 200

/** Reads one record whole. Throws `NotFound` when there is no record of that kind with that id. */
export async function readRecord(ctx: Reader, kind: RecordKind, id: string): Promise<RecordView> {
  const tables = tablesFor(ctx, id)
  const [record] = await ctx.sql<Core[]>`
    select ${summaryColumns(ctx)}, record.claims, record.provenance, record.baseline, record.version,
      ${instant(ctx.sql, 'record.first_seen_at')} as "firstSeenAt"
    from ${tables.record}
    left join ${tables.organisation} on organisation.id = record.organisation
    where record.id = ${id} and record.kind = ${kind}`
  if (!record) throw ctx.asOf === undefined ? unknownNow : unknownThen
  const [voices, links, identifiers] = await Promise.all([
    readVoices(ctx, id),
    readLinks(ctx, id),
    readIdentifiers(ctx, id),
  ])
  return { ...record, identifiers, voices, links: links.slice(0, LINKS_SHOWN), linkCount: links.length }
}

async function readVoices(ctx: Reader, id: string): Promise<Voice[]> {
  return ctx.sql<Voice[]>`
    select observation.id, observation.source, source.title as "sourceTitle", source.licence, observation.owned,
      observation.key, observation.part, observation.place, capture.url as "captureUrl",
      encode(capture.sha256, 'hex') as "captureSha256", ${instant(ctx.sql, 'observation.observed_at')} as "observedAt",
      ${instant(ctx.sql, 'observation.seen_at')} as "seenAt", ${instant(ctx.sql, 'observation.gone_at')} as "goneAt",
      observation.claims
    from ${observationsOf(ctx, id)}
    join published.source on source.id = observation.source
    left join published.capture on capture.id = observation.capture
    order by observation.priority desc, observation.id desc`
}

async function readLinks(ctx: Reader, id: string): Promise<LinkView[]> {
  const tables = tablesFor(ctx)
  return ctx.sql<LinkView[]>`
    with tied as (${linksOf(ctx, id)})
    select tied.type, tied.direction, tied.note, tied.source, coalesce(tied.to_words, tied.to_identifier) as words,
      case when record.id is not null then jsonb_build_object(
        'id', record.id, 'kind', record.kind, 'title', record.title) end as record,
      case when organisation.id is not null then jsonb_build_object(
        'id', organisation.id, 'name', organisation.name_sv, 'kind', organisation.kind,
        'demonstration', organisation.demonstration) end as organisation
    from tied
    left join ${tables.record} on record.id = tied.other
    left join ${tables.organisation} on organisation.id = tied.to_organisation
    where tied.direction = 'to' or record.id is not null
    order by tied.type, organisation.name_sv, record.title, words, tied.direction, tied.source, record.id`
}

async function readIdentifiers(ctx: Reader, id: string): Promise<string[]> {
  const rows = await ctx.sql<{ identifier: string }[]>`
    select identifier from registry.identifier
    where record = ${id}
    ${ctx.asOf === undefined ? ctx.sql`` : ctx.sql`and identifier in (select unnest(identifiers) from ${observationsOf(ctx, id)})`}
    order by identifier`
  return rows.map((row) => row.identifier)
}

const unknownNow = new NotFound({
  sv: 'Det finns ingen sådan post i registret. Kontrollera adressen, eller sök efter titeln.',
  en: 'There is no such record in the registry. Check the address, or search for the title.',
})
const unknownThen = new NotFound({
  sv: 'Posten fanns inte i registret då. Gå till i dag, eller välj en senare tidpunkt.',
  en: 'The record was not in the registry then. Go to today, or choose a later time.',
})
