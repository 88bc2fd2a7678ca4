/** One word as it stands in a text. Offsets are UTF-16 units into the text after `normalise`. */
export interface Token {
  /** Lower case, without soft hyphens and without a colon or apostrophe ending (`EU:s`, `city's`). */
  word: string
  start: number
  end: number
  /** Counts every word from 0, stop words too, so that phrases keep their gaps. */
  position: number
  /** Written in capitals and digits in a text that is not all capitals: `DSO`, `5G`. */
  acronym: boolean
}

/** Longer runs of letters are not words in any language here; their tail is dropped. */
const LONGEST_WORD = 64

const run = /[\p{L}\p{N}\p{M}]+(?:[-\u2010\u2011\u00ad'’:][\p{L}\p{N}\p{M}]+)*/gu
const ending = /(?::\p{L}{1,4}|['’]\p{L}{1,2})$/u
const capitals = /^(?=[\p{N}]*\p{Lu})[\p{Lu}\p{N}]{2,6}$/u

/** Brings a text to the form that token offsets point into: composed letters (NFC), so `a` + ring is one `å`. */
export function normalise(text: string): string {
  return text.normalize('NFC')
}

/**
 * Finds the words of a text in order. Hyphenated words stay one token (`e-arkiv`). Linear in the text's length,
 * whatever the text holds.
 */
export function tokenise(text: string): Token[] {
  const normal = normalise(text)
  const shouting = isShouting(normal)
  const tokens: Token[] = []
  for (const match of normal.matchAll(run)) {
    const written = match[0].length > LONGEST_WORD ? match[0].slice(0, LONGEST_WORD) : match[0]
    const bare = written.replace(ending, '')
    tokens.push({
      word: cleaned(bare),
      start: match.index,
      end: match.index + match[0].length,
      position: tokens.length,
      acronym: !shouting && capitals.test(bare),
    })
  }
  return tokens
}

function cleaned(written: string): string {
  const lower = written.toLowerCase()
  return /[\u2010\u2011\u00ad’]/.test(lower)
    ? lower
        .replaceAll('\u00ad', '')
        .replace(/[\u2010\u2011]/g, '-')
        .replaceAll('’', "'")
    : lower
}

/** A heading in capitals holds no acronyms that we could tell from its words. */
function isShouting(text: string): boolean {
  const start = text.slice(0, 400)
  return start.length > 12 && !/\p{Ll}/u.test(start)
}
