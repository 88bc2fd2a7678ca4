import type { Issue } from './issue.ts'
import { Observation, type ObservationDraft } from './observation.ts'

/**
 * Checks what a connector made of a record. A draft that breaks the schema becomes an issue that names the field and
 * its value; nothing is thrown.
 */
export function readDraft(draft: ObservationDraft): { observation: Observation } | { rejected: Issue } {
  const parsed = Observation.safeParse(draft)
  const path = parsed.success ? unstorable(parsed.data) : parsed.error.issues[0]?.path
  if (parsed.success && !path) return { observation: parsed.data }
  const field = path?.join('.') ?? ''
  const value = shown(path?.reduce<unknown>(inside, draft))
  return {
    rejected: {
      severity: 'rejected',
      code: 'does-not-fit',
      place: [draft.place, field].filter(Boolean).join(', '),
      value,
      message: {
        sv: `Fältet ${field} har ett värde som registret inte kan ta emot. Rätta det i källan och hämta igen.`,
        en: `The field ${field} has a value that the registry cannot take. Correct it at the source and harvest again.`,
      },
    },
  }
}

/** Half surrogates and NUL: PostgreSQL takes neither, and one of them would fail the whole batch. */
const UNSTORABLE = /[\p{Surrogate}\0]/u

/** The path to the first text that the database would refuse; nothing when there is none. */
function unstorable(value: unknown): PropertyKey[] | undefined {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? [] : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, held] of Object.entries(value)) {
    if (UNSTORABLE.test(key)) return []
    const path = unstorable(held)
    if (path) return [key, ...path]
  }
  return undefined
}

const shown = (value: unknown) => String(value ?? '').slice(0, 500)

const inside = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
