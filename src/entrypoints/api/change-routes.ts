import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ledgerSize, readEntries } from '#ledger'
import type { Context } from '#platform/context'
import { answers, listOf, nextNumber, streamAnswers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { asOf, atMoment } from './at-moment.ts'
import { Change, toChanges } from './change.ts'
import { createChangeFeed } from './change-feed.ts'
import { count, limit, several, word } from './query.ts'
import { startOf } from './start-of.ts'
import { streamChanges } from './stream-changes.ts'

const from = count('index of the first entry', 0)
const types = several(word, 'type of entry, such as initiative.registered', 'initiative.registered')
const MOST_STREAMS = 200
const RETRY_AFTER_SECONDS = 30

/** The ledger, page by page or as it grows. */
export const changeRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, parts) => {
  const { ctx, mostStreams = MOST_STREAMS } = parts
  server.get(
    '/changes',
    {
      schema: {
        operationId: 'listChanges',
        tags: ['Changes'],
        summary: 'List what has happened, oldest first',
        description: 'To keep a copy up to date, go on from the index after the last one you have seen.',
        querystring: z.strictObject({ from: from.default(0), limit, type: types, asOf }),
        response: answers('One page of changes.', listOf('ChangeList', Change, nextNumber('from'))),
      },
    },
    async ({ query: { from, limit, type, asOf } }) => {
      const then = await atMoment(ctx, asOf)
      const entries = await readEntries(then, { from, limit: limit + 1, types: type })
      const items = await toChanges(ctx, entries.slice(0, limit))
      return { items, total: await countEntries(then, type), next: entries[limit]?.index ?? null }
    },
  )

  const feed = createChangeFeed(ctx, mostStreams)
  server.addHook('preClose', () => feed.close())
  server.get(
    '/changes/stream',
    {
      exposeHeadRoute: false,
      schema: {
        operationId: 'streamChanges',
        tags: ['Changes'],
        summary: 'Follow what happens, as it happens',
        description:
          'Server-sent events: `id` is the index, `data` a Change in JSON. With `from` or `Last-Event-ID` it begins there and passes over to live without a gap or a repeat; without, it begins now. A comment every 15 seconds keeps the connection open.',
        querystring: z.strictObject({ from: from.optional() }),
        headers: z.looseObject({
          'last-event-id': count('index of the last change you have seen', 41).optional(),
        }),
        response: streamAnswers,
      },
    },
    async (request, reply) => {
      const gone = new AbortController()
      // an error answer keeps it; a stream that begins takes it away again
      reply.header('retry-after', String(RETRY_AFTER_SECONDS))
      const leave = feed.enter()
      reply.removeHeader('retry-after')
      reply.raw.once('close', () => {
        gone.abort()
        leave()
      })
      if (reply.raw.destroyed) leave()
      const start = await startOf(ctx, { from: request.query.from, last: request.headers['last-event-id'] })
      return reply
        .type('text/event-stream; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .send(Readable.from(streamChanges(feed, start, gone.signal), { objectMode: false }))
    },
  )
}

async function countEntries(ctx: Context, types: readonly string[] = []): Promise<number> {
  if (types.length === 0) return ledgerSize(ctx)
  const [row] = await ctx.sql<{ total: number }[]>`
    select count(*) as total from published.entry
    where type = any(${[...types]})
    ${ctx.asOf === undefined ? ctx.sql`` : ctx.sql`and index <= ${ctx.asOf}`}`
  return row?.total ?? 0
}
