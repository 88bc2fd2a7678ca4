import type { Bilingual } from '#platform/language'
import type { FindingKind } from './find-personal-data.ts'

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
