import type { Issue } from '../../connector.ts'

/** A record that is no assignment: no title, or no page under `regeringsuppdrag/`. */
export const notAnAssignment = (place: string, value: string): Issue => ({
  severity: 'rejected',
  code: 'not-an-assignment',
  place,
  value: value.slice(0, 500),
  message: {
    sv: 'Posten saknar titel, eller en sökväg som regeringsuppdrag/2021/07/namn. Rätta posten och läs in filen igen.',
    en: 'The record has no title, or no path such as regeringsuppdrag/2021/07/name. Mend it and load the file again.',
  },
})

/** A decision that goes to a person; nothing of it is kept, so neither is the value shown. */
export const toAPerson = (place: string): Issue => ({
  severity: 'rejected',
  code: 'assigned-to-person',
  place,
  value: '',
  message: {
    sv: 'Uppdraget går till en person och inte till en myndighet. Det är inte med, eftersom personuppgifter inte tas över.',
    en: 'The assignment goes to a person, not to an agency. It is left out, since personal data is not carried over.',
  },
})

/** The file or the folder holds nothing we can read. */
export const nothingToRead = (place: string): Issue => ({
  severity: 'rejected',
  code: 'nothing-to-read',
  place,
  value: '',
  message: {
    sv: 'Här finns ingen fil av slaget JSON eller JSON lines. Kontrollera sökvägen.',
    en: 'There is no JSON or JSON lines file here. Check the path.',
  },
})
