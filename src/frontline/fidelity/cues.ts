import { groupBy } from '#platform/grouping'

/** What a cue does to the finding it stands by. */
export const polarities = ['negated', 'uncertain', 'past'] as const
export type Polarity = (typeof polarities)[number]

/** A cue: its words, what it does, and on which side its finding is looked for first. */
interface Cue {
  readonly words: readonly string[]
  readonly polarity: Polarity
  readonly finding: 'after' | 'before'
}

const cues = (polarity: Polarity, finding: Cue['finding'], list: string): Cue[] =>
  list.split(', ').map((phrase) => ({ words: phrase.split(' '), polarity, finding }))

/** Longest first, so that `kan ej uteslutas` is not read as `ej`. */
const lexicon: readonly Cue[] = [
  ...cues(
    'uncertain',
    'before',
    'kan ej uteslutas, kan inte uteslutas, går ej att utesluta, går inte att utesluta, cannot be excluded, cannot be ruled out, not excluded, ?',
  ),
  ...cues(
    'negated',
    'before',
    'utesluts, uteslutes, utesluten, uteslutet, uteslutna, uteslutits, har uteslutits, kan uteslutas, avfärdas, saknas, nej, negativ, negativt, negativa, är ruled out, is ruled out, ruled out, excluded, is excluded, absent, negative',
  ),
  ...cues(
    'negated',
    'after',
    'ingen, inget, inga, ingenting, ej, inte, icke, utan, aldrig, varken, förnekar, saknar, fri från, fritt från, fria från, utesluter, no, not, none, never, without, denies, nor, neither, free of, free from',
  ),
  ...cues(
    'uncertain',
    'after',
    'misstänkt, misstänkta, misstänks, misstanke om, möjlig, möjligt, möjligen, sannolik, sannolikt, eventuell, eventuellt, trolig, troligen, troligt, suspected, suspicion of, possible, possibly, probable, probably',
  ),
  ...cues(
    'past',
    'after',
    'tidigare, föregående, anamnes på, status post, genomgången, genomgånget, previous, previously, prior, history of, past',
  ),
].sort((one, other) => other.words.length - one.words.length)

const byFirstWord = groupBy(lexicon, ({ words: [first = ''] }) => first)

/** The cue that begins at a place in a row of words, if any. */
export function cueAt(words: readonly string[], at: number): Cue | undefined {
  return byFirstWord
    .get(words[at] ?? '')
    ?.find((cue) => cue.words.every((word, offset) => words[at + offset] === word))
}

const prefixed =
  /^(o|un|in|ab|a)(påverka[dt]e?|förändra[dt]e?|regelbund[en]+[at]?|känd[at]?|känt|sannolikt?|möjligt?|komplicera[dt]e?|skada[dt]e?|begränsa[dt]e?|normala?|normalt|symmetriska?|retade?|changed|remarkable|likely|affected|complicated|symptomatic|known)$/

/** Splits a word whose first letters deny the rest: `oförändrad` is `inte` and `förändrad`. */
export function splitDenial(word: string): readonly string[] {
  const [, denial, rest] = prefixed.exec(word) ?? []
  return denial && rest ? ['inte', rest] : [word]
}

const small = new Set(
  'är var har hade ett en den det de som av på i till från med för vid om att kan skall ska och eller samt dock också än vara varit blivit man han hon patienten pat tecken hållpunkter belägg påvisas påvisad påvisat påvisats säkra säker några någon något kända the a an of in on at to for with and or is are was were has had been be any evidence signs sign patient'.split(
    ' ',
  ),
)

/** Tells whether a word can be a finding, and not only one of the small words between. */
export const isFinding = (word: string): boolean => /^[\p{L}\p{N}]/u.test(word) && !small.has(word)
