import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { RecordSummary } from '#registry'
import {
  BeforeStartQuestion,
  BeforeStartResult,
  type FacetName,
  readBeforeStart,
  searchBeforeStart,
  searchInSql,
  searchSorts,
} from '#search'
import { productLessons } from '../product-lessons.ts'
import { answers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { asOf, atMoment } from './at-moment.ts'
import { limit, several, word } from './query.ts'

const values = (name: FacetName, example: string) => several(word, `values of the facet ${name}`, example)

const SearchQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .max(500)
    .default('')
    .meta({ description: 'words, "phrases" and -exclusions, in Swedish or English' }),
  kind: values('kind', 'initiative'),
  need: values('need', 'e-archive'),
  area: values('area', 'records-archive'),
  phase: values('phase', 'procurement'),
  organisationKind: values('organisationKind', 'municipality'),
  county: values('county', '14'),
  organisation: values('organisation', 'SE2120001355'),
  product: values('product', 'Lifecare'),
  supplier: values('supplier', 'Exempel AB'),
  year: values('year', '2021'),
  money: values('money', '1m-10m'),
  confirmed: values('confirmed', 'true'),
  code: values('code', 'true'),
  lesson: values('lesson', 'true'),
  source: values('source', 'publiccode-github'),
  sort: z.enum(searchSorts).optional().meta({ description: 'relevance unless there are no words' }),
  from: z.coerce.number().int().min(0).max(10_000).default(0).meta({ description: 'hits to pass over' }),
  asOf,
  limit,
})

const SearchResult = z
  .object({
    total: z.number().int(),
    items: z.array(
      RecordSummary.extend({
        why: z
          .array(
            z.object({
              word: z.string().nullable(),
              need: z.string().nullable(),
              fields: z.array(z.string()),
            }),
          )
          .meta({ description: 'the words and needs it was found by, and where they stand' }),
      }),
    ),
    facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
    needs: z.array(z.string()).meta({ description: 'needs that the words name, by id' }),
    corrected: z
      .array(z.object({ from: z.string(), to: z.array(z.string()) }))

      .meta({ description: 'words that no record holds, and what was searched for instead' }),
    unmet: z
      .array(z.string())
      .meta({ description: 'words that no record meets in any way; the others were searched for' }),
    relaxed: z
      .boolean()
      .meta({ description: 'few records have all the words; those with some of them follow' }),
    next: z.number().int().nullable().meta({ description: 'hand it back as `from` for the next page' }),
    answeredFrom: z.enum(['index', 'registry', 'past']).meta({
      description:
        'registry: the index is being built; past: another moment was asked for. Then only plain lists answer, without ranking',
    }),
  })
  .meta({ id: 'SearchResult' })

const Kept = z
  .object({
    code: z.string(),
    address: z.string(),
    searchedAt: z.iso.datetime(),
    ledgerSize: z.number().int().meta({ description: 'how many entries the search had heard of' }),
    organisation: z.object({ id: z.string(), name: z.string() }).nullable(),
    language: z.enum(['sv', 'en']),
    result: BeforeStartResult,
    text: z.string().nullable(),
  })
  .meta({ id: 'BeforeStart' })

const Code = z.strictObject({ code: word.meta({ example: '7f3kq2mzt8xw' }) })

/** Search among all records, and the search before something is started. */
export const searchRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, parts) => {
  const { ctx, search, publicUrl } = parts
  const addressed = <Value extends { readonly code: string; readonly language: string }>(kept: Value) => ({
    ...kept,
    address: `${publicUrl}/${kept.language}/fore-start/${kept.code}`,
  })
  server.get(
    '/search',
    {
      schema: {
        operationId: 'search',
        tags: ['Search'],
        summary: 'Search initiatives, solutions and products',
        description: 'With reasons, corrected spelling, and facets counted over all hits.',
        querystring: SearchQuery,
        response: answers('One page of hits.', SearchResult),
      },
    },
    async ({ query: { q, sort, from, limit: most, asOf, ...chosen } }) => {
      const then = await atMoment(ctx, asOf)
      const question = { words: q, chosen, sort: sort ?? (q === '' ? 'changed' : 'relevance'), from } as const
      const {
        items,
        needs,
        facets,
        corrected,
        from: answeredFrom,
        ...answer
      } = await (asOf === undefined
        ? search.search(question, { limit: most })
        : searchInSql(then, question, most))
      return {
        ...answer,
        answeredFrom,
        items: items.map(({ record, why }) => ({
          ...record,
          why: why.map((one) => ({ ...one, fields: [...one.fields] })),
        })),
        facets: Object.fromEntries(Object.entries(facets).map(([name, counts]) => [name, [...counts]])),
        corrected: corrected.map(({ from: typed, to }) => ({ from: typed, to: [...to] })),
        needs: needs.map(({ need }) => need),
        unmet: [...answer.unmet],
      }
    },
  )
  server.post(
    '/before-you-start',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        operationId: 'searchBeforeStart',
        tags: ['Search'],
        summary: 'Find who has done what you are about to start',
        description:
          'The answer is kept under a code for good, and open to all; the text is not, unless `keepText` is true.',
        body: BeforeStartQuestion.strict(),
        response: answers('What was found.', Kept),
      },
    },
    async ({ body }) => addressed(await searchBeforeStart(ctx, search, body, productLessons())),
  )
  server.get(
    '/before-you-start/:code',
    {
      schema: {
        operationId: 'readBeforeStart',
        tags: ['Search'],
        summary: 'Read a search before start, as it was answered then',
        params: Code,
        response: answers('What was found then.', Kept),
      },
    },
    async ({ params }) => addressed(await readBeforeStart(ctx, params.code)),
  )
}
