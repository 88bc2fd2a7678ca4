import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import { targetOfSearch } from '#notification'
import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { type ExportedRecord, recordPaths, messages as registryMessages } from '#registry'
import {
  addressOf,
  atomFeed,
  exportHits,
  readFacetNames,
  readQuestion,
  type Search,
  SearchNarrowed,
  SearchPage,
  type SearchPlace,
  SuggestionList,
  searchInSql,
  messages as searchMessages,
  searchPath,
  within,
} from '#search'
import { renderFragment } from '#ui'
import type { Columns } from '../cli/export-columns.ts'
import { writeTable } from '../cli/write-table.ts'
import { messages } from './messages.ts'
import { followSection } from './notification-routes.tsx'
import type { Answer, Asked, Route } from './site.tsx'

/** Hits on a page. */
const HITS = 25
const places: readonly SearchPlace[] = ['all', 'initiative', 'solution', 'product']

/** The search page, and the list of each kind of record, which is a search among that kind. */
export const searchPages: readonly Route[] = places.map((place) => ({
  path: searchPath(place),
  answer: (asked) => searchPage(place, asked),
}))

async function searchPage(place: SearchPlace, asked: Asked): Promise<Answer> {
  const { ctx, remember, search, language, query } = asked
  const question = readQuestion(query)
  const whole = within(place, question)
  const [answer, names] = await Promise.all([
    // the index knows only today
    ctx.asOf === undefined ? search.search(whole) : searchInSql(ctx, whole, HITS),
    remember('facet names', () => readFacetNames(ctx)),
  ])
  const words = searchMessages[language]
  const target = targetOfSearch(whole)
  const children = target && (await followSection(asked, target))
  const props = { language, place, question, answer, names, children }
  const named = place === 'all' ? words.title : words.kinds[place]
  return {
    title: question.words === '' ? named : `${question.words} – ${named}`,
    description: place === 'all' ? words.lead : messages[language].listDescription,
    content: <SearchPage {...props} />,
    fragment: <SearchNarrowed {...props} />,
    past: { ofToday: null },
    feeds: [
      {
        href: addressOf(language, '/sok.atom', { ...whole, from: 0 }),
        title: words.feedTitle(question.words),
        type: 'application/atom+xml',
      },
    ],
  }
}

interface SearchDoors {
  readonly ctx: Context
  readonly search: Search
  readonly publicUrl: string
}

/** Entries of a feed; a reader that looks in once a day misses nothing. */
const ENTRIES = 50
const tables = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }

/** What a search gives besides pages: suggestions while writing, a feed, a table. */
export const searchDoors: FastifyPluginAsync<SearchDoors> = async (server, { ctx, search, publicUrl }) => {
  for (const language of ['sv', 'en'] as const) {
    server.get(`/${language}/sok/forslag`, { schema: { hide: true } }, async (request, reply) => {
      const suggestions = await search.suggest(queryOf(request.url).get('q') ?? '')
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(renderFragment(<SuggestionList {...{ language, suggestions }} />))
    })
    server.get(`/${language}/sok.atom`, { schema: { hide: true } }, async (request, reply) => {
      const question = { ...readQuestion(queryOf(request.url)), sort: 'changed' as const, from: 0 }
      const { items } = await search.search(question, { limit: ENTRIES, facets: false })
      const now = ctx.now().toISOString()
      return reply
        .type('application/atom+xml; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(atomFeed({ language, publicUrl, question, items, now }))
    })
    server.get(`/${language}/sok.csv`, tables, async (request, reply) => {
      const hits = exportHits(ctx, search, readQuestion(queryOf(request.url)))
      return reply
        .type('text/csv; charset=utf-8')
        .header('cache-control', 'no-cache')
        .header('content-disposition', 'attachment; filename="skala.csv"')
        .send(Readable.from(writeTable(hits, hitColumns(language, publicUrl), 'csv')))
    })
  }
}

function queryOf(url: string): URLSearchParams {
  return new URLSearchParams(url.split('?').slice(1).join('?'))
}

/** A table people open themselves: in their language, with an address to each record. */
function hitColumns(language: Language, publicUrl: string): Columns<ExportedRecord> {
  const words = registryMessages[language]
  const heads = searchMessages[language].csvColumns
  return {
    [heads.id]: ({ id }) => id,
    [heads.address]: ({ id, kind }) => `${publicUrl}/${language}${recordPaths[kind]}/${id}`,
    [heads.kind]: ({ kind }) => words.kinds[kind],
    [heads.title]: ({ title }) => title,
    [heads.organisation]: ({ organisation, organisationWords }) => organisation?.name ?? organisationWords,
    [heads.phase]: ({ phase }) => phase && words.phases[phase],
    [heads.date]: ({ datedOn }) => datedOn,
    [heads.amount]: ({ amountSekMinor }) => (amountSekMinor === null ? null : amountSekMinor / 100),
    [heads.confirmed]: ({ confirmed }) => (confirmed ? words.yes : words.no),
    [heads.changed]: ({ changedAt }) => changedAt,
  }
}
