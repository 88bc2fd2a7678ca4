import { createSpeller, type Speller } from '#platform/text'
import { Growing } from './growing.ts'
import { RecentWords } from './recent-words.ts'
import type { FieldTerm, Suggestion } from './schema.ts'

/** Written for a readable word that is the term itself. */
const SAME = 0

/**
 * The terms of an index: their numbers, how many documents hold each now, and a readable word for each. Numbers are
 * never reused. A term that no document holds any longer is in no suggestion and no correction.
 */
export class Vocabulary {
  readonly terms: string[] = []
  private readonly numbers = new Map<string, number>()
  private readonly documents = new Growing((length) => new Uint32Array(length))
  private readonly shown: (string | undefined)[] = []
  /** Readable words that are not terms themselves, for spelling: a slip in an inflected word cannot be stemmed. */
  private readonly numberBySurface = new Map<string, number>()
  /** Term numbers under `settled` in alphabetical order; later terms wait in a tail until it is long. */
  private order = new Uint32Array(0)
  private settled = 0
  private speller: Speller | undefined
  /** Words whose readable word has been offered, and is known, as long as none loses its last document. */
  private readonly recent = new RecentWords()

  /** Readable words kept beside the terms. */
  get surfaces(): number {
    return this.numberBySurface.size
  }

  get size(): number {
    return this.terms.length
  }

  /** The number of a term, given on first sight. */
  numberOf(term: string): number {
    const known = this.numbers.get(term)
    if (known !== undefined) return known
    const number = this.terms.length
    this.numbers.set(term, number)
    this.terms.push(term)
    this.shown.push(undefined)
    this.documents.push(0)
    if (!this.numberBySurface.has(term)) this.speller?.add(term)
    return number
  }

  /** The number of a term that some document holds, or undefined. */
  find(term: string): number | undefined {
    const number = this.numbers.get(term)
    return number !== undefined && this.documents.at(number) > 0 ? number : undefined
  }

  /** How many documents hold the term with this number. */
  count(number: number): number {
    return this.documents.at(number)
  }

  /** How many documents hold the term. */
  documentsWith(term: string): number {
    const number = this.numbers.get(term)
    return number === undefined ? 0 : this.documents.at(number)
  }

  /** Notes that one document more (1) or fewer (-1) holds the term; the last one takes its readable word along. */
  change(number: number, by: 1 | -1): void {
    this.documents.add(number, by)
    if (this.documents.at(number) > 0) return
    this.shown[number] = undefined
    this.recent.forget()
  }

  /** The number of a term that a document holds with this readable word. */
  numberOfWord({ term, surface, hash }: FieldTerm): number {
    const recent = this.recent.find(term, surface, hash)
    if (recent >= 0) return recent
    const number = this.numberOf(term)
    if (surface === undefined || this.offerSurface(number, surface))
      this.recent.keep(term, surface, number, hash)
    return number
  }

  /** Offers a readable word; the shortest, then the alphabetically first, is kept. */
  offerSurface(number: number, surface: string): boolean {
    const settled = surface === this.terms[number] || this.rememberSurface(number, surface)
    const kept = this.shown[number] ?? ''
    if (
      surface !== '' &&
      (kept === '' || surface.length < kept.length || (surface.length === kept.length && surface < kept))
    ) {
      this.shown[number] = surface
    }
    return settled
  }

  /** Notes whose form a readable word is, the first comer's; answers whether that will last as long as any document has it. */
  private rememberSurface(number: number, surface: string): boolean {
    const known = this.numberBySurface.get(surface)
    if (known !== undefined && this.documents.at(known) > 0) return true
    if (known !== number) this.numberBySurface.set(surface, number)
    if (known === undefined && !this.numbers.has(surface)) this.speller?.add(surface)
    return false
  }

  /** A term as a suggestion. */
  suggestion(number: number): Suggestion {
    const term = this.terms[number] ?? ''
    return { term, shown: this.shown[number] ?? term, documents: this.documents.at(number) }
  }

  /** The numbers of the commonest terms that begin so, at most `limit`, commonest first, then alphabetical. */
  beginningWith(prefix: string, limit: number): number[] {
    const found: number[] = []
    for (let at = this.firstFrom(prefix); at < this.order.length; at++) {
      const number = this.order[at] ?? 0
      if (!this.terms[number]?.startsWith(prefix)) break
      if (this.documents.at(number) > 0) found.push(number)
    }
    for (let number = this.settled; number < this.terms.length; number++) {
      if (this.documents.at(number) > 0 && this.terms[number]?.startsWith(prefix)) found.push(number)
    }
    return this.commonest(found, limit)
  }

  /**
   * Terms that have a form within two letters of a word, likeliest first; see `platform/text` createSpeller. Give the
   * word as written: its inflected forms are known.
   */
  correct(word: string, limit: number): (Suggestion & { distance: number })[] {
    const found = new Map<number, number>()
    for (const { word: form, distance } of this.spelling().correct(word, 4 * limit)) {
      const number = this.numberOfForm(form)
      if (number !== undefined && !found.has(number) && found.size < limit) found.set(number, distance)
    }
    return [...found].map(([number, distance]) => ({ ...this.suggestion(number), distance }))
  }

  private spelling(): Speller {
    if (this.speller === undefined) {
      this.speller = createSpeller((form) => this.documents.at(this.numberOfForm(form) ?? this.terms.length))
      for (const term of this.terms) this.speller.add(term)
      for (const surface of this.numberBySurface.keys())
        if (!this.numbers.has(surface)) this.speller.add(surface)
    }
    return this.speller
  }

  /** The term of a word form that some document holds. */
  private numberOfForm(form: string): number | undefined {
    const number = this.numbers.get(form)
    if (number !== undefined && this.documents.at(number) > 0) return number
    return this.numberBySurface.get(form)
  }

  /** Puts waiting terms in alphabetical order when they are many; costs a merge over all terms. */
  settle(most = 20_000): void {
    const waiting = this.terms.length - this.settled
    if (waiting <= most) return
    const tail = Uint32Array.from({ length: waiting }, (_, at) => this.settled + at)
    tail.sort((a, b) => this.compare(a, b))
    const merged = new Uint32Array(this.order.length + waiting)
    let [left, right] = [0, 0]
    for (let at = 0; at < merged.length; at++) {
      const takeLeft =
        right >= tail.length ||
        (left < this.order.length && this.compare(this.order[left] ?? 0, tail[right] ?? 0) < 0)
      merged[at] = (takeLeft ? this.order[left++] : tail[right++]) ?? 0
    }
    this.order = merged
    this.settled = this.terms.length
  }

  /** What a snapshot keeps: words that no document holds are left out, their numbers stay. */
  freeze() {
    this.settle(0)
    const held = (number: number) => this.documents.at(number) > 0
    return {
      terms: this.terms.map((term, number) => (held(number) ? term : null)),
      shown: this.shown.map((word, number) => (word === this.terms[number] ? SAME : (word ?? null))),
      surfaces: [...this.numberBySurface].filter(([, number]) => held(number)),
      documents: this.documents.copy(),
      order: this.order,
    }
  }

  /** Takes up what `freeze` gave. */
  static thaw(kept: {
    terms: readonly (string | null)[]
    shown: readonly (string | typeof SAME | null)[]
    surfaces: readonly (readonly [string, number])[]
    documents: Uint32Array
    order: Uint32Array
  }): Vocabulary {
    const vocabulary = new Vocabulary()
    for (let number = 0; number < kept.terms.length; number++) {
      const term = kept.terms[number] ?? null
      vocabulary.terms.push(term ?? '')
      if (term !== null) vocabulary.numbers.set(term, number)
      const shown = kept.shown[number] ?? undefined
      vocabulary.shown.push(shown === SAME ? (term ?? undefined) : shown)
    }
    for (const [surface, number] of kept.surfaces) vocabulary.numberBySurface.set(surface, number)
    vocabulary.documents.append(kept.documents)
    vocabulary.order = kept.order.filter((number) => kept.terms[number] !== null)
    vocabulary.settled = kept.terms.length
    return vocabulary
  }

  private commonest(numbers: number[], limit: number): number[] {
    // Most prefixes are short lists; a long one is first cut by a threshold so that few need sorting.
    let pool = numbers
    if (numbers.length > 4 * limit) {
      const counts = Uint32Array.from(numbers, (number) => this.documents.at(number)).sort()
      const least = counts[counts.length - limit] ?? 0
      pool = numbers.filter((number) => this.documents.at(number) >= least)
    }
    pool.sort((a, b) => this.documents.at(b) - this.documents.at(a) || this.compare(a, b))
    return pool.slice(0, limit)
  }

  private compare(a: number, b: number): number {
    const [one = '', other = ''] = [this.terms[a], this.terms[b]]
    return one < other ? -1 : one > other ? 1 : 0
  }

  private firstFrom(prefix: string): number {
    let [low, high] = [0, this.order.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.terms[this.order[middle] ?? 0] ?? '') < prefix) low = middle + 1
      else high = middle
    }
    return low
  }
}
