import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import Papa from 'papaparse'
import { z } from 'zod'
import {
  listTrials,
  PublishedRun,
  PublishedTrial,
  readPublishedRuns,
  readTrial,
  toPublished,
} from '#frontline'
import { answers, listOf, NextCursor } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { pageOf } from './page-of.ts'
import { cursor, limit, word } from './query.ts'

const TrialQuery = z.strictObject({
  record: word.optional().meta({ description: 'id of what the trial is about', example: 'i2je33nynx2a1' }),
  limit,
  cursor,
})
const TrialId = z.strictObject({ id: word.meta({ description: 'id of a trial', example: 't0123456789ab' }) })

/** Trials that were registered before they began, and every run of those that have ended. */
export const trialRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/trials',
    {
      schema: {
        operationId: 'listTrials',
        tags: ['Initiatives'],
        summary: 'List trials, with the plan that was promised and the verdict on every task',
        description: 'The latest first. Verdicts are there when the trial has ended, however it ended.',
        querystring: TrialQuery,
        response: answers('One page of trials.', listOf('TrialList', PublishedTrial, NextCursor)),
      },
    },
    async ({ query: { record, ...page } }) =>
      pageOf((await listTrials(ctx, record ?? null)).map(toPublished), page),
  )
  server.get(
    '/trials/:id',
    {
      schema: {
        operationId: 'getTrial',
        tags: ['Initiatives'],
        summary: 'Get a trial',
        params: TrialId,
        response: answers('The trial.', PublishedTrial),
      },
    },
    async ({ params }) => toPublished(await readTrial(ctx, params.id)),
  )
  server.get(
    '/trials/:id/runs',
    {
      schema: {
        operationId: 'listTrialRuns',
        tags: ['Initiatives'],
        summary: 'List every run of a trial that has ended',
        description: 'Empty while it goes on. Site and role are null where fewer than five took part.',
        params: TrialId,
        response: answers(
          'All runs.',
          z.object({ items: z.array(PublishedRun.meta({ id: 'TrialRun' })) }).meta({ id: 'TrialRunList' }),
        ),
      },
    },
    async ({ params }) => {
      const { id } = await readTrial(ctx, params.id)
      return { items: await readPublishedRuns(ctx, id) }
    },
  )
  server.get(
    '/trials/:id/runs.csv',
    { schema: { hide: true, params: TrialId } },
    async ({ params }, reply) => {
      const { id } = await readTrial(ctx, params.id)
      const text = Papa.unparse(await readPublishedRuns(ctx, id), { newline: '\r\n', escapeFormulae: true })
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${id}.csv"`)
        .send(`\ufeff${text}`)
    },
  )
}
