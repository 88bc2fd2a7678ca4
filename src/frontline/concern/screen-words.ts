import type { Bilingual } from '#platform/language'

const identityNumber =
  /(?<!\d)(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])[-+ ]?\d{4}(?!\d)/
const address = /[\w.+-]+@[\w-]+\.[a-z]{2,}/i
const telephone = /(?<!\d)(?:\+46|0)7[\d -]{7,11}\d(?!\d)/

/** What in a text seems to tell of a single person, each as a sentence for whoever wrote it. Empty when nothing does. */
export function personalIn(text: string): Bilingual[] {
  const found: Bilingual[] = []
  if (identityNumber.test(text)) found.push(says.identityNumber)
  if (address.test(text)) found.push(says.address)
  if (telephone.test(text)) found.push(says.telephone)
  return found
}

const says = {
  identityNumber: {
    sv: 'Texten verkar innehålla ett personnummer. Ta bort det.',
    en: 'The text seems to hold a personal identity number. Take it out.',
  },
  address: {
    sv: 'Texten verkar innehålla en e-postadress. Ta bort den.',
    en: 'The text seems to hold an e-mail address. Take it out.',
  },
  telephone: {
    sv: 'Texten verkar innehålla ett telefonnummer. Ta bort det.',
    en: 'The text seems to hold a telephone number. Take it out.',
  },
} satisfies Record<string, Bilingual>
