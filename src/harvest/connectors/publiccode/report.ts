import type { Issue } from '../../connector.ts'
import { quote, shorten } from '../../outside-text.ts'
import { type FaultCode, messages } from './messages.ts'
import type { Value } from './yaml-tree.ts'

/** Most deviations listed for one file; a file with more is broken in one way many times. */
const MOST = 200

/** Collects what was forgiven while one file was read. */
export interface Report {
  /** Notes a deviation at a value; `shown` replaces the value itself in the issue. */
  note(code: FaultCode, at: Pick<Value, 'line' | 'path'>, shown: unknown): void
  /** Everything noted so far, in the order of the file. */
  readonly issues: readonly Issue[]
}

/** Makes the report of one file; `where` names the file in every issue. */
export function createReport(where: string): Report {
  const issues: Issue[] = []
  return {
    issues,
    note(code, at, shown) {
      if (issues.length < MOST) issues.push(issueAt('deviation', code, where, at, shown))
    },
  }
}

/** One fault with its place: `file, line 12, legal.license`. */
export function issueAt(
  severity: Issue['severity'],
  code: FaultCode,
  where: string,
  at: Pick<Value, 'line' | 'path'> | null,
  shown: unknown,
): Issue {
  const spot = at ? `, line ${at.line}${at.path === '' ? '' : `, ${at.path}`}` : ''
  return {
    severity,
    code,
    place: `${shorten(where, 600)}${shorten(spot, 300)}`,
    value: quote(shown),
    message: messages[code],
  }
}
