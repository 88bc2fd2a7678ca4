import { instant, type Sql } from '#platform/database'
import { NotFound } from '#platform/problems'
import type { RecordKind } from '../observation/values.ts'
import { summaryColumns } from './list-records.ts'
import type { LinkView, RecordView, Voice } from './record-view.ts'

type Reader = { readonly sql: Sql }
type Core = Omit<RecordView, 'voices' | 'links' | 'linkCount' | 'identifiers'>

/** Ties shown at once; some solutions are said to be used by thousands. */
const LINKS_SHOWN = 200

/** Reads one record whole. Throws `NotFound` when there is no record of that kind with that id. */
export async function readRecord(ctx: Reader, kind: RecordKind, id: string): Promise<RecordView> {
  const [record] = await ctx.sql<Core[]>`
    select ${summaryColumns(ctx)}, record.claims, record.provenance, record.baseline, record.version,
      ${instant(ctx.sql, 'record.first_seen_at')} as "firstSeenAt"
    from registry.record
    left join registry.organisation on organisation.id = record.organisation
    where record.id = ${id} and record.kind = ${kind}`
  if (!record) {
    throw new NotFound({
      sv: 'Det finns ingen sådan post i registret. Kontrollera adressen, eller sök efter titeln.',
      en: 'There is no such record in the registry. Check the address, or search for the title.',
    })
  }
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
    from registry.observation
    join published.source on source.id = observation.source
    left join published.capture on capture.id = observation.capture
    where observation.record = ${id}
    and observation.superseded_at is null
    order by observation.priority desc, observation.id desc`
}

async function readLinks(ctx: Reader, id: string): Promise<LinkView[]> {
  return ctx.sql<LinkView[]>`
    with tied as (
      select link.*, 'to' as direction, link.to_record as other from registry.link where link.record = ${id}
      union all
      select link.*, 'from' as direction, link.record as other from registry.link where link.to_record = ${id}
    )
    select tied.type, tied.direction, tied.note, tied.source, coalesce(tied.to_words, tied.to_identifier) as words,
      case when record.id is not null then jsonb_build_object(
        'id', record.id, 'kind', record.kind, 'title', record.title) end as record,
      case when organisation.id is not null then jsonb_build_object(
        'id', organisation.id, 'name', organisation.name_sv, 'kind', organisation.kind,
        'demonstration', organisation.demonstration) end as organisation
    from tied
    left join registry.record on record.id = tied.other
    left join registry.organisation on organisation.id = tied.to_organisation
    order by tied.type, organisation.name_sv, record.title, words`
}

async function readIdentifiers(ctx: Reader, id: string): Promise<string[]> {
  const rows = await ctx.sql<{ identifier: string }[]>`
    select identifier from registry.identifier where record = ${id} order by identifier`
  return rows.map((row) => row.identifier)
}
