import { hashOf } from './hash.ts'
import { occurrence, POINT, rarity, scoresByByte, toByte } from './ranking.ts'
import type { Alternative, Answer, Clause, IndexDocument, Query, Schema, Suggestion } from './schema.ts'

/**
 * The index by its definition, for the tests: keeps the documents as they are and works everything out from scratch
 * for every question. Shares nothing with the real one but the ranking formula and the hash for ties.
 */
export class NaiveIndex {
  private readonly documents = new Map<string, IndexDocument>()
  private readonly shown = new Map<string, string>()
  /** Counts already made since the last change. */
  private readonly counted = new Map<string, number>()

  constructor(private readonly schema: Schema) {}

  put(document: IndexDocument): void {
    this.remove(document.id)
    for (const field of this.schema.fields) {
      for (const { term, surface } of document.fields[field.name] ?? []) {
        if (!surface) continue
        const kept = this.shown.get(term)
        if (!kept || surface.length < kept.length || (surface.length === kept.length && surface < kept)) {
          this.shown.set(term, surface)
        }
      }
    }
    this.documents.set(document.id, document)
    this.counted.clear()
  }

  remove(id: string): boolean {
    const there = this.documents.delete(id)
    this.counted.clear()
    for (const term of this.shown.keys()) if (this.having(term) === 0) this.shown.delete(term)
    return there
  }

  having(term: string): number {
    const known = this.counted.get(term)
    if (known !== undefined) return known
    const count = this.countHaving(term)
    this.counted.set(term, count)
    return count
  }

  private countHaving(term: string): number {
    return [...this.documents.values()].filter((document) => this.frequency(document, term) > 0).length
  }

  search(query: Query): Answer {
    const clauses = query.clauses ?? []
    const scored = [...this.documents.values()].flatMap((document) => {
      const score = this.score(document, clauses, query)
      return score === undefined || !this.inRanges(document, query) ? [] : [{ document, score }]
    })
    const hits = scored.filter(({ document }) => this.failed(document, query).length === 0)
    const key = ({ document, score }: (typeof hits)[number]) => {
      if (query.sort === undefined || !this.schema.numbers.includes(query.sort.number)) return score
      const value = document.numbers?.[query.sort.number]
      if (value === undefined) return Number.NEGATIVE_INFINITY
      return query.sort.descending ? value : -value
    }
    const sorted = hits.sort((a, b) => {
      const [one, other] = [key(a), key(b)]
      if (one !== other) return one > other ? -1 : 1
      return hashOf(a.document.id) - hashOf(b.document.id)
    })
    const offset = query.offset ?? 0
    return {
      total: hits.length,
      hits: sorted
        .slice(offset, offset + (query.limit ?? 20))
        .map(({ document, score }) => ({ id: document.id, score: score / POINT })),
      facets: Object.fromEntries(
        (query.facets ?? []).map(({ name, limit }) => [
          name,
          this.count(
            name,
            limit,
            query,
            scored.map(({ document }) => document),
          ),
        ]),
      ),
    }
  }

  suggest(prefix: string, limit: number): Suggestion[] {
    return this.beginningWith(prefix)
      .slice(0, limit)
      .map((term) => ({ term, shown: this.shown.get(term) ?? term, documents: this.having(term) }))
  }

  like(id: string, rarest: number): string[] {
    const document = this.documents.get(id)
    if (document === undefined) return []
    const terms = [...this.terms()]
      .filter((term) => this.frequency(document, term) > 0 && this.having(term) >= 2)
      .sort((a, b) => this.having(a) - this.having(b) || (a < b ? -1 : 1))
      .slice(0, rarest)
    if (terms.length === 0) return []
    const { hits } = this.search({
      clauses: terms.map((term) => ({ need: 'may', alternatives: [{ terms: [term] }] })),
      coordinate: false,
      limit: 1000,
    })
    return hits.map((hit) => hit.id).filter((other) => other !== id)
  }

  private terms(): Set<string> {
    const terms = new Set<string>()
    for (const { fields } of this.documents.values()) {
      for (const { name } of this.schema.fields) for (const { term } of fields[name] ?? []) terms.add(term)
    }
    return terms
  }

  private beginningWith(prefix: string): string[] {
    return [...this.terms()]
      .filter((term) => term.startsWith(prefix))
      .sort((a, b) => this.having(b) - this.having(a) || (a < b ? -1 : 1))
  }

  private frequency(document: IndexDocument, term: string): number {
    let sum = 0
    for (const field of this.schema.fields) {
      const terms = document.fields[field.name] ?? []
      const length = new Set(terms.map(({ position }) => position)).size
      for (const one of terms) {
        const weight = Math.min(255, Math.max(1, Math.round((one.weight ?? 1) * 16))) / 16
        if (one.term === term) sum += occurrence(field, length, weight)
      }
    }
    return sum
  }

  private points(document: IndexDocument, term: string, having: number, boost: number): number {
    const frequency = this.frequency(document, term)
    if (frequency === 0) return 0
    return scoresByByte(rarity(this.documents.size, having), boost)[toByte(frequency)] ?? 0
  }

  /** The points of an alternative, or undefined when the document does not fit it. */
  private pointsFor(document: IndexDocument, alternative: Alternative): number | undefined {
    const boost = alternative.boost ?? 1
    const [first] = alternative.terms
    if (alternative.prefix === true && first !== undefined) {
      const words = this.beginningWith(first).slice(0, 64)
      const having = Math.min(
        this.documents.size,
        words.reduce((sum, word) => sum + this.having(word), 0),
      )
      const points = words.map((word) => this.points(document, word, having, boost))
      return points.some((one) => one > 0) ? points.reduce((sum, one) => sum + one, 0) : undefined
    }
    const points = alternative.terms.map((term) => this.points(document, term, this.having(term), boost))
    if (points.length === 0 || points.includes(0)) return undefined
    if (alternative.offsets !== undefined && points.length > 1 && !this.inOrder(document, alternative))
      return undefined
    return points.reduce((sum, one) => sum + one, 0)
  }

  private inOrder(document: IndexDocument, { terms, offsets = [] }: Alternative): boolean {
    return this.schema.fields.some(({ name }) => {
      const held = document.fields[name] ?? []
      const origins = held.map(({ position }) => position - (offsets[0] ?? 0))
      return origins.some((origin) =>
        terms.every((term, at) =>
          held.some((one) => one.term === term && one.position === origin + (offsets[at] ?? 0)),
        ),
      )
    })
  }

  private score(document: IndexDocument, clauses: readonly Clause[], query: Query): number | undefined {
    let [score, met] = [0, 0]
    const mays = clauses.filter((clause) => clause.need === 'may').length
    const musts = clauses.filter((clause) => clause.need === 'must').length
    for (const { need, alternatives } of clauses) {
      const fits = alternatives.map((one) => this.pointsFor(document, one)).filter((one) => one !== undefined)
      if (need === 'not' && fits.length > 0) return undefined
      if (need === 'must' && fits.length === 0) return undefined
      if (need === 'not' || fits.length === 0) continue
      met++
      score += fits.reduce((sum, one) => sum + one, 0)
    }
    if (musts + mays > 0 && met === 0) return undefined
    if (musts === 0 && mays > 1 && query.coordinate !== false) score = Math.floor((score * met) / mays)
    const named = query.exact?.names.some((name) => document.exact?.includes(name)) ?? false
    return score + (named ? Math.round((query.exact?.boost ?? 0) * POINT) : 0)
  }

  private inRanges(document: IndexDocument, query: Query): boolean {
    return (query.ranges ?? []).every(({ number, from, to }) => {
      const value = document.numbers?.[number]
      return value !== undefined && value >= (from ?? -Infinity) && value <= (to ?? Infinity)
    })
  }

  private failed(document: IndexDocument, query: Query): string[] {
    return (query.filters ?? [])
      .filter(({ facet, any }) => !any.some((value) => document.facets?.[facet]?.includes(value)))
      .map(({ facet }) => facet)
  }

  private count(name: string, limit: number, query: Query, scored: readonly IndexDocument[]) {
    const counted = scored.filter((document) => this.failed(document, query).every((facet) => facet === name))
    const counts = new Map<string, number>()
    const selected = new Set(
      (query.filters ?? []).filter(({ facet }) => facet === name).flatMap(({ any }) => any),
    )
    for (const value of selected) counts.set(value, 0)
    for (const document of counted) {
      for (const value of new Set(document.facets?.[name])) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .filter(({ value }, at) => at < limit || selected.has(value))
  }
}
