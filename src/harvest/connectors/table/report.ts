import type { Bilingual } from '#platform/language'
import type { Issue } from '../../connector.ts'
import { quote, shorten } from '../../outside-text.ts'
import { type FaultCode, messages } from './messages.ts'

/** Notes a deviation in a cell of the row being read. `say` replaces the standing message. */
export type Note = (
  code: FaultCode | 'approximate-amount',
  column: string,
  value: unknown,
  say?: Bilingual,
) => void

/** One fault with its place: `Blad1, row 12, column Budget`. */
export function issueAt(severity: Issue['severity'], code: FaultCode, place: string, value: unknown): Issue {
  return { severity, code, place: shorten(place, 900), value: quote(value), message: messages[code] }
}

/** Collects the deviations of one row. */
export function createNotes(place: string): { readonly issues: Issue[]; readonly note: Note } {
  const issues: Issue[] = []
  return {
    issues,
    note(code, column, value, say) {
      const where = shorten(`${place}, column ${column}`, 900)
      const message = code === 'approximate-amount' ? say : messages[code]
      if (message) issues.push({ severity: 'deviation', code, place: where, value: quote(value), message })
    },
  }
}
