import dictionary from 'dictionary-sv'
import { compoundWords, wholeWords } from './public-sector-words.ts'
import { emptyHash, extendHash, hashFrom, WordFilter } from './word-filter.ts'

/**
 * What the Swedish word list says about words. The list (npm `dictionary-sv`, Göran Andersson, LGPL-3.0) stays
 * unchanged in its own package and is read when needed, so anyone can replace it; LGPL-3.0 is among the licences
 * that EUPL-1.2 names as compatible.
 */
export interface Lexicon {
  /** The dictionary form of a word (`systemet` → `system`), itself when it is one, undefined when not listed. */
  baseOf(word: string): string | undefined
  /** Every form that the word list lets begin a compound: `omsorgs`, `vård`, `skol`. */
  readonly beginForms: ReadonlySet<string>
  /** Dictionary forms of more than three letters that can end a compound; many of them begin others, too. */
  readonly endingBases: readonly string[]
  /** Whether the word, in any inflection, can end a compound: `omsorgen`, `system`. */
  canEnd(word: string): boolean
  /** Whether the word list holds the word as written, alone or only in compounds. */
  lists(word: string): boolean
}

/** One hunspell suffix rule: a base ending in `strip` and fitting `fits` may exchange it for the added ending. */
interface Rule {
  flag: string
  strip: string
  fits: RegExp
}

/** A rule that makes the form a word has inside a compound (`omsorg` → `omsorgs`). */
interface LinkRule extends Rule {
  add: string
}

interface Affixes {
  /** Inflections by the ending they add, then by what they take away. */
  inflections: ReadonlyMap<string, ReadonlyMap<string, Rule[]>>
  links: readonly LinkRule[]
}

const BEGIN = 'X'
const MIDDLE = 'U'
const END = 'Y'
const ONLY_IN_COMPOUND = 'Z'
const NEEDS_ENDING = '¤'
const FORBIDDEN = '%'
const LONGEST_WORD = 64

/** Dictionary forms the word list lacks or takes for inflections of something else (`anmälan`, `data`). */
const ownBases: ReadonlySet<string> = new Set([...compoundWords, ...wholeWords])

let loaded: Lexicon | undefined

/** The lexicon, read on first use (about a third of a second, about 40 MB) and then kept. */
export function swedishLexicon(): Lexicon {
  loaded ??= readLexicon(new TextDecoder().decode(dictionary.aff), new TextDecoder().decode(dictionary.dic))
  return loaded
}

/** Reads a hunspell affix file and word list into a lexicon; lines it does not understand are passed over. */
export function readLexicon(aff: string, dic: string): Lexicon {
  const flagsByBase = readWords(dic)
  const { inflections, links } = readAffixes(aff)
  const endings = endingTree(inflections)
  const filter = new WordFilter()
  for (const base of flagsByBase.keys()) filter.add(base)
  const hashes = new Int32Array(LONGEST_WORD + 1)
  const find = (word: string, wanted: (flags: string) => boolean) => {
    if (word.length > LONGEST_WORD) return undefined
    hashes[0] = emptyHash
    for (let at = 0; at < word.length; at++) hashes[at + 1] = extendHash(hashes[at] ?? 0, word.charCodeAt(at))
    let ending: Ending | undefined = endings
    for (let stem = word.length; ending !== undefined && stem >= 2; stem--) {
      for (const { strip, rules } of ending.exchanges) {
        if (!filter.mayHold(hashFrom(hashes[stem] ?? 0, strip))) continue
        const base = word.slice(0, stem) + strip
        const flags = flagsByBase.get(base)
        if (flags === undefined || !wanted(flags)) continue
        if (rules.some((rule) => flags.includes(rule.flag) && rule.fits.test(base))) return base
      }
      ending = ending.longer.get(word.charCodeAt(stem - 1))
    }
    return undefined
  }
  const standsAlone = (flags: string) => !flags.includes(ONLY_IN_COMPOUND) && !flags.includes(NEEDS_ENDING)
  return {
    baseOf(word) {
      if (ownBases.has(word)) return word
      const flags = flagsByBase.get(word)
      if (flags !== undefined && standsAlone(flags)) return word
      return find(word, () => true)
    },
    beginForms: beginForms(flagsByBase, links),
    endingBases: [...flagsByBase]
      .filter(([base, flags]) => base.length > 3 && flags.includes(END))
      .map(([base]) => base),
    lists: (word) => flagsByBase.has(word),
    canEnd(word) {
      const flags = flagsByBase.get(word)
      if (flags?.includes(END)) return true
      return find(word, (base) => base.includes(END)) !== undefined
    },
  }
}

/** An ending of a word, read from its last letter: what it may be exchanged for, and the endings one letter longer. */
interface Ending {
  exchanges: { strip: string; rules: Rule[] }[]
  longer: Map<number, Ending>
}

/** Most words end like no inflection after two or three letters, and need no further look. */
function endingTree(inflections: Affixes['inflections']): Ending {
  const root: Ending = { exchanges: [], longer: new Map() }
  for (const [added, byStrip] of inflections) {
    let ending = root
    for (let at = added.length - 1; at >= 0; at--) {
      const letter = added.charCodeAt(at)
      const longer: Ending = ending.longer.get(letter) ?? { exchanges: [], longer: new Map() }
      ending.longer.set(letter, longer)
      ending = longer
    }
    for (const [strip, rules] of byStrip) ending.exchanges.push({ strip, rules })
  }
  return root
}

function beginForms(
  flagsByBase: ReadonlyMap<string, string>,
  links: readonly LinkRule[],
): ReadonlySet<string> {
  const forms = new Set<string>()
  for (const [base, flags] of flagsByBase) {
    if (flags.includes(BEGIN) || flags.includes(MIDDLE)) forms.add(base)
    for (const { flag, strip, fits, add } of links) {
      if (flags.includes(flag) && fits.test(base)) forms.add(base.slice(0, base.length - strip.length) + add)
    }
  }
  return forms
}

function readWords(dic: string): Map<string, string> {
  const flagsByBase = new Map<string, string>()
  for (const line of dic.split('\n')) {
    const slash = line.indexOf('/')
    const base = slash < 0 ? line.trim() : line.slice(0, slash)
    const flags = slash < 0 ? '' : line.slice(slash + 1).trim()
    if (base.length < 2 || !/^[a-zà-öø-ÿ]+$/.test(base) || flags.includes(FORBIDDEN)) continue
    const before = flagsByBase.get(base)
    flagsByBase.set(base, before === undefined ? flags : before + flags)
  }
  return flagsByBase
}

function readAffixes(aff: string): Affixes {
  const inflections = new Map<string, Map<string, Rule[]>>()
  const links: LinkRule[] = []
  for (const line of aff.split('\n')) {
    const [kind, flag, strip, added, condition] = line.trim().split(/\s+/)
    if (kind !== 'SFX' || flag === undefined || strip === undefined || !added || !condition) continue
    const [ending = '', use = ''] = added.split('/')
    const add = ending === '0' ? '' : ending
    const rule = { flag, strip: strip === '0' ? '' : strip, add, fits: new RegExp(`(?:${condition})$`) }
    if (use.includes(BEGIN) || use.includes(MIDDLE)) links.push(rule)
    else if (use === '' || !/[ZW-]/.test(use)) {
      const byStrip = inflections.get(add) ?? new Map<string, Rule[]>()
      byStrip.set(rule.strip, [...(byStrip.get(rule.strip) ?? []), rule])
      inflections.set(add, byStrip)
    }
  }
  return { inflections, links }
}
