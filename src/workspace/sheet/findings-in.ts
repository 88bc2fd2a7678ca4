import type { Bilingual } from '#platform/language'
import { findingNames, findPersonalData } from '#platform/personal-data'

/** Personal data in one field of what is to become public. */
export interface FieldFinding {
  readonly field: string
  /** A number that is a person: no reading through lets it out. */
  readonly graver: boolean
  readonly message: Bilingual
}

/** Personal data in claims, field by field, wherever in the field it stands. */
export function findingsIn(claims: Readonly<Record<string, unknown>>): FieldFinding[] {
  return Object.entries(claims).flatMap(([field, value]) =>
    textsIn(value)
      .flatMap(findPersonalData)
      .map(({ kind, written }) => {
        const graver = kind === 'personnummer' || kind === 'samordningsnummer'
        const { sv, en } = findingNames[kind]
        return {
          field,
          graver,
          message: {
            sv: graver
              ? `Ta bort ${written}: det är ett ${sv}.`
              : `${written} ser ut som ${sv}. Ta bort det, eller bekräfta längst ned.`,
            en: graver
              ? `Take out ${written}: it is a ${en}.`
              : `${written} looks like a ${en}. Take it out, or confirm at the end.`,
          },
        }
      }),
  )
}

function textsIn(value: unknown): string[] {
  // a web address is no text that somebody wrote about a person
  if (typeof value === 'string') return /^https?:\/\//.test(value) ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
