import { personalIn } from '#platform/personal-data'
import { Invalid } from '#platform/problems'

/** Throws `Invalid` on `field` when a text that is to become public seems to tell of a single person. */
export function refusePersonalData(field: string, text: string): void {
  const found = personalIn(text)
  if (found.length === 0) return
  throw new Invalid(
    {
      sv: 'Texten blir offentlig och får inte handla om en enskild person.',
      en: 'The text becomes public and must not be about an individual person.',
    },
    found.slice(0, 1).map((message) => ({ field, message })),
  )
}
