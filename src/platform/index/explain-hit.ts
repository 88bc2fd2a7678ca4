import type { CompiledClause } from './compile-query.ts'
import type { Reason, Schema } from './schema.ts'
import { findPosting, findTerm, type Segment } from './segment.ts'
import { unpack } from './term-stream.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Says which terms of which clauses a document was found by, the weightiest first. */
export function explainHit(
  segment: Segment,
  doc: number,
  clauses: readonly CompiledClause[],
  schema: Schema,
  vocabulary: Vocabulary,
): Reason[] {
  const fieldsByTerm = new Map<number, Record<string, number>>()
  const start = segment.streamStarts[doc] ?? 0
  for (const { field, term, weight } of unpack(segment.streams, start, schema.fields.length)) {
    const fields = fieldsByTerm.get(term) ?? {}
    const name = schema.fields[field]?.name ?? ''
    fields[name] = (fields[name] ?? 0) + weight / 16
    fieldsByTerm.set(term, fields)
  }
  const reasons: Reason[] = []
  for (const clause of clauses) {
    if (clause.need === 'not') continue
    for (const { terms, scores } of clause.alternatives) {
      if (!terms.every((term) => fieldsByTerm.has(term))) continue
      terms.forEach((term, at) => {
        const points = scores[at]?.[frequencyIn(segment, doc, term)] ?? 0
        reasons.push({
          clause: clause.index,
          term: vocabulary.terms[term] ?? '',
          score: points / 1024,
          fields: fieldsByTerm.get(term) ?? {},
        })
      })
    }
  }
  return reasons.sort((a, b) => b.score - a.score || a.clause - b.clause)
}

function frequencyIn(segment: Segment, doc: number, term: number): number {
  const row = findTerm(segment, term)
  const place = findPosting(segment.docs, segment.starts[row] ?? 0, segment.starts[row + 1] ?? 0, doc)
  return segment.frequencies[place] ?? 0
}
