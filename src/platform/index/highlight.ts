/** A piece of a text, marked or not. */
export interface Piece {
  text: string
  marked: boolean
}

/** A word of a text with the terms it can be found by; the terms of `platform/text` fit. */
export interface PlacedTerm {
  term: string
  /** UTF-16 offsets into the text. */
  start: number
  end: number
}

/**
 * Marks the words of a text that any of the wanted terms find, and cuts the text to about `most` characters around
 * the place where the most different terms stand together, at word boundaries, with an ellipsis where something was
 * left out. The pieces joined are the cut text; nothing is escaped.
 */
export function highlight(
  text: string,
  terms: readonly PlacedTerm[],
  wanted: ReadonlySet<string>,
  most: number,
): Piece[] {
  const marks = wholeWords(terms.filter(({ term }) => wanted.has(term)))
  const [from, until] = text.length <= most ? [0, text.length] : cut(text, marks, most)
  const pieces: Piece[] = from > 0 ? [{ text: '…', marked: false }] : []
  let at = from
  for (const { start, end } of marks) {
    if (start < at || end > until) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < until) pieces.push({ text: text.slice(at, until), marked: false })
  if (until < text.length) pieces.push({ text: '…', marked: false })
  return pieces
}

interface Mark {
  start: number
  end: number
  terms: string[]
}

function wholeWords(terms: readonly PlacedTerm[]): Mark[] {
  const byStart = new Map<number, Mark>()
  for (const { term, start, end } of terms) {
    const mark = byStart.get(start)
    if (mark === undefined) byStart.set(start, { start, end, terms: [term] })
    else mark.terms.push(term)
  }
  return [...byStart.values()].sort((a, b) => a.start - b.start)
}

/** The stretch of at most `most` characters that holds the most different terms; the first of equals. */
function cut(text: string, marks: readonly Mark[], most: number): [number, number] {
  let best = { first: 0, last: -1, different: 0 }
  const inside = new Map<string, number>()
  let first = 0
  marks.forEach((mark, last) => {
    for (const term of mark.terms) inside.set(term, (inside.get(term) ?? 0) + 1)
    for (; mark.end - (marks[first]?.start ?? 0) > most && first < last; first++) {
      for (const term of marks[first]?.terms ?? []) {
        const left = (inside.get(term) ?? 1) - 1
        if (left === 0) inside.delete(term)
        else inside.set(term, left)
      }
    }
    if (inside.size > best.different) best = { first, last, different: inside.size }
  })
  const start = marks[best.first]?.start ?? 0
  const end = marks[best.last]?.end ?? 0
  const spare = Math.max(0, most - (end - start))
  const from = wordStart(
    text,
    Math.max(0, Math.min(start - Math.floor(spare / 3), text.length - most)),
    start,
  )
  return [from, wordEnd(text, Math.min(text.length, from + most), Math.max(end, from + 1))]
}

function wordStart(text: string, wish: number, latest: number): number {
  if (wish === 0) return 0
  const space = text.indexOf(' ', wish)
  return space >= 0 && space < latest ? space + 1 : Math.min(wish, latest)
}

function wordEnd(text: string, wish: number, earliest: number): number {
  if (wish === text.length) return wish
  const space = text.lastIndexOf(' ', wish)
  return space >= earliest ? space : Math.max(wish, earliest)
}
