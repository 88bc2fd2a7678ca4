import { decodeText, looksLikeHtml } from '#platform/sandbox'
import type { Issue } from './connector.ts'

/** One record of a JSON file, or why a part of the file is not one. */
export type JsonRecord =
  | { readonly place: string; readonly record: Readonly<Record<string, unknown>>; readonly source: string }
  | { readonly issue: Issue }

/** Longest line taken as a record, in characters; a longer one is not a record but a fault. */
const LONGEST_LINE = 1_000_000
/** After so many unreadable lines the file is taken to be of another kind, and reading stops. */
const MOST_FAULTS = 1_000
/** Keys under which an API answer may hold its records. */
const ENVELOPES = ['results', 'records', 'items', 'data']

/**
 * Reads JSON lines, a JSON array, or an API answer with an array in `results`, `records`, `items` or `data`.
 * `source` is the record's own text, so that a repeated line can be recognised. Never throws.
 */
export function* jsonRecords(bytes: Uint8Array): Generator<JsonRecord> {
  if (looksLikeHtml(bytes)) return yield { issue: webPage(bytes) }
  const text = decodeText(bytes).text
  const start = text.slice(0, 1_000).trimStart()
  if (start === '' && text.trim() === '') return yield { issue: emptyFile }
  const answer = start.startsWith('[') ? { records: parsed(text), next: null } : envelope(text)
  if (!Array.isArray(answer.records)) return yield* lines(text)
  yield* listed(answer.records)
  if (typeof answer.next === 'string' && answer.next !== '') yield { issue: morePages(answer.next) }
}

function* listed(list: readonly unknown[]): Generator<JsonRecord> {
  if (list.length === 0) yield { issue: emptyFile }
  for (const [index, record] of list.entries()) {
    const place = `record ${index + 1}`
    if (isRecord(record)) yield { place, record, source: JSON.stringify(record) }
    else yield { issue: notARecord(place, JSON.stringify(record) ?? '') }
  }
}

function* lines(text: string): Generator<JsonRecord> {
  let faults = 0
  for (const { line, number, last } of textLines(text)) {
    if (line.trim() === '') continue
    const place = `line ${number}`
    const record = line.length > LONGEST_LINE ? undefined : parsed(line)
    if (isRecord(record)) {
      yield { place, record, source: line }
      continue
    }
    faults += 1
    if (faults > MOST_FAULTS) return yield { issue: tooManyFaults(place) }
    yield { issue: lineFault(place, line, record, last && !text.endsWith('\n')) }
  }
}

function* textLines(text: string): Generator<{ line: string; number: number; last: boolean }> {
  let from = 0
  for (let number = 1; from < text.length; number += 1) {
    const end = text.indexOf('\n', from)
    const to = end === -1 ? text.length : end
    yield { line: text.slice(from, to), number, last: end === -1 }
    from = to + 1
  }
}

/** The array inside an API answer; nothing when the text is JSON lines, whose first line is a record. */
function envelope(text: string): { records: unknown; next: unknown } {
  const none = { records: undefined, next: null }
  const end = text.indexOf('\n')
  if (end > 0 && end < text.trimEnd().length && isRecord(parsed(text.slice(0, end)))) return none
  const whole = parsed(text)
  if (!isRecord(whole)) return none
  return { records: ENVELOPES.map((key) => whole[key]).find(Array.isArray), next: whole.next }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function lineFault(place: string, line: string, value: unknown, cut: boolean): Issue {
  if (line.length > LONGEST_LINE) return lineTooLong(place, line)
  if (value !== undefined) return notARecord(place, line)
  return cut ? cutLine(place, line) : notJson(place, line)
}

const morePages = (next: string): Issue => ({
  severity: 'deviation',
  code: 'more-pages',
  place: '',
  value: next.slice(0, 500),
  message: {
    sv: 'Adressen ger en sida i taget, och bara den här sidan lästes. Ange adressen till hela filen i stället.',
    en: 'The address gives one page at a time, and only this page was read. Give the address of the whole file.',
  },
})

const rejected = (code: string, place: string, value: string, sv: string, en: string): Issue => ({
  severity: 'rejected',
  code,
  place,
  value: value.slice(0, 500),
  message: { sv, en },
})

const emptyFile = rejected(
  'empty-file',
  '',
  '',
  'Filen innehåller inga poster. Hämta den igen.',
  'The file holds no records. Fetch it again.',
)

const webPage = (bytes: Uint8Array): Issue =>
  rejected(
    'html-instead-of-data',
    '',
    decodeText(bytes.subarray(0, 500)).text,
    'Här ligger en webbsida i stället för data. Kontrollera adressen, eller hämta filen igen.',
    'This is a web page, not data. Check the address, or fetch the file again.',
  )

const notARecord = (place: string, value: string): Issue =>
  rejected(
    'not-a-record',
    place,
    value,
    'Här ska stå en post med fält och värden, men det står något annat. Rätta raden och läs in filen igen.',
    'A record with fields and values was expected here. Mend the line and load the file again.',
  )

const cutLine = (place: string, line: string): Issue =>
  rejected(
    'truncated-line',
    place,
    line,
    'Filen slutar mitt i en post. Hämtningen avbröts troligen: hämta filen igen.',
    'The file ends in the middle of a record. The download was probably cut: fetch the file again.',
  )

const notJson = (place: string, line: string): Issue =>
  rejected(
    'not-json',
    place,
    line,
    'Raden går inte att läsa som JSON. Rätta den och läs in filen igen.',
    'The line cannot be read as JSON. Mend it and load the file again.',
  )

const lineTooLong = (place: string, line: string): Issue =>
  rejected(
    'line-too-long',
    place,
    line,
    'Raden är över en miljon tecken och kan inte vara en post. Kontrollera att det är rätt fil.',
    'The line is over a million characters and cannot be a record. Check that this is the right file.',
  )

const tooManyFaults = (place: string): Issue =>
  rejected(
    'too-many-faults',
    place,
    '',
    'Över tusen rader gick inte att läsa, så resten av filen lästes inte. Kontrollera att det är rätt fil.',
    'Over a thousand lines could not be read, so the rest was left. Check that this is the right file.',
  )
