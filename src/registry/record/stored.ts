import type { JSONValue } from 'postgres'
import type { Transaction } from '#platform/context'
import type { ClaimedLink, OrganisationReference } from '../observation/observation.ts'
import type { RecordKind } from '../observation/values.ts'
import type { Baseline } from './baseline.ts'
import type { FieldProvenance } from './merge-observations.ts'

/** A record as the database keeps it. Amounts in öre, times in ISO 8601 UTC. */
export interface StoredRecord {
  readonly id: string
  readonly kind: RecordKind
  readonly organisation: string | null
  readonly organisation_words: string | null
  readonly title: string
  readonly phase: string | null
  readonly amount_sek_minor: number | null
  readonly dated_on: string | null
  readonly claims: Record<string, unknown>
  readonly provenance: Record<string, FieldProvenance>
  readonly baseline: Baseline | null
  readonly disagreements: number
  readonly confirmed: boolean
  readonly demonstration: boolean
  readonly gone_at: string | null
  readonly first_seen_at: string
  readonly changed_at: string
  readonly version: number
}

/** An observation as the database keeps it. */
export interface StoredObservation {
  readonly id: number
  readonly record: string
  readonly source: string
  readonly kind: RecordKind
  readonly key: string
  readonly part: string
  readonly capture: number | null
  readonly place: string
  readonly priority: number
  readonly organisation: string | null
  readonly organisation_reference: OrganisationReference | null
  readonly owned: boolean
  readonly claims: Record<string, unknown>
  readonly links: readonly ClaimedLink[]
  readonly identifiers: readonly string[]
  /** SHA-256 in hexadecimal over all that the source claimed. */
  readonly checksum: string
  readonly observed_at: string
}

/** Rows for `jsonb_to_recordset`: one parameter however many rows. */
export const asRows = (tx: Transaction, rows: readonly object[]) => tx.sql.json(rows as unknown as JSONValue)

/** The records with these ids, locked until the transaction ends, by id. */
export async function lockRecords(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const rows = await tx.sql<StoredRecord[]>`
    select id, kind, organisation, organisation_words, title, phase, amount_sek_minor, dated_on, claims, provenance,
      baseline, disagreements, confirmed, demonstration, version,
      to_json(gone_at) #>> '{}' as gone_at, to_json(first_seen_at) #>> '{}' as first_seen_at,
      to_json(changed_at) #>> '{}' as changed_at
    from registry.record
    where id = any(${[...ids]})
    order by id
    for update`
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the sources claim now about these records: neither superseded nor gone. */
export async function currentObservations(
  tx: Transaction,
  records: readonly string[],
): Promise<StoredObservation[]> {
  return tx.sql<StoredObservation[]>`
    select id, record, source, kind, key, part, capture, place, priority, organisation, organisation_reference, owned,
      claims, links, identifiers, encode(checksum, 'hex') as checksum,
      to_char(observed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as observed_at
    from registry.observation
    where record = any(${[...records]})
    and superseded_at is null
    and gone_at is null`
}

/** Writes records whole: new ones are added, known ones replaced. */
export async function writeRecords(tx: Transaction, records: readonly StoredRecord[]): Promise<void> {
  if (records.length === 0) return
  await tx.sql`
    insert into registry.record (
      id, kind, organisation, organisation_words, title, phase, amount_sek_minor, dated_on, claims, provenance, baseline,
      disagreements, confirmed, demonstration, gone_at, first_seen_at, changed_at, version)
    select id, kind, organisation, organisation_words, title, phase, amount_sek_minor, dated_on, claims, provenance,
      baseline, disagreements, confirmed, demonstration, gone_at, first_seen_at, changed_at, version
    from jsonb_to_recordset(${asRows(tx, records)}) as row (
      id text, kind text, organisation text, organisation_words text, title text, phase text, amount_sek_minor bigint,
      dated_on text, claims jsonb, provenance jsonb, baseline jsonb, disagreements integer, confirmed boolean,
      demonstration boolean, gone_at timestamptz, first_seen_at timestamptz, changed_at timestamptz, version integer)
    on conflict (id) do update set
      organisation = excluded.organisation, organisation_words = excluded.organisation_words, title = excluded.title,
      phase = excluded.phase, amount_sek_minor = excluded.amount_sek_minor, dated_on = excluded.dated_on,
      claims = excluded.claims, provenance = excluded.provenance, baseline = excluded.baseline,
      disagreements = excluded.disagreements, confirmed = excluded.confirmed, gone_at = excluded.gone_at,
      changed_at = excluded.changed_at, version = excluded.version`
}

/** Adds observations; those they replace are marked superseded, never changed. */
export async function writeObservations(
  tx: Transaction,
  observations: readonly StoredObservation[],
): Promise<void> {
  if (observations.length === 0) return
  const rows = asRows(tx, observations)
  await tx.sql`
    update registry.observation as old set superseded_at = ${tx.now()}
    from jsonb_to_recordset(${rows}) as row (source text, kind text, key text, part text)
    where old.source = row.source and old.kind = row.kind and old.key = row.key and old.part = row.part
    and old.superseded_at is null`
  await tx.sql`
    insert into registry.observation (
      id, record, source, kind, key, part, capture, place, priority, organisation, organisation_reference, owned, claims,
      links, identifiers, checksum, observed_at, seen_at)
    select id, record, source, kind, key, part, capture, place, priority, organisation, organisation_reference, owned,
      claims, links, identifiers, decode(checksum, 'hex'), observed_at, observed_at
    from jsonb_to_recordset(${rows}) as row (
      id bigint, record text, source text, kind text, key text, part text, capture bigint, place text, priority integer,
      organisation text, organisation_reference jsonb, owned boolean, claims jsonb, links jsonb, identifiers text[],
      checksum text, observed_at timestamptz)`
}
