import { type Hit, highlight, type Piece } from '#platform/index'
import { type Analyser, normalise } from '#platform/text'
import type { ExportedRecord } from '#registry'
import type { Tools } from './index/to-document.ts'
import type { ReadWords } from './read-words.ts'
import { namesFound, tellWhy, type Why } from './tell-why.ts'

/** A record that was found, with what was searched for marked. */
export interface Found {
  readonly record: ExportedRecord
  readonly title: readonly Piece[]
  /** The passage that holds most of what was searched for; empty when it stands in no text of the record. */
  readonly excerpt: readonly Piece[]
  readonly why: readonly Why[]
}

/** Letters of an excerpt, and how far into a text one is looked for. */
const EXCERPT = 200
const LOOKED = 4_000

const texts = ['need', 'summary', 'aim', 'expectedEffect', 'lesson', 'description'] as const

/** Puts hits and their records together, in the order of the hits. A record that is gone meanwhile is left out. */
export function showHits(
  hits: readonly Hit[],
  records: readonly ExportedRecord[],
  read: ReadWords,
  tools: Tools,
): Found[] {
  const byId = new Map(records.map((record) => [record.id, record]))
  return hits.flatMap(({ id, why = [] }) => {
    const record = byId.get(id)
    if (!record) return []
    const wanted = new Set([...read.terms, ...namesFound(why, read).flatMap(({ terms }) => terms)])
    return [
      {
        record,
        title: marked(record.title, wanted, tools.analyser, Number.POSITIVE_INFINITY),
        excerpt: wanted.size === 0 ? [] : excerptOf(record, wanted, tools.analyser),
        why: tellWhy(why, read, tools),
      },
    ]
  })
}

function excerptOf(
  record: ExportedRecord,
  wanted: ReadonlySet<string>,
  analyser: Analyser,
): readonly Piece[] {
  const pieces = texts
    .map((name) => record.claims[name])
    .filter((text): text is string => typeof text === 'string')
    .map((text) => marked(text.slice(0, LOOKED), wanted, analyser, EXCERPT))
  const best = pieces.sort((one, other) => marks(other) - marks(one))[0] ?? []
  return marks(best) > 0 ? best : []
}

const marks = (pieces: readonly Piece[]) =>
  new Set(pieces.filter((piece) => piece.marked).map(({ text }) => text.toLowerCase())).size

function marked(text: string, wanted: ReadonlySet<string>, analyser: Analyser, most: number): Piece[] {
  const normal = normalise(text)
  return highlight(normal, wanted.size === 0 ? [] : analyser.analyse(normal, 'unknown'), wanted, most)
}
