import { type Bilingual, formatNumber } from '#platform/language'
import type { Cell } from '#platform/sandbox'
import { cleanLine, cleanProse, shorten, withoutContacts } from '../../outside-text.ts'
import { readWebAddress } from '../../web-address.ts'
import { type FieldForm, mostByField, wordsByField } from './fields.ts'
import { readAmount } from './read-amount.ts'
import { readDate } from './read-date.ts'
import { readPhase } from './read-phase.ts'
import type { Note } from './report.ts'
import type { ColumnRule } from './schema.ts'

/** A cell with something in it, its column, and what the mapping says about the column. */
export interface FilledCell {
  readonly column: string
  readonly cell: string | number | boolean
  readonly rule: ColumnRule
}

/** Claims by field, as far as they have been read. */
export type Claims = Map<string, unknown>

/** A cell as text on one line; empty for an empty one. Formulas are text like any other. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  return cleanLine(typeof cell === 'number' ? String(Number(cell.toPrecision(15))) : String(cell))
}

type Reader = (filled: FilledCell, claims: Claims, note: Note) => void

/** Reads a cell into the claims, in the form of its field. What cannot be read is noted and stays unknown. */
export const readers: Readonly<Record<FieldForm, Reader>> = {
  line: (filled, claims, note) => {
    if (!claims.has(filled.rule.field)) keep(claims, filled.rule.field, lineOf(filled, note))
  },
  prose: (filled, claims, note) => {
    const { rule, column } = filled
    const before = claims.get(rule.field)
    const text = tidy(cleanProse(String(filled.cell)), 20_000, column, note)
    keep(claims, rule.field, typeof before === 'string' ? shorten(`${before}\n\n${text}`, 20_000) : text)
  },
  date: ({ column, cell, rule }, claims, note) => {
    const written = typeof cell === 'boolean' ? String(cell) : cell
    const read = readDate(written, rule.dateOrder)
    if (read.how !== 'exact') note(read.how === 'loose' ? 'loose-date' : 'not-a-date', column, cell)
    if (read.how !== 'not-a-date') keep(claims, rule.field, read.date)
  },
  money: readMoney,
  phase: (filled, claims, note) => {
    const word = lineOf(filled, note)
    const phase = readPhase(word, valuesOf(filled.rule))
    keep(claims, 'phaseWord', word)
    keep(claims, 'phase', phase)
    if (phase === undefined) note('unknown-phase', filled.column, word)
  },
  word: (filled, claims, note) => {
    const line = lineOf(filled, note)
    const meant = valuesOf(filled.rule).get(line.toLowerCase()) ?? line.toLowerCase()
    if (wordsByField[filled.rule.field]?.includes(meant)) keep(claims, filled.rule.field, meant)
    else note('unknown-word', filled.column, line)
  },
  list: (filled, claims, note) => {
    addAll(filled, claims, note, entriesOf(filled, note))
  },
  cpv: (filled, claims, note) => {
    const codes = entriesOf(filled, note).flatMap((entry) => {
      const code = /^(\d{8})(?:-\d)?(?:\D|$)/.exec(entry)?.[1]
      if (code === undefined) note('not-a-cpv-code', filled.column, entry)
      return code ?? []
    })
    addAll(filled, claims, note, codes)
  },
  suppliers: (filled, claims, note) => {
    addAll(
      filled,
      claims,
      note,
      entriesOf(filled, note).map((name) => ({ name })),
    )
  },
  address: ({ column, cell, rule }, claims, note) => {
    const address = readWebAddress(String(cell))
    if (address === null) note('not-an-address', column, cell)
    else keep(claims, rule.field, address)
  },
  documents: (filled, claims, note) => {
    const documents = entriesOf(filled, note).flatMap((entry) => {
      const url = readWebAddress(entry)
      if (url === null) note('not-an-address', filled.column, entry)
      return url === null ? [] : { label: shorten(filled.column, 500), url }
    })
    addAll(filled, claims, note, documents)
  },
}

/** The entries of a list cell: parted as the mapping says, else by line breaks and semicolons; each once. */
export function entriesOf({ cell, rule, column }: FilledCell, note: Note, longest = 500): string[] {
  const parts = cleanProse(String(cell)).split(rule.split ?? /[\n;]/)
  const values = valuesOf(rule)
  const entries = parts.map((part) => {
    const entry = tidy(cleanLine(part), longest, column, note)
    return values.get(entry.toLowerCase()) ?? entry
  })
  return [...new Set(entries.filter((entry) => entry !== ''))]
}

function lineOf({ cell, column, rule }: FilledCell, note: Note): string {
  const line = tidy(cellText(cell), 500, column, note)
  return rule.field === 'phase' || wordsByField[rule.field]
    ? line
    : (valuesOf(rule).get(line.toLowerCase()) ?? line)
}

function tidy(written: string, longest: number, column: string, note: Note): string {
  const text = withoutContacts(written)
  if (text !== written) note('contact-details', column, text)
  if (text.length > longest) note('text-too-long', column, text)
  return shorten(text, longest)
}

function readMoney({ cell, column, rule }: FilledCell, claims: Claims, note: Note): void {
  const read = readAmount(typeof cell === 'boolean' ? String(cell) : cell, rule)
  if (read.how === 'fault') note(read.code, column, cell)
  const isKnown = read.how === 'exact' || read.how === 'approximate'
  if (read.how === 'approximate')
    note('approximate-amount', column, cell, sayApproximate(read.minor, read.currency))
  const money = {
    scope: read.how === 'approximate' ? 'estimate' : (rule.scope ?? 'estimate'),
    amountMinor: isKnown ? read.minor : null,
    upToMinor: isKnown ? read.upToMinor : null,
    currency: read.currency,
  }
  const before = claims.get('money')
  claims.set('money', [...(Array.isArray(before) ? before : []), money].slice(0, 50))
}

function sayApproximate(minor: number, currency: string): Bilingual {
  const figure = (language: 'sv' | 'en') => `${formatNumber(minor / 100, language, 2)} ${currency}`
  return {
    sv: `Beloppet är ungefärligt. Det lästes som ${figure('sv')} och märktes som uppskattning. Skriv ett exakt belopp om det finns.`,
    en: `The amount is approximate. It was read as ${figure('en')} and marked as an estimate. Write an exact amount if there is one.`,
  }
}

function valuesOf({ values = {} }: ColumnRule): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).map(([from, to]) => [cleanLine(from).toLowerCase(), to]))
}

function keep(claims: Claims, field: string, value: string | undefined): void {
  if (value !== undefined && value !== '') claims.set(field, value)
}

function addAll({ column, rule }: FilledCell, claims: Claims, note: Note, entries: readonly unknown[]): void {
  if (entries.length === 0) return
  const before = claims.get(rule.field)
  const all = [...(Array.isArray(before) ? before : []), ...entries]
  const most = mostByField[rule.field] ?? 50
  if (all.length > most) note('list-too-long', column, `${all.length} > ${most}`)
  claims.set(rule.field, all.slice(0, most))
}
