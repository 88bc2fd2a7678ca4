import type { TextLanguage } from './analyse.ts'
import { Remembered } from './remembered.ts'
import { createSplitter, type Splitter } from './split-compound.ts'
import { isOnlyIn } from './stop-words.ts'
import { type Lexicon, swedishLexicon } from './swedish-lexicon.ts'
import { tokenise } from './tokens.ts'

/** Reading more of a text than this does not change the answer. */
const ENOUGH = 4000

const known = new Remembered<boolean>(20_000)
let lexicon: Lexicon | undefined
let splitter: Splitter | undefined

/** Spellings that are common in one of the languages and rare in the other. */
const swedishLooks =
  /[åäö]|(?:ering|ning|ningen|ningar|erna|orna|arna|isk|iska|skt|tjänst|het|heten|lig|ligt|liga)$|kv|sj|tj|gg|^fj/
const englishLooks =
  /th|wh|gh|^w|[aeou]y$|ck[^ael]|(?:[^n]ing|ment|ness|ity|ies|tions|tion|ed|ly|ous|ful|ance|ence|ive)$|ph|sh$|^sh|ea|ou|oo/

/** Words written alike in both, which the Swedish word list would otherwise count as Swedish. */
const shared =
  /^(?:digital|portal|system|data|process|plan|region|regional|service|app|mobil|test|information|projekt|innovation|robot|sensor|internet|model|international|national|social|smart|web|start|video|center|program|support|integration|access|management|open|case|pilot)s?$/

/**
 * Tells the language of a text from its small words, spellings and the Swedish word list. Answers `unknown` rather
 * than guess: for an empty text, names only, or a third language without the marks of either.
 */
export function detectLanguage(text: string): TextLanguage {
  let swedish = 0
  let english = 0
  let strange = 0
  for (const { word, acronym } of tokenise(text.slice(0, ENOUGH))) {
    if (acronym || word.length < 2 || /\d/.test(word) || shared.test(word)) continue
    if (isOnlyIn(word, 'sv')) swedish += 2
    else if (isOnlyIn(word, 'en')) english += 2
    else if (word.length > 2) {
      const isKnown = known.get(word, isSwedish)
      if (isKnown) swedish += swedishLooks.test(word) ? 1.75 : 0.75
      else if (/[åäö]/.test(word)) swedish += 1
      else strange += 0.5
      if (englishLooks.test(word) || (!isKnown && word.endsWith('ing'))) english += isKnown ? 0.5 : 1
    }
  }
  // A word that Swedish does not know is English only in the company of English.
  if (english > 0) english += strange
  const most = Math.max(swedish, english)
  if (most < 1.25 || Math.abs(swedish - english) < 0.2 * (swedish + english)) return 'unknown'
  return swedish > english ? 'sv' : 'en'
}

function isSwedish(word: string): boolean {
  lexicon ??= swedishLexicon()
  splitter ??= createSplitter(lexicon)
  return lexicon.baseOf(word) !== undefined || splitter.split(word).length > 0
}
