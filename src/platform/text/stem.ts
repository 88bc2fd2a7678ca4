import { stemmer as snowballEnglish } from '@orama/stemmers/english'
import { stemmer as snowballSwedish } from '@orama/stemmers/swedish'
import type { Splitter } from './split-compound.ts'
import type { Lexicon } from './swedish-lexicon.ts'

/**
 * Words that people use for one thing, of which one stands for both: two nouns of the same verb (`anmälan`, plural
 * `anmälningar`), and the noun that only names a verb in -era (`planering` and `planera`, `signering` and `signera`).
 */
function oneWord(base: string): string {
  // nearly all words are neither, and looking for the ending costs
  if (!base.includes('ning') && !base.includes('ering')) return base
  return base
    .replace(/(anmäl|ansök)ning(?:s|ens?|ars?|arnas?)?$/, '$1an')
    .replace(/(?<!serv)(?<=\p{L}{2})ering(?:s|ens?|ars?|arnas?)?$/u, 'era')
}

/** The Snowball stem of a lower-case English word; words with digits stay as they are. */
export function stemEnglish(word: string): string {
  return /\d/.test(word) ? word : snowballEnglish(word)
}

/**
 * The stem of a lower-case Swedish word: the dictionary form first, then Snowball. Snowball alone leaves the commonest
 * definite forms apart (`arkiv`/`arkivet`, `skola`/`skolan`). In a compound that no list knows, the last part decides.
 */
export function stemSwedish(word: string, lexicon: Lexicon, splitter: Splitter): string {
  if (/\d/.test(word)) return word
  const base = lexicon.baseOf(word)
  if (base !== undefined) return snowballSwedish(oneWord(base))
  const tail = splitter.split(word).find((part) => part.last)?.word
  if (tail === undefined) return snowballSwedish(oneWord(word))
  const tailBase = lexicon.baseOf(tail) ?? tail
  return snowballSwedish(word.slice(0, word.length - tail.length) + oneWord(tailBase))
}
