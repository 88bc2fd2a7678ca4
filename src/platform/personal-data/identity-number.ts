import type { Match } from './match.ts'

// Ten or twelve digits, the date in one piece or with hyphens, and -, + or space before the last four.
const written =
  /(?<![\d])(?:(?:18|19|20) ?)?\d{2}(?:\d{4}|-\d{2}-\d{2}| \d{2} \d{2})(?: ?[-+] ?| )?\d{4}(?!\d)/g

function checksumHolds(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, place) => {
    const product = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(2000, month - 1, day))
  date.setUTCFullYear(year, month - 1, day)
  return month >= 1 && day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A coordination number adds 60 to the day; 60 itself, and month 00, stand for what is not known (Skatteverket). */
function kindOf(digits: string): 'personnummer' | 'samordningsnummer' | undefined {
  const ten = digits.slice(-10)
  if (!checksumHolds(ten)) return undefined
  const year = Number(ten.slice(0, 2))
  const month = Number(ten.slice(2, 4))
  const day = Number(ten.slice(4, 6))
  const centuries = digits.length === 12 ? [Number(digits.slice(0, 2))] : [18, 19, 20]
  const inSomeCentury = (number: number) =>
    centuries.some((century) => isDate(century * 100 + year, month, number))
  if (inSomeCentury(day)) return 'personnummer'
  const unknownDay = day === 60 && month <= 12
  return unknownDay || inSomeCentury(day - 60) ? 'samordningsnummer' : undefined
}

/** Personal identity and coordination numbers: the date exists and the check digit is right (SKV 704, SKV 707). */
export function findIdentityNumbers(text: string): Match[] {
  return [...text.matchAll(written)].flatMap((match) => {
    const kind = kindOf(match[0].replace(/\D/g, ''))
    return kind ? [{ kind, start: match.index, end: match.index + match[0].length }] : []
  })
}
