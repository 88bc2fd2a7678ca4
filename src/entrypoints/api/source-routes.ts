import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  IssueView,
  listIssues,
  listRuns,
  listSources,
  RunView,
  readRun,
  readSource,
  SourceView,
} from '#harvest'
import { answers, listOf, NextCursor, nextNumber } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { pageOf } from './page-of.ts'
import { count, cursor, limit, word } from './query.ts'

const SourceId = z.strictObject({ id: word.meta({ example: 'procurement-se-2021' }) })
const RunId = z.strictObject({ id: count('number of the run', 1) })

/** Whom we ask, what came of it, and what could not be taken as it stood. */
export const sourceRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  const tags = ['Sources']
  server.get(
    '/sources',
    {
      schema: {
        operationId: 'listSources',
        tags,
        summary: 'List the sources, the most recently added first',
        querystring: z.strictObject({ limit, cursor }),
        response: answers('One page of sources.', listOf('SourceList', SourceView, NextCursor)),
      },
    },
    async ({ query }) => pageOf(await listSources(ctx), query),
  )
  server.get(
    '/sources/:id',
    {
      schema: {
        operationId: 'readSource',
        tags,
        summary: 'Read one source and its latest run',
        params: SourceId,
        response: answers('The source.', SourceView),
      },
    },
    async ({ params }) => readSource(ctx, params.id),
  )
  server.get(
    '/sources/:id/runs',
    {
      schema: {
        operationId: 'listRuns',
        tags,
        summary: 'List the runs of a source, latest first',
        params: SourceId,
        querystring: z.strictObject({
          limit,
          before: count('number of the last run of the page before', 12).optional(),
        }),
        response: answers('One page of runs.', listOf('RunList', RunView, nextNumber('before'))),
      },
    },
    async ({ params: { id }, query: { limit, before } }) => {
      await readSource(ctx, id)
      const [tally] = await ctx.sql<{ total: number }[]>`
        select count(*) as total from published.run where source = ${id}`
      const runs = await listRuns(ctx, id, limit + 1, before)
      const items = runs.slice(0, limit)
      return {
        items,
        total: tally?.total ?? 0,
        next: runs.length > limit ? (items.at(-1)?.id ?? null) : null,
      }
    },
  )
  server.get(
    '/runs/:id',
    {
      schema: {
        operationId: 'readRun',
        tags,
        summary: 'Read one run: what was read, new, changed, rejected',
        params: RunId,
        response: answers('The run.', RunView),
      },
    },
    async ({ params }) => readRun(ctx, params.id),
  )
  server.get(
    '/runs/:id/issues',
    {
      schema: {
        operationId: 'listIssues',
        tags,
        summary: 'List what a run could not take as it stood',
        params: RunId,
        querystring: z.strictObject({
          severity: z
            .enum(['rejected', 'deviation'])
            .default('rejected')
            .meta({ description: 'rejected: left out; deviation: read leniently' }),
          after: count('number of the last issue of the page before', 0).default(0),
          limit,
        }),
        response: answers('One page of issues.', listOf('IssueList', IssueView, nextNumber('after'))),
      },
    },
    async ({ params: { id }, query: { severity, after, limit } }) => {
      await readRun(ctx, id)
      const [tally] = await ctx.sql<{ total: number }[]>`
        select count(*) as total from published.issue where run = ${id} and severity = ${severity}`
      const issues = await listIssues(ctx, id, { severity, after, limit: limit + 1 })
      const items = issues.slice(0, limit)
      return {
        items,
        total: tally?.total ?? 0,
        next: issues.length > limit ? (items.at(-1)?.id ?? null) : null,
      }
    },
  )
}
