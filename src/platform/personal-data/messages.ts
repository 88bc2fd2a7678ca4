import type { Bilingual } from '#platform/language'
import { type FindingKind, findPersonalData } from './find-personal-data.ts'

/** What each kind of finding is called where people are asked to look again. */
export const findingNames: Readonly<Record<FindingKind, Bilingual>> = {
  personnummer: { sv: 'personnummer', en: 'Swedish personal identity number' },
  samordningsnummer: { sv: 'samordningsnummer', en: 'Swedish coordination number' },
  phone: { sv: 'telefonnummer', en: 'telephone number' },
  email: { sv: 'e-postadress till en person', en: 'e-mail address of a person' },
  'name-and-health': {
    sv: 'personnamn intill uppgift om hälsa',
    en: 'name of a person next to health details',
  },
}

/** What in a text seems to tell of a single person, each as a sentence for whoever wrote it. Empty when nothing does. */
export function personalIn(text: string): Bilingual[] {
  return findPersonalData(text).map(({ kind, written }) => ({
    sv: `Texten verkar innehålla ${findingNames[kind].sv}: ${written}. Ta bort det.`,
    en: `The text seems to hold ${findingNames[kind].en}: ${written}. Take it out.`,
  }))
}
