import { z } from 'zod'
import { Money, type RecordKind } from '../observation/values.ts'
import { nextBaseline, planOf } from './baseline.ts'
import { countDisagreements, mergeObservations } from './merge-observations.ts'
import type { StoredObservation, StoredRecord } from './stored.ts'

/** The few merged fields that lists sort and filter by. */
const Headline = z.object({
  title: z.string(),
  phase: z.string().optional(),
  startsOn: z.string().optional(),
  endsOn: z.string().optional(),
  publishedOn: z.string().optional(),
  releasedOn: z.string().optional(),
  money: z.array(Money).optional(),
})

/** What is known of a record besides its observations. */
interface Setting {
  readonly id: string
  readonly kind: RecordKind
  readonly previous: StoredRecord | undefined
  readonly demonstration: boolean
  /** ISO 8601 time of the change. */
  readonly at: string
}

/** Makes the record that the current observations of a thing add up to. Pure: the same observations give the same record. */
export function composeRecord(setting: Setting, observations: readonly StoredObservation[]): StoredRecord {
  const { id, kind, previous, at } = setting
  const { claims, provenance } = mergeObservations(
    observations.map((observation) => ({ ...observation, observedAt: observation.observed_at })),
  )
  const headline = Headline.parse(claims)
  const named = byPriority(observations).find((observation) => observation.organisation_reference !== null)
  const placed = byPriority(observations).find((observation) => observation.organisation !== null)
  return {
    id,
    kind,
    organisation: placed?.organisation ?? null,
    organisation_words: placed ? null : (named?.organisation_reference?.name ?? null),
    title: headline.title,
    phase: headline.phase ?? null,
    amount_sek_minor: largestSek(headline.money ?? []),
    dated_on: headline.publishedOn ?? headline.startsOn ?? headline.releasedOn ?? null,
    claims,
    provenance,
    baseline: nextBaseline(previous?.baseline ?? null, planOf(headline), at),
    disagreements: countDisagreements(provenance),
    confirmed: observations.some(({ owned, claims: said }) => owned && said.contested === undefined),
    demonstration: previous?.demonstration ?? setting.demonstration,
    gone_at: null,
    first_seen_at: previous?.first_seen_at ?? at,
    changed_at: at,
    version: (previous?.version ?? 0) + 1,
  }
}

/** Names of the fields that differ between two versions of a record's claims; all of them for the first version. */
export function changedFields(before: StoredRecord | undefined, after: StoredRecord): string[] {
  const fields = new Set([...Object.keys(before?.claims ?? {}), ...Object.keys(after.claims)])
  const differs = (field: string) =>
    JSON.stringify(before?.claims[field]) !== JSON.stringify(after.claims[field])
  return [...fields].filter(differs).sort()
}

function byPriority(observations: readonly StoredObservation[]): StoredObservation[] {
  return [...observations].sort((one, other) => other.priority - one.priority || other.id - one.id)
}

function largestSek(money: readonly Money[]): number | null {
  const amounts = money.filter((amount) => amount.currency === 'SEK' && amount.amountMinor !== null)
  return amounts.length === 0 ? null : Math.max(...amounts.map((amount) => amount.amountMinor ?? 0))
}
