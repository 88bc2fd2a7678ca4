import type { Match } from './match.ts'

const address = /[\p{L}\d][\p{L}\d._%+-]{0,63}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,4}\.\p{L}{2,24}/gu

/** Addresses of a function are what we ask for instead of a person's; they are no personal data. */
const functions =
  /^(?:registrator|diarium|diariet|info|kontakt|contact|kundtjanst|kundservice|support|servicedesk|helpdesk|it|opendata|oppnadata|digitalisering|upphandling|inkop|press|kansli|kommun|region|kommunen|regionen|myndigheten|stadsbyggnad|noreply|no-reply|security|dataskydd|dataskyddsombud|dso)@/i

const swedish =
  /(?<![\d\w/.:-])(?:\+ ?46|0046)[ -]?(?:\(0\)[ -]?)?\d{1,3}(?:[ -]{0,3}\d{2,3}){2,3}(?![\d/-])/g
const withAreaCode = /(?<![\d\w/.:+-])0\d{1,3}(?: ?[-/] ?| )\d{2,3}(?: ?\d{2,3}){1,3}(?![\d/.-]\d|\d)/g
const mobile = /(?<![\d\w/.:+-])07[02369](?:[ -]?\d){7}(?![\d/-])/g
const announced =
  /(?<=\b(?:tel|telefon|tfn|mobil|mobilnummer|ring|ph|phone)\b[ .:]{0,3})\+?\d[\d ()-]{6,16}\d/gi

function places(kind: Match['kind'], text: string, form: RegExp): Match[] {
  return [...text.matchAll(form)].map(({ 0: found, index }) => ({
    kind,
    start: index,
    end: index + found.length,
  }))
}

function enoughDigits(text: string, { start, end }: Match): boolean {
  const digits = text.slice(start, end).replace(/\D/g, '').length
  return digits >= 8 && digits <= 14
}

/** Telephone numbers as written in Sweden (E.123 and common habits), and addresses that are not of a function. */
export function findContactDetails(text: string): Match[] {
  const phones = [swedish, withAreaCode, mobile, announced]
    .flatMap((form) => places('phone', text, form))
    .filter((match) => enoughDigits(text, match))
  const emails = places('email', text, address).filter(
    ({ start, end }) => !functions.test(text.slice(start, end)),
  )
  return [...emails, ...phones]
}
