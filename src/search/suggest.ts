import type { Context } from '#platform/context'
import type { SearchIndex } from '#platform/index'
import { type Need, type RecordSummary, readExported } from '#registry'
import { exactName, type Tools } from './index/to-document.ts'
import { readWords } from './read-words.ts'

/** What may be meant by unfinished words. */
export interface Suggestions {
  /** Whole searches: what was typed with its last word finished, commonest first. */
  readonly words: readonly string[]
  /** Needs whose name begins so. */
  readonly needs: readonly Need[]
  /** Records that fit best so far. */
  readonly records: readonly RecordSummary[]
}

const SHORTEST = 2
const LONGEST = 200

/** Finishes what is being typed. Empty for less than two letters. */
export async function suggest(
  ctx: Pick<Context, 'sql'>,
  index: SearchIndex,
  tools: Tools,
  typed: string,
): Promise<Suggestions> {
  const words = exactName(typed.slice(0, LONGEST))
  if (words.length < SHORTEST) return { words: [], needs: [], records: [] }
  const before = words.slice(0, words.lastIndexOf(' ') + 1)
  const last = words.slice(before.length)
  const finished = last.length < SHORTEST ? [] : index.suggest(last, 8)
  const { clauses } = readWords(words, tools, index, true)
  const { hits } = clauses.length === 0 ? { hits: [] } : index.search({ clauses, limit: 4 })
  const records = await readExported(
    ctx,
    hits.map(({ id }) => id),
  )
  const byId = new Map(records.map((record) => [record.id, record]))
  return {
    words: [...new Set(finished.map(({ shown }) => before + shown))]
      .filter((one) => one !== words)
      .slice(0, 5),
    needs: tools.taxonomy.needs.filter((need) => need.level === 'need' && beginsSo(need, words)).slice(0, 3),
    records: hits.flatMap(({ id }) => byId.get(id) ?? []),
  }
}

function beginsSo({ label, words }: Need, typed: string): boolean {
  const names = [label.sv, label.en, ...words.filter(({ weak }) => !weak).map(({ text }) => text)]
  return names.some((name) => name.toLowerCase().startsWith(typed))
}
