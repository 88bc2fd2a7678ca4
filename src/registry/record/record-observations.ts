import { createHash } from 'node:crypto'
import { requirePermission } from '#identity'
import { appendAll, canonicalBytes } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { groupBy } from '#platform/grouping'
import type { Issue } from '../observation/issue.ts'
import type { Observation, ObservationDraft } from '../observation/observation.ts'
import { readDraft } from '../observation/read-draft.ts'
import { organisationIssue } from '../organisation/organisation-issue.ts'
import type { Resolve } from '../organisation/resolve-organisation.ts'
import { changedFields, composeRecord } from './compose-record.ts'
import { recordId } from './record-id.ts'
import { replaceLinks } from './replace-links.ts'
import {
  currentObservations,
  lockRecords,
  type StoredObservation,
  type StoredRecord,
  writeObservations,
  writeRecords,
} from './stored.ts'

/** Who claims, and by what right. */
export interface Origin {
  readonly source: string
  /** The organisation whose own system the source is; its claims confirm its own records. */
  readonly owner: string | null
  /** Weight where sources disagree, 0-100; the higher wins. */
  readonly priority: number
  /** The capture the claims were read from. */
  readonly capture: number | null
  readonly demonstration: boolean
}

/** What became of one observation. */
export interface Outcome {
  readonly outcome: 'new' | 'changed' | 'unchanged' | 'rejected'
  readonly record: string | null
  readonly issues: readonly Issue[]
}

/** An observation whose organisation has been looked up. */
interface Arrival {
  readonly position: number
  readonly observation: Observation
  readonly organisation: string | null
  readonly checksum: string
  readonly issues: readonly Issue[]
}

/** Any number will do, as long as only verbs that write records use it. */
export const REGISTRY_WRITER_LOCK = 7_230_003

/**
 * Records what a source claims: keeps each observation, merges it into its record, and remembers it. One outcome per
 * draft, in the same order. What the source already said leaves no trace but the time it was last seen; a draft that
 * does not fit the schema is rejected with an issue and the others go on. An organisation that does not resolve is an
 * issue, and the record keeps the source's words for it.
 */
export async function recordObservations(
  ctx: Context | Transaction,
  origin: Origin,
  drafts: readonly ObservationDraft[],
  resolve: Resolve,
): Promise<Outcome[]> {
  // what an organisation says itself is its own to say; all else is for those who read sources
  if (isOwn(ctx, origin)) requirePermission(ctx, 'publish-sheets', origin.owner ?? '')
  else requirePermission(ctx, 'record-observations')
  const readings = drafts.map((draft, position) => readArrival(draft, position, resolve))
  const outcomes: Outcome[] = readings.map((reading) =>
    'rejected' in reading
      ? { outcome: 'rejected', record: null, issues: [reading.rejected] }
      : { outcome: 'unchanged', record: null, issues: reading.issues },
  )
  for (const wave of wavesOf(readings.filter((reading): reading is Arrival => !('rejected' in reading)))) {
    const results = await ctx.transaction(async (tx) => {
      await tx.sql`select pg_advisory_xact_lock(${REGISTRY_WRITER_LOCK})`
      return recordWave(tx, origin, wave, resolve)
    })
    for (const [position, result] of results) {
      outcomes[position] = { ...result, issues: outcomes[position]?.issues ?? [] }
    }
  }
  return outcomes
}

/** Whether an organisation speaks for itself. */
const isOwn = ({ actor }: Pick<Context, 'actor'>, { owner }: Origin) =>
  owner !== null && owner === actor.organisation

function readArrival(
  draft: ObservationDraft,
  position: number,
  resolve: Resolve,
): Arrival | { readonly rejected: Issue } {
  const reading = readDraft(draft)
  if ('rejected' in reading) return reading
  const { observation } = reading
  const resolution = observation.organisation ? resolve(observation.organisation) : null
  const issue =
    observation.organisation && resolution
      ? organisationIssue(observation.organisation, resolution, observation.place)
      : null
  const { place: _, ...claimed } = observation
  return {
    position,
    observation,
    organisation: resolution?.outcome === 'resolved' ? resolution.organisationId : null,
    checksum: createHash('sha256').update(canonicalBytes(claimed)).digest('hex'),
    issues: issue ? [issue] : [],
  }
}

const keyOf = (one: { kind: string; key: string; part: string }) =>
  JSON.stringify([one.kind, one.key, one.part])

/** Splits arrivals so that no key occurs twice in a wave: dated versions of one thing follow each other in time. */
function wavesOf(arrivals: readonly Arrival[]): Arrival[][] {
  const waves: Arrival[][] = []
  const seen = new Map<string, number>()
  for (const arrival of arrivals) {
    const key = keyOf(arrival.observation)
    const turn = seen.get(key) ?? 0
    seen.set(key, turn + 1)
    const wave = waves[turn] ?? []
    waves[turn] = [...wave, arrival]
  }
  return waves
}

type Result = Omit<Outcome, 'issues'>

async function recordWave(
  tx: Transaction,
  origin: Origin,
  wave: readonly Arrival[],
  resolve: Resolve,
): Promise<Map<number, Result>> {
  const known = await findKnown(tx, origin.source, wave)
  const isNews = (arrival: Arrival) => {
    const before = known.get(keyOf(arrival.observation))
    if (before && isPast(origin, before)) return false
    return (
      !before ||
      before.gone ||
      before.checksum !== arrival.checksum ||
      before.organisation !== arrival.organisation
    )
  }
  const news = wave.filter(isNews)
  await markSeen(
    tx,
    wave
      .filter((arrival) => !isNews(arrival))
      .map((arrival) => known.get(keyOf(arrival.observation))?.id ?? 0),
  )
  const recordOf = await placeArrivals(tx, origin, news, known)
  const changes = await changeRecords(tx, origin, news, recordOf)
  await replaceLinks(tx, origin.source, changes.observations, resolve)
  await appendAll(
    tx,
    changes.records.map(({ before, after }) => ({
      type: `${after.kind}.${before ? 'changed' : 'registered'}`,
      subject: after.id,
      content: {
        record: after,
        changed: changedFields(before, after),
        observations: changes.observations.filter((observation) => observation.record === after.id),
      },
    })),
  )
  const isNew = new Set(changes.records.filter((change) => !change.before).map((change) => change.after.id))
  return new Map(
    wave.map((arrival) => {
      const record = recordOf.get(arrival) ?? known.get(keyOf(arrival.observation))?.record ?? null
      const outcome = !recordOf.has(arrival)
        ? 'unchanged'
        : record && isNew.delete(record)
          ? 'new'
          : 'changed'
      return [arrival.position, { outcome, record }]
    }),
  )
}

/**
 * Whether these bytes are older than those the standing claim was read from. A folder of dated versions is read whole each
 * time, and its past is not news; a source that returns to what it said earlier does so in new bytes.
 */
const isPast = (origin: Origin, before: Known) =>
  origin.capture !== null && before.capture !== null && origin.capture < before.capture

interface Known {
  readonly id: number
  readonly capture: number | null
  readonly record: string
  readonly checksum: string
  readonly organisation: string | null
  readonly gone: boolean
}

async function findKnown(
  tx: Transaction,
  source: string,
  wave: readonly Arrival[],
): Promise<Map<string, Known>> {
  const rows = await tx.sql<(Known & { kind: string; key: string; part: string })[]>`
    select id, capture, record, observation.kind, observation.key, observation.part, encode(checksum, 'hex') as checksum,
      organisation, gone_at is not null as gone
    from registry.observation
    join unnest(
      ${wave.map((arrival) => arrival.observation.kind)}::text[],
      ${wave.map((arrival) => arrival.observation.key)}::text[],
      ${wave.map((arrival) => arrival.observation.part)}::text[]
    ) as asked (kind, key, part)
      on observation.kind = asked.kind and observation.key = asked.key and observation.part = asked.part
    where source = ${source}
    and superseded_at is null`
  return new Map(rows.map((row) => [keyOf(row), row]))
}

/** When a source last repeated itself is not a change of what is known, so it leaves no entry. */
async function markSeen(tx: Transaction, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.sql`update registry.observation set seen_at = ${tx.now()}, missed = 0 where id = any(${[...ids]})`
}

/**
 * Finds the record each arrival is about: the one it was about before, else the one that bears one of its identifiers,
 * else a new one. An organisation may name a record of its own as `record:<id>`. New identifiers are kept for that record.
 */
async function placeArrivals(
  tx: Transaction,
  { source, owner }: Origin,
  news: readonly Arrival[],
  known: ReadonlyMap<string, Known>,
): Promise<Map<Arrival, string>> {
  const name = (kind: string, identifier: string) => `${kind} ${identifier}`
  const pairs = news.flatMap(({ observation }) =>
    observation.identifiers.map((identifier) => ({ kind: observation.kind, identifier })),
  )
  const rows = await tx.sql<{ kind: string; identifier: string; record: string }[]>`
    select identifier.kind, identifier.identifier, identifier.record
    from registry.identifier
    join unnest(${pairs.map((pair) => pair.kind)}::text[], ${pairs.map((pair) => pair.identifier)}::text[])
      as asked (kind, identifier)
      on identifier.kind = asked.kind and identifier.identifier = asked.identifier
    union all
    select kind, 'record:' || id, id from registry.record
    where organisation = ${owner}
    and id = any(${pairs.flatMap(({ identifier }) => (identifier.startsWith('record:') ? [identifier.slice(7)] : []))})`
  const bearer = new Map(rows.map((row) => [name(row.kind, row.identifier), row.record]))
  const recordOf = new Map<Arrival, string>()
  for (const arrival of news) {
    const { kind, key, identifiers } = arrival.observation
    const borne = identifiers
      .map((identifier) => bearer.get(name(kind, identifier)))
      .find((id) => id !== undefined)
    const record = known.get(keyOf(arrival.observation))?.record ?? borne ?? recordId(kind, source, key)
    for (const identifier of identifiers) {
      if (!bearer.has(name(kind, identifier))) bearer.set(name(kind, identifier), record)
    }
    recordOf.set(arrival, record)
  }
  return recordOf
}

interface Changes {
  readonly records: readonly { readonly before: StoredRecord | undefined; readonly after: StoredRecord }[]
  readonly observations: readonly StoredObservation[]
}

/** Merges the arrivals into their records and writes both. */
async function changeRecords(
  tx: Transaction,
  origin: Origin,
  news: readonly Arrival[],
  recordOf: ReadonlyMap<Arrival, string>,
): Promise<Changes> {
  if (news.length === 0) return { records: [], observations: [] }
  const ids = [...new Set(recordOf.values())]
  const before = await lockRecords(tx, ids)
  const observations = await toObservations(tx, origin, news, recordOf)
  const superseded = new Set(observations.map((observation) => keyOf(observation)))
  const standing = (await currentObservations(tx, ids)).filter(
    (observation) => observation.source !== origin.source || !superseded.has(keyOf(observation)),
  )
  const byRecord = groupBy([...standing, ...observations], (observation) => observation.record)
  const at = tx.now().toISOString()
  const records = ids.map((id) => {
    const witnesses = byRecord.get(id) ?? []
    const previous = before.get(id)
    const kind = witnesses[0]?.kind ?? 'initiative'
    return {
      before: previous,
      after: composeRecord({ id, kind, previous, demonstration: origin.demonstration, at }, witnesses),
    }
  })
  await writeRecords(
    tx,
    records.map((record) => record.after),
  )
  await writeObservations(tx, observations)
  await keepIdentifiers(tx, observations)
  return { records, observations }
}

async function toObservations(
  tx: Transaction,
  origin: Origin,
  news: readonly Arrival[],
  recordOf: ReadonlyMap<Arrival, string>,
): Promise<StoredObservation[]> {
  const ids = await tx.sql<{ id: number }[]>`
    select nextval(pg_get_serial_sequence('registry.observation', 'id')) as id from generate_series(1, ${news.length})`
  return news.map((arrival, position) => {
    const {
      organisation: reference,
      kind,
      key,
      part,
      place,
      claims,
      links,
      identifiers,
    } = arrival.observation
    return {
      id: ids[position]?.id ?? 0,
      record: recordOf.get(arrival) ?? '',
      source: origin.source,
      ...{ kind, key, part, place, claims, links, identifiers },
      capture: origin.capture,
      priority: origin.priority,
      organisation: arrival.organisation,
      organisation_reference: reference,
      owned: origin.owner !== null && origin.owner === arrival.organisation,
      checksum: arrival.checksum,
      observed_at: tx.now().toISOString(),
    }
  })
}

/** An identifier belongs to the record that bore it first. */
export async function keepIdentifiers(
  tx: Transaction,
  observations: readonly StoredObservation[],
): Promise<void> {
  const rows = observations.flatMap(({ kind, record, identifiers }) =>
    identifiers.map((identifier) => ({ kind, identifier, record })),
  )
  if (rows.length > 0) await tx.sql`insert into registry.identifier ${tx.sql(rows)} on conflict do nothing`
}
