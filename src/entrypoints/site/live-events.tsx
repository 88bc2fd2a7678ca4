import { Readable } from 'node:stream'
import type { FastifyPluginAsync } from 'fastify'
import { ledgerSize } from '#ledger'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { listOrganisations } from '#registry'
import { renderFragment } from '#ui'
import type { Change } from '../api/change.ts'
import { createChangeFeed } from '../api/change-feed.ts'
import { streamChanges } from '../api/stream-changes.ts'
import { EventItem } from './describe-event.tsx'
import type { Remember } from './remember.ts'

/** What counts as news on the front page; the events page shows everything. */
export const newsTypes: readonly string[] = [
  'initiative.registered',
  'initiative.gone-at-source',
  'solution.registered',
  'solution.gone-at-source',
]

const MOST_STREAMS = 500

/** `/sv/handelser/strom`: news as they happen, each event one rendered line for the list that is already on the page. */
export const liveEvents: FastifyPluginAsync<{ ctx: Context; remember: Remember }> = async (
  server,
  { ctx, remember },
) => {
  const feed = createChangeFeed(ctx, MOST_STREAMS)
  server.addHook('preClose', () => feed.close())
  server.get<{ Params: { language: string } }>(
    '/:language/handelser/strom',
    { exposeHeadRoute: false, schema: { hide: true } },
    async (request, reply) => {
      const { language } = request.params
      if (!isLanguage(language)) return reply.callNotFound()
      const gone = new AbortController()
      const leave = feed.enter()
      reply.raw.once('close', () => {
        gone.abort()
        leave()
      })
      const last = Number(request.headers['last-event-id'])
      const start = Number.isSafeInteger(last) && last >= 0 ? last + 1 : await ledgerSize(ctx)
      const organisations = await remember('organisations', () => listOrganisations(ctx))
      const names = new Map(organisations.map(({ id, nameSv }) => [id, nameSv]))
      const tell = (change: Change) => eventOf(change, language, names)
      return reply
        .type('text/event-stream; charset=utf-8')
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
        .send(Readable.from(streamChanges(feed, start, gone.signal, undefined, tell), { objectMode: false }))
    },
  )
}

/** News become an `item` event; everything else only moves the reader's place. */
function eventOf(change: Change, language: Language, names: ReadonlyMap<string, string>): string {
  if (!newsTypes.includes(change.type)) return `id: ${change.index}\n\n`
  const html = renderFragment(<EventItem entry={change} {...{ language, names }} />)
  return `id: ${change.index}\nevent: item\ndata: ${html.replaceAll('\n', ' ')}\n\n`
}
