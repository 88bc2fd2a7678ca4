import type { Context } from '#platform/context'
import type { Alternative, Hit, Query, SearchIndex } from '#platform/index'
import { Unavailable } from '#platform/problems'
import { detectLanguage } from '#platform/text'
import type { NeedVerdict } from '#registry'
import type { Search } from '../create-search.ts'
import { needTerm } from '../index/schema.ts'
import type { Tools } from '../index/to-document.ts'
import { type Asker, type Because, describeInitiatives, describeSolutions } from './describe-precedents.ts'
import { countActive, countCoverage, namedProducts } from './known-around.ts'
import { lessonsOf, type ProductLesson, possibleNames } from './product-lessons.ts'
import type { BeforeStartResult } from './result.ts'

/** Letters that are read; a need is told long before. */
export const READ = 20_000
const COMPARED_TERMS = 24
const INITIATIVES = 6
const SOLUTIONS = 4
/** Without a need in common, so many rare words must be. */
const WORDS_ALONE = 3
const BY_NEED = [4, 2, 1]

/**
 * Finds who has done, is doing, or has for others what a text describes. Throws `Unavailable` while the index is being
 * built: half an answer would look like a whole one.
 */
export async function findPrecedents(
  ctx: Context,
  search: Search,
  { text, asker, lessons }: { text: string; asker: Asker | null; lessons: readonly ProductLesson[] },
): Promise<BeforeStartResult> {
  const index = search.index()
  if (index === null) throw startingUp()
  const tools = await search.tools()
  const read = text.slice(0, READ)
  const needs = needsOf(read, tools)
  const query = likeness(read, needs, index, tools)
  const ask = (kind: string, limit: number) => alike(index, query, kind, limit)
  const main = needs[0]?.need
  const names = possibleNames(read)
  const [initiatives, solutions, active, products, coverage] = await Promise.all([
    describeInitiatives(ctx, ask('initiative', INITIATIVES), asker),
    describeSolutions(ctx, ask('solution', SOLUTIONS), asker),
    main === undefined ? null : countActive(ctx, index, main),
    namedProducts(ctx, index, names),
    countCoverage(ctx),
  ])
  return {
    needs: needs.map(({ need, evidence }) => ({
      id: need,
      words: [...new Set(evidence.flatMap(({ words }) => words))],
    })),
    initiatives,
    solutions,
    active,
    products: products.map(({ id, title, initiatives: used }) => ({ id, title, initiatives: used })),
    lessons: lessonsOf([...names, ...products.flatMap(({ family }) => family ?? [])], lessons),
    coverage: { ...coverage, records: search.state().documents },
    read: { characters: read.length, cut: read.length < text.length },
  }
}

/** The first line is read as a title, the rest as text; a text of one line is a title. */
function needsOf(text: string, { classify }: Tools): NeedVerdict[] {
  const [title = '', ...rest] = text.trim().split(/\r?\n/)
  const body = rest.join('\n').trim()
  return classify({
    title: title.slice(0, 500),
    text: body === '' ? title : body,
    language: detectLanguage(text),
  })
}

interface LikenessQuery {
  readonly query: Query
  /** For each clause, the need or the word of the text that it stands for. */
  readonly meanings: readonly ({ readonly need: string } | { readonly word: string })[]
}

/** A question by the needs and the most telling words of a text: often said in it and rare among the records. */
function likeness(
  text: string,
  needs: readonly NeedVerdict[],
  index: SearchIndex,
  { analyser }: Tools,
): LikenessQuery {
  const said = new Map<string, { times: number; word: string }>()
  for (const { term, surface, kind } of analyser.analyse(text, detectLanguage(text))) {
    // the parts of one compound are not several words in common
    if (kind === 'part') continue
    const known = said.get(term)
    said.set(term, { times: (known?.times ?? 0) + 1, word: known?.word ?? surface })
  }
  const all = index.size()
  const telling = [...said]
    .map(([term, { times, word }]) => {
      const having = index.documentsWith(term)
      return { term, word, worth: having === 0 ? 0 : Math.log1p(times) * Math.log(1 + all / having) }
    })
    .filter(({ worth }) => worth > 0)
    .sort((one, other) => other.worth - one.worth || (one.term < other.term ? -1 : 1))
    .slice(0, COMPARED_TERMS)
  const clause = (alternative: Alternative) => ({ need: 'may' as const, alternatives: [alternative] })
  return {
    query: {
      clauses: [
        ...needs.map(({ need }, rank) => clause({ terms: [needTerm(need)], boost: BY_NEED[rank] ?? 1 })),
        ...telling.map(({ term }) => clause({ terms: [term] })),
      ],
      coordinate: false,
      explain: true,
    },
    meanings: [...needs.map(({ need }) => ({ need })), ...telling.map(({ word }) => ({ word }))],
  }
}

/** The records of a kind that share a need or enough rare words with the text, most alike first. */
function alike(
  index: SearchIndex,
  { query, meanings }: LikenessQuery,
  kind: string,
  most: number,
): Because[] {
  if (meanings.length === 0) return []
  const { hits } = index.search({ ...query, filters: [{ facet: 'kind', any: [kind] }], limit: 10 * most })
  return hits
    .map((hit) => ({ id: hit.id, because: because(hit, meanings) }))
    .filter(({ because: { needs, words } }) => needs.length > 0 || words.length >= WORDS_ALONE)
    .slice(0, most)
}

function because({ why = [] }: Hit, meanings: LikenessQuery['meanings']): Because['because'] {
  const shared = [...new Set(why.map(({ clause }) => clause))].flatMap((clause) => meanings[clause] ?? [])
  return {
    needs: shared.flatMap((one) => ('need' in one ? [one.need] : [])),
    words: shared.flatMap((one) => ('word' in one ? [one.word] : [])).slice(0, 6),
  }
}

const startingUp = () =>
  new Unavailable({
    sv: 'Sökningen startar just nu och kan ännu inte svara på det här. Försök igen om en minut.',
    en: 'Search is starting up and cannot answer this yet. Try again in a minute.',
  })
