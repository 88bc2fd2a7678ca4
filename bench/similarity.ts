import { createAnalyser } from '#platform/text'
import { createVocabulary, findAllPairs, profileOf, type Subject } from '../src/similarity/matching/index.ts'
import { type MadeRecord, makeRecords } from './search-corpus.ts'
import { machine, memory, once, say } from './search-measure.ts'

/** How well and how fast all pairs are found among made-up records with planted rewrites. Shares from 0 to 1. */
export interface SimilarityFigures {
  readonly records: number
  /** Seconds for reading every text into words and for finding the pairs. */
  readonly reading: { readonly seconds: number; readonly cpuSeconds: number }
  readonly finding: { readonly seconds: number; readonly cpuSeconds: number }
  readonly pairs: number
  /** Rewrites that are in the same cluster as what they rewrite, and how many there were. */
  readonly recall: Readonly<Record<Rewriting, { readonly share: number; readonly planted: number }>>
  /** Pairs told that have the same original. */
  readonly precision: number
}

type Rewriting = 'light' | 'medium' | 'heavy'
const rewritings: readonly Rewriting[] = ['light', 'medium', 'heavy']
const SEED = 20_261_122

/** Measures on `count` made-up records, one in twenty of them a rewrite of an earlier one. Only texts are compared. */
export async function measureSimilarity(count: number): Promise<SimilarityFigures> {
  const made = take(makeRecords(SEED, []), count)
  const vocabulary = createVocabulary(createAnalyser())
  const reading = await once(() => {
    const profiles = made.map((record) => profileOf(asSubject(record), vocabulary))
    for (const { words, keys } of profiles) {
      vocabulary.count(words, 1)
      vocabulary.count(keys, 1)
    }
    vocabulary.setSubjects(profiles.length)
    return profiles
  })
  const finding = await once(() =>
    findAllPairs({ profiles: reading.result, vocabulary, generality: () => 'particular', threshold: 2 }),
  )
  const byId = new Map(made.map((record) => [record.id, record]))
  const root = (id: string) => byId.get(id)?.root
  const right = finding.result.filter(({ one, other }) => root(one) === root(other)).length
  const together = joined(finding.result)
  return {
    records: count,
    reading,
    finding,
    pairs: finding.result.length,
    recall: {
      light: recallOf('light', made, together),
      medium: recallOf('medium', made, together),
      heavy: recallOf('heavy', made, together),
    },
    precision: right / Math.max(1, finding.result.length),
  }
}

function take<Item>(items: Iterator<Item>, count: number): Item[] {
  const taken: Item[] = []
  while (taken.length < count) taken.push(items.next().value)
  return taken
}

function asSubject({ id, title, body }: MadeRecord): Subject {
  return {
    ...{ id, title, text: body, language: 'sv', organisation: null, organisationName: null, datedOn: null },
    ...{ cpv: [], products: [], repository: null, needs: [], demonstration: false },
  }
}

/** Tells which cluster an id is in, by the smallest place of any member. */
function joined(pairs: readonly { one: string; other: string }[]): (id: string) => string {
  const parent = new Map<string, string>()
  const find = (id: string): string => {
    const up = parent.get(id) ?? id
    if (up === id) return id
    const top = find(up)
    parent.set(id, top)
    return top
  }
  for (const { one, other } of pairs) parent.set(find(one), find(other))
  return find
}

function recallOf(rewriting: Rewriting, made: readonly MadeRecord[], clusterOf: (id: string) => string) {
  const planted = made.filter((record) => record.rewritten === rewriting)
  const met = planted.filter((record) => clusterOf(record.id) === clusterOf(`r${record.root}`)).length
  return { share: met / Math.max(1, planted.length), planted: planted.length }
}

/** The figures as lines to print. */
export function describeSimilarity(figures: SimilarityFigures): string {
  const { reading, finding, recall } = figures
  const seconds = (time: { seconds: number; cpuSeconds: number }) =>
    `${time.seconds.toFixed(1)} s wall, ${time.cpuSeconds.toFixed(1)} s CPU`
  return [
    `twins, all pairs among ${figures.records} records: ${(reading.seconds + finding.seconds).toFixed(1)} s wall, ` +
      `${(reading.cpuSeconds + finding.cpuSeconds).toFixed(1)} s CPU (goal 30 s)`,
    `  reading the texts ${seconds(reading)}; finding the pairs ${seconds(finding)}`,
    `  ${figures.pairs} pairs, precision ${figures.precision.toFixed(3)} (goal 0.95); recall ` +
      rewritings
        .map((name) => `${name} ${recall[name].share.toFixed(3)} of ${recall[name].planted}`)
        .join(', ') +
      ' (goals 0.98, 0.98, 0.93)',
  ].join('\n')
}

if (process.argv[1]?.endsWith('similarity.ts')) {
  say(machine())
  const counts = process.argv.slice(2).map(Number)
  for (const count of counts.length > 0 ? counts : [130_000])
    say(describeSimilarity(await measureSimilarity(count)))
  say(memory())
}
