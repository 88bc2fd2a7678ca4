import type { Transaction } from '#platform/context'
import type { ClaimedLink } from '../observation/observation.ts'
import type { Resolve } from '../organisation/resolve-organisation.ts'
import { asRows, type StoredObservation } from './stored.ts'

/**
 * Makes the ties of these observations the ones their source claims now, and ties up earlier links that waited for a
 * record which has just come. Links are drawn from observations, whose records' entries remember them.
 */
export async function replaceLinks(
  tx: Transaction,
  source: string,
  observations: readonly StoredObservation[],
  resolve: Resolve,
): Promise<void> {
  if (observations.length === 0) return
  const keys = asRows(
    tx,
    observations.map(({ record, key, part }) => ({ record, key, part })),
  )
  await tx.sql`
    delete from registry.link
    using jsonb_to_recordset(${keys}) as claim (record text, key text, part text)
    where link.source = ${source} and link.record = claim.record and link.key = claim.key and link.part = claim.part`
  const rows = observations.flatMap(({ record, key, part, links }) =>
    links.map((link) => ({
      record,
      source,
      key,
      part,
      type: link.type,
      note: link.note ?? null,
      ...target(link, resolve),
    })),
  )
  if (rows.length > 0) await insertLinks(tx, rows)
  await tieWaiting(tx, observations)
}

interface Target {
  readonly to_kind: string | null
  readonly to_identifier: string | null
  readonly to_organisation: string | null
  readonly to_words: string | null
}

function target({ to }: ClaimedLink, resolve: Resolve): Target {
  const nothing = { to_kind: null, to_identifier: null, to_organisation: null, to_words: null }
  if ('record' in to) return { ...nothing, to_kind: to.record, to_identifier: to.identifier }
  if ('words' in to) return { ...nothing, to_words: to.words }
  const resolution = resolve(to.organisation)
  const to_organisation = resolution.outcome === 'resolved' ? resolution.organisationId : null
  return { ...nothing, to_organisation, to_words: to.organisation.name ?? to.organisation.number ?? null }
}

async function insertLinks(tx: Transaction, rows: readonly object[]): Promise<void> {
  await tx.sql`
    insert into registry.link (
      record, type, to_record, to_kind, to_identifier, to_organisation, to_words, note, source, key, part)
    select row.record, type, identifier.record, to_kind, to_identifier, to_organisation, to_words, note, source, key, part
    from jsonb_to_recordset(${asRows(tx, rows)}) as row (
      record text, type text, to_kind text, to_identifier text, to_organisation text, to_words text, note text,
      source text, key text, part text)
    left join registry.identifier on identifier.kind = to_kind and identifier.identifier = to_identifier`
}

async function tieWaiting(tx: Transaction, observations: readonly StoredObservation[]): Promise<void> {
  const named = observations.flatMap(({ kind, identifiers }) =>
    identifiers.map((identifier) => ({ kind, identifier })),
  )
  if (named.length === 0) return
  await tx.sql`
    update registry.link set to_record = identifier.record
    from registry.identifier
    join jsonb_to_recordset(${asRows(tx, named)}) as come (kind text, identifier text)
      on identifier.kind = come.kind and identifier.identifier = come.identifier
    where link.to_record is null
    and link.to_kind = identifier.kind
    and link.to_identifier = identifier.identifier`
}
