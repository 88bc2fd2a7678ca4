import type { FastifyPluginAsync } from 'fastify'
import { ledgerSize, type Moment, readMoment } from '#ledger'
import { writeAtom } from '#platform/atom'
import type { Context } from '#platform/context'
import { formatNumber, type Language } from '#platform/language'
import { Invalid } from '#platform/problems'
import {
  asOfMessages,
  DifferencesPage,
  differencePath,
  listDifferences,
  listOrganisations,
  type Span,
  tellDifference,
} from '#registry'
import { whenOf } from './past.tsx'
import type { Answer, Asked, Route } from './site.tsx'

/** What has changed between two moments. */
export const differenceRoutes: readonly Route[] = [{ path: '/andringar', answer: differences }]

const PAGE = 50
const WEEK_MS = 7 * 86_400_000
const MONTH_MS = 30 * 86_400_000

async function differences(asked: Asked): Promise<Answer> {
  const { ctx, language, query, remember } = asked
  const words = asOfMessages[language]
  const [from, to] = [query.get('fran') ?? '', query.get('till') ?? '']
  const span = await spanOf(ctx, { from, to }, WEEK_MS)
  const before = /^\d{1,15}$/.test(query.get('fore') ?? '') ? Number(query.get('fore')) : null
  const { items, total, next } = await listDifferences(ctx, span, { before, limit: PAGE })
  const names = await remember('organisation names', () => organisationNames(ctx))
  const nextHref =
    next === null
      ? undefined
      : `/${language}/andringar?${new URLSearchParams({ fran: from, till: to, fore: String(next) })}`
  const between = { from: told(span.first, span.from, language), to: told(span.last, span.to, language) }
  return {
    title: words.title,
    description: words.lead,
    content: (
      <DifferencesPage
        {...{ language, between, total, names, nextHref }}
        asked={{ from, to }}
        differences={items}
      />
    ),
    past: { ofToday: null },
    feeds: [{ href: `/${language}/andringar.atom`, title: words.feed, type: 'application/atom+xml' }],
  }
}

interface AskedSpan extends Span {
  readonly first: Moment | null
  readonly last: Moment | null
}

/**
 * The moments that somebody wrote; without the first, `usual` milliseconds before the last, or the beginning where the
 * registry is younger than that. Throws `Invalid` for what is no moment, and for moments in the wrong order.
 */
async function spanOf(
  ctx: Context,
  asked: { readonly from: string; readonly to: string },
  usual: number,
): Promise<AskedSpan> {
  const last = asked.to === '' ? null : await readMoment(ctx, asked.to)
  const to = last?.index ?? (await ledgerSize(ctx)) - 1
  const since = new Date((last?.at ?? ctx.now()).getTime() - usual).toISOString()
  const first = await readMoment(ctx, asked.from || since).catch((problem: unknown) => {
    if (asked.from === '' && problem instanceof Invalid) return null
    throw problem
  })
  if ((first?.index ?? -1) > to) throw wrongOrder
  return { from: first?.index ?? -1, to, first, last }
}

const wrongOrder = new Invalid({ sv: asOfMessages.sv.wrongOrder, en: asOfMessages.en.wrongOrder })

function told(moment: Moment | null, index: number, language: Language): string {
  const words = asOfMessages[language]
  if (index < 0) return words.beginning
  const entry = words.entry(formatNumber(index, language))
  return moment === null ? entry : `${whenOf(moment, language)} (${entry})`
}

async function organisationNames(ctx: Context): Promise<ReadonlyMap<string, string>> {
  return new Map((await listOrganisations(ctx)).map(({ id, nameSv }) => [id, nameSv]))
}

/** `/sv/andringar.atom`: what has changed, the latest first; a month unless `fran` and `till` say otherwise. */
export const differenceDoors: FastifyPluginAsync<{
  readonly ctx: Context
  readonly publicUrl: string
}> = async (server, { ctx, publicUrl }) => {
  for (const language of ['sv', 'en'] as const) {
    server.get(`/${language}/andringar.atom`, { schema: { hide: true } }, async (request, reply) => {
      const query = new URLSearchParams(request.url.split('?').slice(1).join('?'))
      const asked = { from: query.get('fran') ?? '', to: query.get('till') ?? '' }
      const span = await spanOf(ctx, asked, MONTH_MS)
      const [{ items }, names] = await Promise.all([
        listDifferences(ctx, span, { before: null, limit: PAGE }),
        organisationNames(ctx),
      ])
      return reply
        .type('application/atom+xml; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(
          writeAtom({
            language,
            title: asOfMessages[language].feed,
            self: `${publicUrl}/${language}/andringar.atom`,
            alternate: `${publicUrl}/${language}/andringar`,
            now: ctx.now().toISOString(),
            entries: items.map((difference) => ({
              // one thing that changes again is news again
              address: `${publicUrl}/${language}${differencePath(difference)}?asOf=${difference.lastIndex}`,
              title: difference.title,
              summary: tellDifference({ language, difference, names }),
              updated: difference.lastAt,
            })),
          }),
        )
    })
  }
}
