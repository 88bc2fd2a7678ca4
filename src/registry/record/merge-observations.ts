import type { Money } from '../observation/values.ts'

/** The part of a stored observation that merging looks at. */
export interface Witness {
  readonly id: number
  readonly source: string
  readonly priority: number
  readonly observedAt: string
  readonly claims: Readonly<Record<string, unknown>>
}

/** Who says one field, and who says otherwise. Observation ids lead on to source, capture and bytes. */
export interface FieldProvenance {
  /** Observations that say the value shown, the deciding one first. */
  readonly saidBy: readonly number[]
  /** Other values, each with the observation that claims it; empty when all agree. */
  readonly otherwise: readonly { readonly observation: number; readonly value: unknown }[]
}

/** What all observations say together. */
export interface Merged {
  readonly claims: Record<string, unknown>
  readonly provenance: Record<string, FieldProvenance>
}

/** Lists where sources add to each other instead of contradicting. */
const gathered = new Set(['cpv', 'products', 'documents', 'categories', 'platforms'])
/** Says how the text is to be read; it follows the title and is never contested by itself. */
const follower = 'language'

/**
 * Merges what several sources claim about one thing, field by field: the source with the highest priority decides, the
 * latest observation among equals; lists of addable things are joined; money is decided per scope. Every field keeps who
 * said it and who says otherwise. The result does not depend on the order of `witnesses`.
 */
export function mergeObservations(witnesses: readonly Witness[]): Merged {
  const ranked = [...witnesses].sort(byWeight)
  const fields = [...new Set(ranked.flatMap((witness) => Object.keys(witness.claims)))].sort()
  const merged: Merged = { claims: {}, provenance: {} }
  for (const field of fields) {
    const voices = ranked
      .filter((witness) => witness.claims[field] !== undefined)
      .map((witness) => ({ observation: witness.id, value: witness.claims[field] }))
    const { value, ...provenance } =
      field === 'money' ? mergeMoney(voices) : gathered.has(field) ? gather(voices) : decide(voices)
    merged.claims[field] = value
    merged.provenance[field] = field === follower ? { ...provenance, otherwise: [] } : provenance
  }
  return merged
}

/** How many fields have a source that says otherwise. */
export function countDisagreements(provenance: Merged['provenance']): number {
  return Object.values(provenance).filter((field) => field.otherwise.length > 0).length
}

interface Voice {
  readonly observation: number
  readonly value: unknown
}
type Verdict = FieldProvenance & { readonly value: unknown }

function byWeight(one: Witness, other: Witness): number {
  if (one.priority !== other.priority) return other.priority - one.priority
  if (one.observedAt !== other.observedAt) return one.observedAt < other.observedAt ? 1 : -1
  return other.id - one.id
}

function decide(voices: readonly Voice[]): Verdict {
  const value = voices[0]?.value
  const agrees = (voice: Voice) => sameValue(voice.value, value)
  return {
    value,
    saidBy: voices.filter(agrees).map((voice) => voice.observation),
    otherwise: voices.filter((voice) => !agrees(voice)),
  }
}

function gather(voices: readonly Voice[]): Verdict {
  const items = new Map<string, unknown>()
  for (const { value } of voices) {
    for (const item of asList(value)) {
      const key = normal(item)
      if (!items.has(key)) items.set(key, item)
    }
  }
  return { value: [...items.values()], saidBy: voices.map((voice) => voice.observation), otherwise: [] }
}

function mergeMoney(voices: readonly Voice[]): Verdict {
  const scopes = new Map<string, Voice[]>()
  for (const voice of voices) {
    for (const amount of asList(voice.value)) {
      const scope = isMoney(amount) ? amount.scope : 'unknown'
      scopes.set(scope, [...(scopes.get(scope) ?? []), { observation: voice.observation, value: amount }])
    }
  }
  const verdicts = [...scopes.values()].map((inScope) => decidePerVoice(inScope))
  return {
    value: verdicts.flatMap((verdict) => asList(verdict.value)),
    saidBy: [...new Set(verdicts.flatMap((verdict) => verdict.saidBy))],
    otherwise: verdicts.flatMap((verdict) => verdict.otherwise),
  }
}

/** One source may state several amounts of one scope (a sum per part); they stand or fall together. */
function decidePerVoice(voices: readonly Voice[]): Verdict {
  const observations = [...new Set(voices.map((voice) => voice.observation))]
  const sets = observations.map((observation) => ({
    observation,
    value: voices.filter((voice) => voice.observation === observation).map((voice) => voice.value),
  }))
  return decide(sets)
}

const isMoney = (value: unknown): value is Money =>
  typeof value === 'object' && value !== null && 'scope' in value
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** Case, spaces, Unicode form and the order in which a database keeps an object's keys are ways of writing, not claims. */
function sameValue(one: unknown, other: unknown): boolean {
  return one === other || normal(one) === normal(other)
}

function normal(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value, inOrder) ?? '')
  return text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
}

const inOrder = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value
