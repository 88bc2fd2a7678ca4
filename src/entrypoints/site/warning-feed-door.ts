import type { FastifyPluginAsync } from 'fastify'
import { listWarnings, readWarningFilter, warningFeed, warningPaths } from '#foresight'
import type { Context } from '#platform/context'

interface WarningDoor {
  readonly ctx: Context
  readonly publicUrl: string
}

/** Entries of the feed; a reader that looks in once a day misses nothing. */
const ENTRIES = 50

/** The log of warnings for feed readers, under the same filters as its page. */
export const warningFeedDoor: FastifyPluginAsync<WarningDoor> = async (server, { ctx, publicUrl }) => {
  for (const language of ['sv', 'en'] as const) {
    server.get(`/${language}${warningPaths.feed}`, { schema: { hide: true } }, async (request, reply) => {
      const query = request.url.split('?').slice(1).join('?')
      const lines = await listWarnings(ctx, readWarningFilter(new URLSearchParams(query)), { limit: ENTRIES })
      const now = ctx.now().toISOString()
      return reply
        .type('application/atom+xml; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(warningFeed({ language, publicUrl, query, lines, now }))
    })
  }
}
