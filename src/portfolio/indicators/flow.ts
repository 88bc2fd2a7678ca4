import type { Tally } from '../tally.ts'
import type { View } from '../view-at.ts'

/** Not one of the twenty-two: where initiatives are, and which ways they have gone. For pictures. */
export const flow = {
  id: 'flow',
  /** Parts: `at:<phase>` where they are, `<phase>><phase>` each step they have taken. */
  measure({ heard }: View): Tally {
    const parts: Record<string, number> = {}
    const add = (name: string) => {
      parts[name] = (parts[name] ?? 0) + 1
    }
    for (const { past, version } of heard) {
      add(`at:${version.state.phase ?? 'unknown'}`)
      let before: string | undefined
      for (const { state } of past) {
        if (before !== undefined && state.phase !== undefined && state.phase !== before)
          add(`${before}>${state.phase}`)
        before = state.phase ?? before
      }
    }
    return { counted: heard.length, among: heard.length, unknown: parts['at:unknown'] ?? 0, parts }
  },
} as const
