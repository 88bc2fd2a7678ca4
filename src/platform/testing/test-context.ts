import { type Context, createContext, type Log } from '#platform/context'
import type { Sql } from '#platform/database'

/** A clock that stands still until it is told otherwise. */
export interface FixedClock {
  (): Date
  /** Moves the clock on. */
  forward(step: { readonly seconds?: number; readonly hours?: number; readonly days?: number }): void
  /** Puts the clock at an ISO 8601 time. */
  set(time: string): void
}

/** A clock that shows `time`, ISO 8601, and only moves when told to. */
export function fixedClock(time = '2026-11-22T03:00:00Z'): FixedClock {
  let shown = Date.parse(time)
  return Object.assign(() => new Date(shown), {
    forward: ({ seconds = 0, hours = 0, days = 0 }: Parameters<FixedClock['forward']>[0]) => {
      shown += (seconds + 3_600 * hours + 86_400 * days) * 1_000
    },
    set: (next: string) => {
      shown = Date.parse(next)
    },
  })
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Who acts in a test, and when. */
export interface TestContextParts {
  readonly role?: string
  readonly organisation?: string | null
  readonly now?: () => Date
  readonly log?: Log
}

/** A context for verbs under test: the operator on 22 November 2026 with a silent log, unless told otherwise. */
export function testContext(sql: Sql, parts: TestContextParts = {}): Context {
  const { role = 'operator', organisation = null, now = fixedClock(), log = silent } = parts
  return createContext({ sql, actor: { organisation, role }, log, now })
}
