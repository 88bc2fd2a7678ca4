import type { Sentence } from './sentences.ts'

/** Who may use the money: the words after "får" or "disponerar", or those a sentence begins with before them. */
const AFTER_VERB =
  /(?:får|disponerar)\s+(\p{Lu}[\p{L}-]*(?:\s(?!för |under |från |högst )[\p{L}-]+)*?)\s+(?=för|under|använda|disponera|rekvirera|nyttja|högst|maximalt|\d)/u
const BEFORE_VERB =
  /^(?!För |Under |Sammantaget |Totalt |I |Av )(\p{Lu}[^,.]*?)\s+(?:får|disponerar)(?!\p{L})/u

const AMOUNT =
  /(\d{1,3}(?:\s\d{3})+|\d+)(?:,(\d+))?\s*(miljon(?:er)?|miljard(?:er)?|mnkr|tkr)?\s*(kronor|kr)?(?![\p{L}\d])/giu
const scale: Readonly<Record<string, number>> = {
  tkr: 1e3,
  mnkr: 1e6,
  miljon: 1e6,
  miljoner: 1e6,
  miljard: 1e9,
  miljarder: 1e9,
}
/** The agency itself may use the money; the verb must come after "får". */
const PERMITS =
  /(?<!\p{L})får(?!\p{L}).*(?<!\p{L})(?:användas?|disponeras?|rekvirera|nyttjas?)(?!\p{L})|(?<!\p{L})disponerar(?!\p{L})/iu
/** Money that goes on to others, comes back each year, is forecast, or is only a part, an addition or an earlier decision. */
const OTHERWISE =
  /ursprunglig|tidigare|per (?:år|elev|deltagare|person)|årlig|vardera|respektive|beräkna|därefter|varav|betala|fördela|medlemsavgift|av dessa|ytterligare|utöver|landsting|kommunerna|regionerna|Sveriges Kommuner|SKL|SKR|förening/iu
const TOTAL = /sammantaget|sammanlagt|totalt|i sin helhet/iu

/** An amount the agency may use for the assignment, in öre, and the one year it is for when others follow. */
export interface PermittedAmount {
  readonly amountMinor: number
  readonly onlyYear: string | null
}

/**
 * The amount that a sentence plainly allows `agency` to use; null when none does or several disagree. A sentence that
 * gives the total wins, and money for another agency never counts. Where the text also forecasts later years, the amount is for its own year only.
 */
export function permittedAmount(text: readonly Sentence[], agency: string | null): PermittedAmount | null {
  const names = agency === null ? [] : [agency, ...shortNames(text, agency)]
  const permits = text.filter(
    (sentence) =>
      isFor(sentence.text, names) &&
      PERMITS.test(sentence.text) &&
      !OTHERWISE.test(sentence.text) &&
      amountsIn(sentence.text).length > 0,
  )
  const totals = permits.filter((sentence) => TOTAL.test(sentence.text))
  const [only, ...others] = totals.length > 0 ? totals : permits
  if (only === undefined || others.length > 0) return null
  const [amountMinor, ...more] = amountsIn(only.text)
  if (amountMinor === undefined || more.length > 0) return null
  const forecasts = text.some(
    (sentence) => /beräkna|avsätta|uppskatta/iu.test(sentence.text) && amountsIn(sentence.text).length > 0,
  )
  const year = /(?<!\d)(20\d{2})(?!\d)/.exec(only.text)?.[1] ?? null
  return { amountMinor, onlyYear: forecasts ? year : null }
}

/** Amounts of money in a sentence, in öre. A bare number is not money. */
function amountsIn(sentence: string): number[] {
  return [...sentence.matchAll(AMOUNT)].flatMap(([, whole = '', decimals = '', unit, kronor]) => {
    if (unit === undefined && kronor === undefined) return []
    const value = Number(`${whole.replace(/\s/g, '')}.${decimals}0`) * (scale[unit?.toLowerCase() ?? ''] ?? 1)
    const minor = Math.round(value * 100)
    return Number.isSafeInteger(minor) ? [minor] : []
  })
}

/** What a text calls an agency for short, in brackets after its name: "Statens skolverk (Skolverket)". */
function shortNames(text: readonly Sentence[], agency: string): string[] {
  return text.flatMap((sentence) => {
    const at = sentence.text.indexOf(`${agency} (`)
    const short = /^\(([^)]{2,60})\)/.exec(sentence.text.slice(at + agency.length + 1))?.[1]
    return at === -1 || short === undefined ? [] : [short]
  })
}

/** Whether a sentence names no receiver, "Myndigheten", or one of these names. */
function isFor(sentence: string, names: readonly string[]): boolean {
  const receiver = AFTER_VERB.exec(sentence)?.[1] ?? BEFORE_VERB.exec(sentence)?.[1]
  if (receiver === undefined || receiver === 'Myndigheten') return true
  const said = receiver.toLocaleLowerCase('sv')
  return names.some((name) => {
    const known = name.toLocaleLowerCase('sv')
    return known.includes(said.replace(/et$/u, '')) || said.includes(known)
  })
}
