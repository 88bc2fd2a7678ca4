/**
 * Swedish and English text analysis. A token is a word as it stands in a text; a term is what the word can be found
 * by: its stem, the parts of a compound, an acronym kept whole. Surface is a readable word for a term. All pure.
 */

export { type Analyser, createAnalyser, type Term, type TermKind, type TextLanguage } from './analyse.ts'
export { detectLanguage } from './detect-language.ts'
export { editDistance } from './edit-distance.ts'
export { fold } from './fold.ts'
export { compoundWords } from './public-sector-words.ts'
export { Remembered } from './remembered.ts'
export { type Correction, createSpeller, type Speller } from './speller.ts'
export { createSplitter, learnWords, type Part, type Splitter } from './split-compound.ts'
export { isStopWord } from './stop-words.ts'
export { type Lexicon, swedishLexicon } from './swedish-lexicon.ts'
export { normalise, type Token, tokenise } from './tokens.ts'
