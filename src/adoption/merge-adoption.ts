import type { AdoptionVoice, Basis, Doubt, Evidence, Stage } from './values.ts'

/** One voice on one pair, as the database keeps it. Amounts in öre; dates with the precision they were given. */
export interface Statement {
  readonly id: number
  readonly organisation: string
  readonly record: string
  readonly record_kind: 'solution' | 'product'
  readonly voice: AdoptionVoice
  readonly verdict: 'uses' | 'denies'
  readonly confirms: boolean
  readonly stage: Stage | null
  readonly since: string | null
  readonly until: string | null
  readonly scope: string | null
  readonly cost_sek_minor: number | null
  readonly weeks: number | null
  readonly changes: string | null
  readonly outcome: string | null
  readonly benefit_sek_minor_per_year: number | null
  readonly reason: string | null
  readonly basis: Basis | null
  readonly url: string | null
  readonly origin: string
  readonly stated_at: string
  readonly demonstration: boolean
}

/** What all voices on one pair say together. */
export interface Adoption {
  readonly organisation: string
  readonly record: string
  readonly record_kind: 'solution' | 'product'
  readonly stage: Stage
  readonly since: string | null
  readonly until: string | null
  readonly first_said_at: string
  readonly evidence: Evidence
  readonly through: string | null
  readonly denied: boolean
  readonly counts: boolean
  readonly doubts: readonly Doubt[]
  readonly scope: string | null
  readonly cost_sek_minor: number | null
  readonly weeks: number | null
  readonly changes: string | null
  readonly outcome: string | null
  readonly benefit_sek_minor_per_year: number | null
  readonly reason: string | null
  readonly voices: number
  readonly demonstration: boolean
}

/** What is known besides the voices: when the thing came to be, and what day it is. */
export interface Surroundings {
  /** First date that any source gives for the thing itself; null when none does. */
  readonly existedFrom: string | null
  /** ISO date. */
  readonly today: string
}

const weight: Record<Evidence, number> = {
  'supplier-claim': 0,
  'adopter-claim': 1,
  confirmed: 2,
  observed: 3,
}

const evidenceOf = ({ voice, confirms }: Statement): Evidence =>
  voice === 'observer'
    ? 'observed'
    : voice === 'supplier'
      ? 'supplier-claim'
      : confirms
        ? 'confirmed'
        : 'adopter-claim'

/**
 * Merges the standing voices on one pair into one adoption; null when nobody says that it is or was used. `own` are about
 * the organisation itself, `joint` about joint bodies that act for it. The organisation's own latest word decides whether
 * it is denied, and its word on each fact goes before that of an observer, a joint body and a supplier, in that order.
 */
export function mergeAdoption(
  organisation: string,
  own: readonly Statement[],
  joint: readonly Statement[],
  { existedFrom, today }: Surroundings,
): Adoption | null {
  const ranked = [...own.toSorted(byAuthority), ...joint.toSorted(byAuthority)].toSorted(
    (one, other) => rankOf(one, own) - rankOf(other, own),
  )
  const uses = ranked.filter(({ verdict }) => verdict === 'uses')
  const [first] = uses
  if (!first) return null
  const latestOwn = own
    .filter(({ voice }) => voice === 'adopter')
    .toSorted(latestFirst)
    .at(0)
  const denied = latestOwn?.verdict === 'denies'
  const stage = uses.find((one) => one.stage !== null)?.stage ?? 'using'
  const directly = own.some(({ verdict }) => verdict === 'uses')
  const bodies = new Set(joint.filter(({ verdict }) => verdict === 'uses').map((one) => one.organisation))
  const through = directly ? null : ([...bodies].sort()[0] ?? null)
  const pick = <Field extends keyof Statement>(field: Field) =>
    uses.map((one) => one[field]).find((value) => value !== null) ?? null
  const since = sinceOf(uses, stage)
  const until = stage === 'left' ? pick('until') : null
  return {
    organisation,
    record: first.record,
    record_kind: first.record_kind,
    ...{ stage, since, until, through, denied },
    first_said_at: [...own, ...joint].map((one) => one.stated_at).sort()[0] ?? first.stated_at,
    evidence: uses
      .map(evidenceOf)
      .reduce((best, next) => (weight[next] > weight[best] ? next : best), 'supplier-claim'),
    counts: stage === 'using' && !denied && !isAfter(since, today),
    doubts: doubtsOf({
      since,
      until,
      stage,
      uses,
      denied,
      directly,
      bodies: bodies.size,
      existedFrom,
      today,
    }),
    scope: pick('scope'),
    cost_sek_minor: pick('cost_sek_minor'),
    weeks: pick('weeks'),
    changes: pick('changes'),
    outcome: pick('outcome'),
    benefit_sek_minor_per_year: pick('benefit_sek_minor_per_year'),
    reason: denied ? (latestOwn?.reason ?? null) : stage === 'left' ? pick('reason') : null,
    voices: own.length + joint.length,
    demonstration: first.demonstration,
  }
}

const latestFirst = (one: Statement, other: Statement) =>
  other.stated_at.localeCompare(one.stated_at) || other.id - one.id

const authority: Record<AdoptionVoice, number> = { adopter: 0, observer: 1, supplier: 3 }

const byAuthority = (one: Statement, other: Statement) =>
  authority[one.voice] - authority[other.voice] || latestFirst(one, other)

/** A joint body's word goes before a supplier's about its member, and after what was observed there. */
const rankOf = (statement: Statement, own: readonly Statement[]) =>
  own.includes(statement) ? authority[statement.voice] : 2

/** Once it is used or left, the date is that of the use, also when only an earlier word gives it. */
function sinceOf(uses: readonly Statement[], stage: Stage): string | null {
  const telling = stage === 'left' ? (['left', 'using'] as const) : ([stage] as const)
  const dated = uses.filter(
    (one) => one.since !== null && telling.some((known) => known === (one.stage ?? 'using')),
  )
  return dated[0]?.since ?? null
}

interface Oddities extends Surroundings {
  readonly since: string | null
  readonly until: string | null
  readonly stage: Stage
  readonly uses: readonly Statement[]
  readonly denied: boolean
  readonly directly: boolean
  readonly bodies: number
}

function doubtsOf(odd: Oddities): Doubt[] {
  const { since, until, stage, uses, denied, directly, bodies, existedFrom, today } = odd
  const plan = stage === 'considering' || stage === 'introducing'
  return [
    ...(isAfter(since, today) && !plan ? (['future-date'] as const) : []),
    ...(since !== null && isBefore(since, existedFrom) ? (['before-solution'] as const) : []),
    ...(until !== null && since !== null && isBefore(until, since) ? (['left-before-start'] as const) : []),
    ...(bodies > 1 ? (['several-joint-bodies'] as const) : []),
    ...(directly && bodies > 0 ? (['also-directly'] as const) : []),
    ...(denied && uses.some(({ voice }) => voice === 'observer') ? (['denied-but-observed'] as const) : []),
    ...(stage === 'left' && uses.some(({ voice, until: end }) => voice === 'supplier' && end === null)
      ? (['named-by-others-after-leaving'] as const)
      : []),
  ]
}

/** Whether a date, as precise as it is, lies wholly after another. */
function isAfter(date: string | null, other: string | null): boolean {
  if (date === null || other === null) return false
  const length = Math.min(date.length, other.length)
  return date.slice(0, length) > other.slice(0, length)
}

const isBefore = (date: string | null, other: string | null) => isAfter(other, date)
