import { nameKey } from './name-key.ts'

/** A name cut in two: what may name an organisation, and the pieces that follow it. */
export interface SplitName {
  readonly head: string
  readonly tail: readonly string[]
}

const separator = /[,;:|/()[\]]+|\s+\p{Dash}+\s+/gu
const unitWord =
  /(?:förvaltning|kontor|nämnd|avdelning|enhet|styrelse|sektion|stab|kansli|departement)(?:en|et)?$/
const ownBody =
  /(?:^| )(?:ab|hb|kb|ek för|publ|ltd|inc|gmbh|oy|(?:\S*(?:aktiebolag|bolag|stiftelse|förbund|förening))(?:en|et)?|stift)(?= |$)/

/**
 * The ways to read a name as an organisation followed by something else, the longest organisation first:
 * at commas, brackets, slashes and spaced dashes, then before words that end in a unit (*…förvaltningen*).
 */
export function splitName(name: string): SplitName[] {
  return [...atSeparators(name), ...beforeUnits(name)]
}

/** Tells whether a name is that of a body in its own right, such as a company owned by a municipality. */
export function namesOwnBody(name: string): boolean {
  return ownBody.test(nameKey(name))
}

/** Tells whether a name ends by saying that more organisations are meant than it names. */
export function namesOthersToo(name: string): boolean {
  return /(?:^| )(?:m fl|med flera|et al|and others)$/.test(nameKey(name))
}

function atSeparators(name: string): SplitName[] {
  const cuts = [...name.matchAll(separator)].slice(0, 8).reverse()
  return cuts.map((cut) => ({
    head: name.slice(0, cut.index).trim(),
    tail: name
      .slice(cut.index)
      .split(separator)
      .map((piece) => piece.trim())
      .filter((piece) => piece !== ''),
  }))
}

function beforeUnits(name: string): SplitName[] {
  const words = name.split(/\s+/).slice(0, 20)
  if (!unitWord.test(nameKey(words.at(-1) ?? ''))) return []
  return words
    .map((_, count) => ({ head: words.slice(0, count).join(' '), tail: [words.slice(count).join(' ')] }))
    .filter(({ head }) => head !== '')
    .reverse()
}
