import MiniSearch, { type SearchResult } from 'minisearch'
import type { Analyser } from '#platform/text'
import type { MadeRecord } from './search-corpus.ts'
import { memory, once, say, type Timing, time } from './search-measure.ts'
import type { Questions } from './search-queries.ts'

/** One line of a comparison. */
export interface Compared {
  kind: keyof Questions
  timing: Timing
  note: string
}

const facets = ['organisation', 'county', 'phase', 'theme', 'source', 'period']

/** MiniSearch on the same records, with our stems (it has none) and facets counted over all its results. */
export async function* compareMiniSearch(
  records: () => Generator<MadeRecord>,
  questions: Questions,
  analyser: Analyser,
): AsyncGenerator<Compared> {
  const engine = new MiniSearch<MadeRecord>({
    fields: ['title', 'body'],
    idField: 'id',
    processTerm: (word) => analyser.termsOf(word.toLowerCase(), 'sv')[0]?.term ?? null,
    searchOptions: { boost: { title: 3 } },
  })
  const valuesById = new Map<string, MadeRecord['facets']>()
  const built = await once(() => {
    for (const record of records()) {
      engine.add(record)
      valuesById.set(record.id, record.facets)
    }
  })
  say(
    `## MiniSearch 7.2.0: built in ${built.seconds.toFixed(1)} s (${built.cpuSeconds.toFixed(1)} CPU, text generation included), ${memory()}`,
  )
  const count = (results: readonly SearchResult[]) => {
    const counts = new Map<string, number>()
    for (const { id } of results) {
      for (const name of facets) {
        for (const value of valuesById.get(id)?.[name] ?? []) {
          counts.set(`${name} ${value}`, (counts.get(`${name} ${value}`) ?? 0) + 1)
        }
      }
    }
    return counts
  }
  for (const kind of Object.keys(questions) as (keyof Questions)[]) {
    const texts = questions[kind].slice(0, 60).map((one) => (typeof one === 'string' ? one : one.text))
    const options = {
      combineWith: kind === 'any of five' ? ('OR' as const) : ('AND' as const),
      prefix: kind === 'prefix',
      fuzzy: kind === 'typo' ? 2 : false,
    }
    const timing = await time(texts, (text) => count(engine.search(text, options)), 5)
    yield { kind, timing, note: 'no compound parts' }
  }
}
