import { z } from 'zod'
import { Money, PartialDate } from '#registry'
import { type Day, daysBetween, lastDayOf, middleOf } from '../facts/day.ts'
import type { Facts, Measurement, Origin, OwnWord } from '../facts/facts.ts'
import { constant, inMillionSek } from '../signals/constants.ts'
import { statusOf } from './own-words.ts'

/** The claims of an observation that a sign can use. */
export const UsableClaims = z.object({
  startsOn: PartialDate.optional(),
  endsOn: PartialDate.optional(),
  publishedOn: PartialDate.optional(),
  money: z.array(Money).optional(),
  phaseWord: z.string().optional(),
  contactRole: z.string().optional(),
})

/** What one source said at one time, as far as the signs go. */
export interface Said {
  readonly id: number
  readonly source: string
  /** True when the source is the owner’s own system. */
  readonly owned: boolean
  readonly priority: number
  /** The day the registry heard it, and the last day it was said. */
  readonly on: Day
  readonly until: Day
  readonly claims: z.infer<typeof UsableClaims>
}

/** How many lessons about its product wait for an answer, and since when. */
export interface FamilyTrouble {
  readonly ref: string
  readonly on: Day
  readonly open: number
}

/** What the registry has heard of one initiative, oldest first. */
export interface RecordHistory {
  readonly said: readonly Said[]
  readonly trouble: FamilyTrouble | null
}

/** Refers to an observation on the page of its initiative. */
export const refOf = ({ id }: Pick<Said, 'id'>): string => `observation:${id}`

/**
 * The facts that the registry itself holds of an initiative. Plans are followed within the source that weighs most, and costs
 * within one source and scope, so that two sources that differ never look like growth or delay. The planned end stands for the
 * planned start, as sources seldom give both. `day`: the day asked about, for what ages.
 */
export function factsOfRecord({ said, trouble }: RecordHistory, day: Day): Facts {
  return {
    startedOn: startOf(said),
    goLive: null,
    findings: [],
    measurements: [
      ...plannedEnds(said),
      ...said.flatMap(costsOf),
      ...owners(said),
      ...evidenceAge(said, day),
      ...familyTrouble(trouble),
    ],
    protections: [],
    ownWords: said.flatMap(ownWordsOf),
  }
}

const originOf = ({ owned }: Said): Origin => (owned ? 'self' : 'independent')
const evidence = (row: Said) => ({ ref: refOf(row), on: row.on, origin: originOf(row) })

function startOf(said: readonly Said[]): Day | null {
  const starts = said.flatMap(({ claims }) => (claims.startsOn ? [lastDayOf(claims.startsOn)] : []))
  return starts.toSorted()[0] ?? null
}

function plannedEnds(said: readonly Said[]): Measurement[] {
  const planning = said.filter(({ claims }) => claims.endsOn !== undefined)
  const heaviest = planning.toSorted((one, other) => other.priority - one.priority)[0]?.source
  const rows = planning
    .filter(({ source }) => source === heaviest)
    .map((row) => ({
      ...evidence(row),
      on: setOn(row),
      measure: 'planned-start' as const,
      scope: row.source,
      value: daysBetween('1970-01-01', middleOf(row.claims.endsOn ?? '')),
    }))
  // plans heard on one day say nothing of when they were moved: the last of them is the plan of that day
  const daily = rows.filter((row, index) => row.on !== rows[index + 1]?.on)
  return daily.filter((row, index) => row.value !== daily[index - 1]?.value)
}

/** When a plan was set: when its source published it, if it says so, else when we heard it. */
function setOn({ on, claims }: Said): Day {
  const published = claims.publishedOn ? lastDayOf(claims.publishedOn) : on
  return published < on ? published : on
}

/** What an amount is the whole of; a yearly cost is not the cost of the undertaking. */
const wholes: readonly string[] = ['budget', 'estimate', 'contract']

function costsOf(row: Said): Measurement[] {
  const amounts = row.claims.money ?? []
  return amounts
    .filter(({ scope, amountMinor }) => wholes.includes(scope) && amountMinor !== null)
    .map((amount) => ({
      ...evidence(row),
      measure: 'cost' as const,
      scope: `${row.source} ${amount.scope}`,
      value: inMillionSek((amount.amountMinor ?? 0) / 1e8, amount.currency),
    }))
}

function owners(said: readonly Said[]): Measurement[] {
  return said
    .filter(({ owned, claims }) => owned && claims.contactRole !== undefined)
    .slice(-1)
    .map((row) => ({ ...evidence(row), measure: 'owners-named' as const, scope: null, value: 1 }))
}

/** Only an owner that has spoken can fall silent; the interval is our assumption until one is promised. */
function evidenceAge(said: readonly Said[], day: Day): Measurement[] {
  const last = said
    .filter((row) => row.owned && row.on <= day)
    .toSorted((one, other) => (one.until < other.until ? -1 : 1))
    .at(-1)
  if (!last) return []
  const until = last.until < day ? last.until : day
  const value = daysBetween(until, day) / constant('ownWord.days')
  return [{ ...evidence(last), on: day, measure: 'evidence-age', scope: null, value }]
}

function familyTrouble(trouble: FamilyTrouble | null): Measurement[] {
  if (!trouble) return []
  const { ref, on, open } = trouble
  return [{ ref, on, origin: 'independent', measure: 'family-trouble', scope: null, value: open }]
}

function ownWordsOf(row: Said): OwnWord[] {
  const says = row.owned && row.claims.phaseWord ? statusOf(row.claims.phaseWord) : null
  if (says === null) return []
  const days = row.until > row.on ? [row.on, row.until] : [row.on]
  return days.map((on) => ({ ref: refOf(row), on, origin: 'self', says }))
}
