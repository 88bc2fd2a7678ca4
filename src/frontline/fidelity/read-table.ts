import Papa from 'papaparse'
import { type FieldKind, type FieldRule, fieldKinds } from './difference.ts'

/** Records by id, each with its values by field. */
export interface RecordTable {
  readonly fields: readonly string[]
  readonly records: ReadonlyMap<string, Readonly<Record<string, string>>>
  /** What the headers say of their fields. */
  readonly rules: readonly FieldRule[]
}

/** Why a text could not be read as a table. */
export type TableProblem = 'empty' | 'no-records' | 'not-a-table' | 'same-id-twice' | 'too-large'

/** 20 MB: more than any suite of test records needs, less than a browser minds. */
const MOST_CHARACTERS = 20_000_000

/**
 * Reads a table of records, as CSV with a header or as a JSON list of flat objects. The first column is the record's id. A
 * header may say what its field holds and that harm can follow when it is wrong: `dos:number!`, `diagnos:code!`, `text`.
 */
export function readTable(text: string): RecordTable | { readonly problem: TableProblem } {
  if (text.length > MOST_CHARACTERS) return { problem: 'too-large' }
  const trimmed = text.replace(/^\ufeff/, '').trim()
  if (trimmed === '') return { problem: 'empty' }
  const rows = /^[[{]/.test(trimmed) ? fromJson(trimmed) : fromCsv(trimmed)
  if (!rows) return { problem: 'not-a-table' }
  const [headers = [], ...body] = rows
  const [, ...columns] = headers.map(readHeader)
  const records = new Map<string, Record<string, string>>()
  for (const [id = '', ...values] of body) {
    if (id.trim() === '') continue
    if (records.has(id.trim())) return { problem: 'same-id-twice' }
    records.set(id.trim(), Object.fromEntries(columns.map(({ field }, at) => [field, values[at] ?? ''])))
  }
  if (records.size === 0 || columns.length === 0) return { problem: 'no-records' }
  return { fields: columns.map(({ field }) => field), records, rules: columns }
}

/** `dos:number!` is the field `dos`, a number, critical. A header that says nothing is text, and critical to be safe. */
function readHeader(header: string): FieldRule {
  const [, name = header, kind = '', mark = ''] = /^(.*?)(?::([a-z]+)(!?))?$/.exec(header.trim()) ?? []
  return isKind(kind)
    ? { field: name, kind, critical: mark === '!' }
    : { field: header.trim(), kind: 'text', critical: true }
}

const isKind = (word: string): word is FieldKind => fieldKinds.some((kind) => kind === word)

function fromCsv(text: string): string[][] | null {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' })
  return data.length > 0 && (data[0]?.length ?? 0) > 1 ? data : null
}

function fromJson(text: string): string[][] | null {
  try {
    const parsed: unknown = JSON.parse(text)
    const list: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed]
    const objects = list.filter((item): item is object => typeof item === 'object' && item !== null)
    const headers = [...new Set(objects.flatMap((item) => Object.keys(item)))]
    return headers.length < 2
      ? null
      : [headers, ...objects.map((item) => headers.map((header) => written(Reflect.get(item, header))))]
  } catch {
    return null
  }
}

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(written).join(';')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
