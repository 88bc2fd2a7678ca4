import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  listRecords,
  OrganisationKind,
  Phase,
  type RecordKind,
  RecordSummary,
  RecordView,
  readRecord,
  recordSorts,
} from '#registry'
import { answers, listOf, NextCursor } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { asOf, atMoment } from './at-moment.ts'
import { cursor, flag, limit, several, text, word } from './query.ts'
import { kinds, RecordId } from './record-kinds.ts'

const RecordQuery = z.strictObject({
  q: text('words that must all occur in the title or the summary', 'trygghetslarm'),
  organisation: several(word, 'id of the organisation, such as SE2120001355', 'SE2120001355'),
  organisationKind: several(OrganisationKind, 'kind of organisation', 'region'),
  county: several(z.string().regex(/^\d{2}$/), 'county code of the organisation, two digits', '14'),
  phase: several(Phase, 'phase', 'pilot'),
  source: several(word, 'id of a source that the record rests on', 'procurement-se-2021'),
  confirmed: flag('true: confirmed by the organisation itself; false: derived from public sources'),
  sort: z
    .enum(recordSorts)
    .default('changed')
    .meta({ description: 'latest change or date first, largest amount first, or title' }),
  asOf,
  limit,
  cursor,
})

const RecordList = listOf('RecordList', RecordSummary, NextCursor)

/** Lists and whole records of one kind. */
export const recordRoutes: FastifyPluginAsyncZod<ApiParts & { kind: RecordKind }> = async (server, parts) => {
  const { ctx, kind } = parts
  const { path, name, one } = kinds[kind]
  server.get(
    `/${path}`,
    {
      schema: {
        operationId: `list${name}`,
        tags: [name],
        summary: `List ${path}`,
        querystring: RecordQuery,
        response: answers(`One page of ${path}.`, RecordList),
      },
    },
    async ({ query: { q, asOf, sort, limit, cursor, ...filter } }) =>
      listRecords(
        await atMoment(ctx, asOf),
        { kind, words: q, ...filter },
        { sort, limit, cursor: cursor ?? null },
      ),
  )
  server.get(
    `/${path}/:id`,
    {
      schema: {
        operationId: `read${one}`,
        tags: [name],
        summary: `Read one ${kind}, with who says what about it`,
        params: RecordId,
        querystring: z.strictObject({ asOf }),
        response: answers('The record whole.', RecordView),
      },
    },
    async ({ params, query }) => readRecord(await atMoment(ctx, query.asOf), kind, params.id),
  )
}
