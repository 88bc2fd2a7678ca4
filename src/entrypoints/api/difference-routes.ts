import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ledgerSize, readMoment } from '#ledger'
import { Invalid } from '#platform/problems'
import { asOfMessages, Difference, listDifferences } from '#registry'
import { answers, listOf, nextNumber } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { count, limit } from './query.ts'

const moment = (description: string, example: string) =>
  z.string().max(40).optional().meta({ description, example })
const how = 'a date (the end of that day in Sweden), a time in ISO 8601, or the index of a ledger entry'

/** What has changed between two moments, thing by thing and field by field. */
export const differenceRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/differences',
    {
      schema: {
        operationId: 'listDifferences',
        tags: ['Changes'],
        summary: 'List what differs between two moments, field by field',
        description:
          'What changed last comes first. What the law has asked to be gone is masked at both moments.',
        querystring: z.strictObject({
          from: moment(`the earlier moment: ${how}; the beginning unless told`, '0'),
          to: moment(`the later moment: ${how}; now unless told`, '41'),
          before: count('`next` of the page before', 41).optional(),
          limit,
        }),
        response: answers(
          'One page of differences.',
          listOf('DifferenceList', Difference, nextNumber('before')),
        ),
      },
    },
    async ({ query }) => {
      const from = query.from === undefined ? -1 : (await readMoment(ctx, query.from)).index
      const to =
        query.to === undefined ? (await ledgerSize(ctx)) - 1 : (await readMoment(ctx, query.to)).index
      if (from > to) throw new Invalid({ sv: asOfMessages.sv.wrongOrder, en: asOfMessages.en.wrongOrder })
      return listDifferences(ctx, { from, to }, { before: query.before ?? null, limit: query.limit })
    },
  )
}
