import type { Issue } from './issue.ts'
import { Observation, type ObservationDraft } from './observation.ts'

/**
 * Checks what a connector made of a record. A draft that breaks the schema becomes an issue that names the field and
 * its value; nothing is thrown.
 */
export function readDraft(draft: ObservationDraft): { observation: Observation } | { rejected: Issue } {
  const parsed = Observation.safeParse(draft)
  if (parsed.success) return { observation: parsed.data }
  const [fault] = parsed.error.issues
  const field = fault?.path.join('.') ?? ''
  const value = String(fault?.path.reduce<unknown>(inside, draft) ?? '').slice(0, 500)
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

const inside = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
