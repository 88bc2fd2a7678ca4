import Papa from 'papaparse'
import {
  type Counting,
  countEvent,
  nothingCounted,
  type Tally,
  tallyOf,
  type UserEvent,
} from './count-steps.ts'

/** A log that was read, or the first row that could not be. */
export type LogCounted = { readonly tally: Tally } | { readonly row: number }

const kinds = ['click', 'key', 'scroll', 'back', 'screen', 'wait', 'error', 'workaround'] as const

/**
 * Counts a log of events by the rules of the recorder: CSV with the columns `time` (ISO 8601 or milliseconds), `kind`
 * (click, key, scroll, back, screen, wait, error, workaround) and `target` (a field, a screen, or the milliseconds of a wait).
 */
export function countLog(text: string): LogCounted {
  const { data } = Papa.parse<string[]>(text.slice(0, 20_000_000).replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
  })
  const [header = [], ...rows] = data
  const columns = header.map((name) => name.trim().toLowerCase())
  if (!columns.includes('time') || !columns.includes('kind')) return { row: 1 }
  const numbers = new Map<string, number>()
  let count: Counting = nothingCounted
  let [first, last] = [Number.NaN, Number.NaN]
  for (const [at, row] of rows.entries()) {
    const cell = (name: string) => (row[columns.indexOf(name)] ?? '').trim()
    const time = /^\d+(?:\.\d+)?$/.test(cell('time')) ? Number(cell('time')) : Date.parse(cell('time'))
    const event = eventOf(cell('kind'), cell('target'), time, numbers)
    if (Number.isNaN(time) || event === null) return { row: at + 2 }
    if (Number.isNaN(first)) first = time
    last = time
    count = countEvent(count, event)
  }
  return Number.isNaN(first) ? { row: 2 } : { tally: tallyOf(count, last - first) }
}

function eventOf(word: string, target: string, at: number, numbers: Map<string, number>): UserEvent | null {
  const kind = kinds.find((one) => one === word.toLowerCase())
  const number = numbers.get(target) ?? numbers.size + 1
  numbers.set(target, number)
  switch (kind) {
    case undefined:
      return null
    case 'key':
      return { kind, field: number }
    case 'scroll':
      return { kind, at }
    case 'screen':
      return { kind, screen: number }
    case 'wait':
      return Number.isFinite(Number(target)) ? { kind, ms: Number(target) } : null
    default:
      return { kind }
  }
}
