import { Invalid } from '#platform/problems'
import { personalIn } from './messages.ts'

/** Texts that are about to become public, by the field of the form that they were written in. */
export type PublicTexts = Readonly<Record<string, string | null | undefined>>

/** Throws `Invalid` that names each field whose text seems to tell of a single person, and what in it does. */
export function refusePersonalData(texts: PublicTexts): void {
  const found = Object.entries(texts).flatMap(([field, text]) =>
    personalIn(text ?? '')
      .slice(0, 1)
      .map((message) => ({ field, message })),
  )
  if (found.length === 0) return
  throw new Invalid(
    {
      sv: 'Texten blir offentlig och får inte handla om en enskild person.',
      en: 'The text becomes public and must not be about an individual person.',
    },
    found,
  )
}
