/** A number as a source wrote it, understood: ten digits, the suffix of a shared number, and whether it can be right. */
export interface OrganisationNumber {
  readonly digits: string
  readonly suffix: string | null
  readonly checkDigitHolds: boolean
  /** Written like a personal identity number: never repeated in a text, never stored from here. */
  readonly personal: boolean
}

const leadIns = [
  /^https?:\/\/(?:www\.)?dataportal\.se\/organisation\//i,
  /^(?:iso6523-actorid-upis::)?0007:/i,
  /^org(?:anisations?)?[. -]{0,2}(?:nr|nummer)?[.: ]{0,3}/i,
]
const written = /^(?:SE[ -]?)?(16[ -]?)?(\d{6})[ -]?(\d{4})(?:[ -]?(01)|-([a-z][a-z0-9-]{0,80}))?$/i

/**
 * Reads an organisation number in any common spelling: with hyphen or spaces, `SE` before and `01` after as in
 * VAT numbers, `16` before as in the tax registers, a Peppol or dataportal.se identifier, or with the `.0` of a
 * spreadsheet. Null when the text is no such number.
 */
export function readOrganisationNumber(text: string): OrganisationNumber | null {
  if (text.length > 200) return null
  const match = written.exec(bare(text))
  if (!match) return null
  const digits = `${match[2]}${match[3]}`
  return {
    digits,
    suffix: match[5]?.toLowerCase() ?? null,
    checkDigitHolds: checkDigitHolds(digits),
    personal: Number(digits[2]) < 2,
  }
}

function bare(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Dash}/gu, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\/$/, '')
    .replace(/(?<=\d{10})\.0$/, '')
  return leadIns.reduce((rest, leadIn) => rest.replace(leadIn, ''), plain)
}

/** The Luhn check that the tenth digit of a Swedish organisation number obeys (SKV 709). */
export function checkDigitHolds(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, position) => {
    const weighted = Number(digit) * (position % 2 === 0 ? 2 : 1)
    return total + (weighted > 9 ? weighted - 9 : weighted)
  }, 0)
  return /^\d{10}$/.test(digits) && sum % 10 === 0
}

/** The number as people write it, `212000-0019`. */
export function formatOrganisationNumber(digits: string): string {
  return `${digits.slice(0, 6)}-${digits.slice(6)}`
}
