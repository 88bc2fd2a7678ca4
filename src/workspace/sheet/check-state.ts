import type { z } from 'zod'
import type { Bilingual } from '#platform/language'
import { type FieldError, Invalid } from '#platform/problems'
import { SheetState } from './sheet-state.ts'

/** Marks that nobody sees and that turn or split a text: bidirectional controls, zero-width space, byte order mark. */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/** Takes out of every text what nobody sees, and ends lines in one way; what can be read stays as it was written. */
function withoutUnseen(value: unknown): unknown {
  if (typeof value === 'string')
    return value
      .replace(unseen, '')
      .replace(/\r\n?/g, '\n')
      .replace(/\0|\p{Surrogate}/gu, '')
  if (Array.isArray(value)) return value.map(withoutUnseen)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, withoutUnseen(held)]))
}

/** The furthest ahead that anything may be withheld without being weighed anew, in years. */
const LONGEST_YEARS = 5

/**
 * What was written, as a state that can be kept. Throws `Invalid` with one error per field: what cannot be read, a level
 * that needs a ground and an end date, and a date that has passed or lies more than five years ahead.
 */
export function checkState(written: unknown, today: string): SheetState {
  const parsed = SheetState.safeParse(withoutUnseen(written))
  if (!parsed.success) throw invalid(parsed.error.issues.map(toFieldError))
  const state = parsed.data
  const levels = state.visibility === 'organisation' || state.visibility === 'public-sector'
  const errors = [
    ...(levels && !state.withholding ? [{ field: 'ground', message: messages.ground }] : []),
    ...(levels && state.withholding ? checkUntil(state.withholding.until, 'until', today) : []),
    ...Object.entries(state.fields).flatMap(([field, { until }]) =>
      checkUntil(until, `until.${field}`, today),
    ),
  ]
  if (errors.length > 0) throw invalid(errors)
  return levels ? state : { ...state, withholding: null }
}

/** Throws `Invalid` for a link that is new and not https; what sources have told of as http stays as they told it. */
export function refuseInsecureLinks(state: SheetState, before: SheetState | null): void {
  const known = before?.claims.documents?.map(({ url }) => url) ?? []
  const errors = (state.claims.documents ?? []).flatMap(({ url }, row) =>
    url.startsWith('https://') || known.includes(url)
      ? []
      : [{ field: `documents.${row}`, message: messages.byField.documents ?? messages.unreadable }],
  )
  if (errors.length > 0) throw invalid(errors)
}

function checkUntil(until: string, field: string, today: string): FieldError[] {
  const latest = `${Number(today.slice(0, 4)) + LONGEST_YEARS}${today.slice(4)}`
  return until >= today && until <= latest ? [] : [{ field, message: messages.until }]
}

function toFieldError({ path }: z.core.$ZodIssue): FieldError {
  const [first, second, third] = path.map(String)
  if (first === 'fields') return { field: `until.${second}`, message: messages.until }
  if (first === 'withholding') return { field: 'until', message: messages.until }
  if (first === 'visibility') return { field: 'visibility', message: messages.visibility }
  const field = second ?? 'title'
  const message = messages.byField[field] ?? messages.unreadable
  return { field: field === 'documents' ? `documents.${third ?? 0}` : field, message }
}

const invalid = (errors: readonly FieldError[]) => {
  const once = errors.filter((one, place) => errors.findIndex(({ field }) => field === one.field) === place)
  return new Invalid(once[0]?.message ?? messages.unreadable, once)
}

const byField: Readonly<Record<string, Bilingual>> = {
  title: {
    sv: 'Ge initiativet en titel på högst 500 tecken.',
    en: 'Give the initiative a title of at most 500 characters.',
  },
  money: {
    sv: 'Skriv beloppet i hela kronor, med siffror.',
    en: 'Write the amount in whole kronor, in figures.',
  },
  startsOn: {
    sv: 'Skriv datum som 2027-03-01, 2027-03 eller 2027.',
    en: 'Write the date as 2027-03-01, 2027-03 or 2027.',
  },
  endsOn: {
    sv: 'Skriv datum som 2027-03-01, 2027-03 eller 2027.',
    en: 'Write the date as 2027-03-01, 2027-03 or 2027.',
  },
  repository: {
    sv: 'Skriv hela webbadressen, som börjar med https://.',
    en: 'Write the whole web address, which begins with https://.',
  },
  documents: {
    sv: 'Skriv hela webbadressen, som börjar med https://.',
    en: 'Write the whole web address, which begins with https://.',
  },
}

const messages = {
  byField,
  ground: {
    sv: 'Ange på vilken grund uppgifterna undantas, och till vilken dag. Utan grund är de offentliga.',
    en: 'Say on what ground the facts are withheld, and until which day. Without a ground they are public.',
  },
  until: {
    sv: `Ange grund och ett slutdatum från i dag och högst ${LONGEST_YEARS} år framåt. Därefter prövas det igen.`,
    en: `Give a ground and an end date from today and at most ${LONGEST_YEARS} years ahead. After that it is weighed again.`,
  },
  visibility: { sv: 'Välj vem som får se initiativet.', en: 'Choose who may see the initiative.' },
  unreadable: {
    sv: 'Texten går inte att ta emot. Gör den kortare och kontrollera tecknen.',
    en: 'The text cannot be taken. Make it shorter and check its characters.',
  },
}
