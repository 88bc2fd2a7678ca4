import type { CaseEvent, CaseFile } from '../library/case-file.ts'
import { inMillionSek } from '../signals/constants.ts'
import { type SignalCode, structuralSigns } from '../signals/signal-code.ts'
import { addDays, type Day, daysBetween, earlier, firstDayOf, lastDayOf, later, middleOf } from './day.ts'
import type { Facts, Measurement, Origin } from './facts.ts'

/** Whose eyes: what anybody could read, or what those inside could know. */
export type View = 'public' | 'organisation'

/**
 * The day that is decided about: the start with real users, else the stop or completion; null when there is none.
 * A start known only to the month or year is placed on its last day, but before everything that followed it.
 */
export function referenceDay(file: CaseFile): Day | null {
  const date = file.start?.date ?? file.stop ?? file.completion
  if (!date) return null
  const after = file.events.filter((event) => event.phase === 'after').map((event) => lastDayOf(event.date))
  const latest = after.reduce((first, day) => earlier(first, addDays(day, -1)), lastDayOf(date))
  return later(latest, firstDayOf(date))
}

/** The facts of a case as one kind of reader could have had them, each with the first day it could be used. */
export function factsOfCase(file: CaseFile, view: View): Facts {
  const reference = referenceDay(file)
  const dayOf = (event: CaseEvent) => usableFrom(event, view, reference)
  const byId = new Map(file.events.map((event) => [event.id, event]))
  return {
    startedOn: file.events[0] ? lastDayOf(file.events[0].date) : null,
    goLive: file.start ? reference : null,
    findings: file.events.flatMap((event) =>
      event.signs.map((sign) => ({
        ref: event.id,
        on: signUsableFrom(event, sign, dayOf(event)),
        origin: originOf[event.actor],
        sign,
        resolvedOn: resolvedOn(file, sign, dayOf(event), dayOf),
      })),
    ),
    measurements: file.events.flatMap((event) =>
      measurementsOf(event, event.phase === 'at' ? addDays(dayOf(event), 1) : dayOf(event)),
    ),
    protections: file.protective.flatMap((fact) => {
      const event = byId.get(fact.carriedBy)
      const on = event ? dayOf(event) : undatedFrom(file, fact, view, reference)
      if (on === null) return []
      const origin =
        fact.code === 'P1' ? ('user' as const) : event ? originOf[event.actor] : ('self' as const)
      return [{ ref: event?.id ?? `${file.id}#${fact.code}`, on, origin, code: fact.code }]
    }),
    ownWords: file.events.flatMap((event) =>
      event.ownerSays
        ? [{ ref: event.id, on: dayOf(event), origin: 'self' as const, says: event.ownerSays }]
        : [],
    ),
  }
}

/**
 * The first day an event may be used. A date known only to the month or year counts from its last day, or, when the event is
 * known to lie before the start, from the day before it. What became public on the very day of the start did so too late for it.
 */
export function usableFrom(event: CaseEvent, view: View, reference: Day | null): Day {
  const openAtOnce = event.visibility === 'public' && event.knownFrom === event.date
  const inside = view === 'organisation' || openAtOnce
  const day = lastDayOf(inside ? event.date : event.knownFrom)
  if (reference === null) return day
  if (event.phase === 'at') return inside ? reference : later(day, reference)
  if (event.phase === 'before' && inside && firstDayOf(event.date) < reference) {
    return earlier(day, addDays(reference, -1))
  }
  const tooLate = event.phase === 'after' || day === reference
  return tooLate ? later(day, addDays(reference, 1)) : day
}

/** The form of a start is settled before it; anything else that shows on the day of the start shows too late for the decision. */
function signUsableFrom(event: CaseEvent, sign: SignalCode, day: Day): Day {
  return event.phase === 'at' && !structuralSigns.includes(sign) ? addDays(day, 1) : day
}

const originOf: Readonly<Record<CaseEvent['actor'], Origin>> = {
  auditor: 'independent',
  regulator: 'independent',
  consultant: 'independent',
  researcher: 'independent',
  media: 'independent',
  user: 'user',
  union: 'user',
  owner: 'self',
  politician: 'self',
  supplier: 'supplier',
}

function resolvedOn(
  file: CaseFile,
  sign: SignalCode,
  raised: Day,
  dayOf: (event: CaseEvent) => Day,
): Day | null {
  const days = file.events
    .filter((event) => event.resolves.includes(sign) && dayOf(event) >= raised)
    .map(dayOf)
  return days.sort()[0] ?? null
}

/** A protection that its source places before the start, but no event carries: the public knew when the source appeared. */
function undatedFrom(
  file: CaseFile,
  fact: CaseFile['protective'][number],
  view: View,
  reference: Day | null,
): Day | null {
  if (fact.carriedBy !== 'before' || reference === null) return null
  if (view === 'organisation') return addDays(reference, -1)
  const published = fact.sources.flatMap((id) => file.sources[id]?.date ?? []).map(lastDayOf)
  return published.sort()[0] ?? null
}

function measurementsOf(event: CaseEvent, on: Day): Measurement[] {
  const evidence = { ref: event.id, on, origin: originOf[event.actor] }
  return event.measures.map((row) => ({
    ...evidence,
    measure: row.measure,
    scope: row.scope ?? null,
    value: row.date
      ? daysBetween('1970-01-01', middleOf(row.date))
      : row.unit
        ? inMillionSek(row.value ?? 0, row.unit)
        : (row.value ?? 0) / (row.of ?? 1),
  }))
}
