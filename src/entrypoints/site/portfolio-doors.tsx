import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import type { Context } from '#platform/context'
import { formatDate, isLanguage, type Language } from '#platform/language'
import { NotFound } from '#platform/problems'
import {
  type Indicator,
  indicatorLines,
  indicatorPath,
  indicatorPicture,
  indicatorPictureNames,
  nationalPicture,
  nationalPictureNames,
  organisationLines,
  portfolioPaths,
  readMembers,
  readRows,
  readSeries,
  seriesOf,
  type TableLine,
} from '#portfolio'
import { standaloneSvg } from '#ui'
import { csvLine } from '../cli/csv.ts'
import { groupIn, indicatorOf, monthsOf, readSeen, rowsOf } from './portfolio-routes.tsx'

const files = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }

interface FileAsked {
  readonly ctx: Context
  readonly publicUrl: string
  readonly language: Language
  readonly file: 'csv' | 'svg'
  readonly query: URLSearchParams
}

/** What the national pages give besides pages: figures as tables, and pictures as drawings. */
export const portfolioDoors: FastifyPluginAsync<{ ctx: Context; publicUrl: string }> = async (
  server,
  { ctx, publicUrl },
) => {
  const queryIn = (url: string) => new URLSearchParams(url.split('?').slice(1).join('?'))
  for (const language of ['sv', 'en'] as const) {
    server.get(`/${language}${portfolioPaths.nation}.csv`, files, async ({ url }, reply) => {
      const { members, ids, organisations } = groupIn(await readMembers(ctx), queryIn(url))
      const [rows, seen] = await Promise.all([readRows(ctx, ids), readSeen(ctx, { ids, members, language })])
      const lines = indicatorLines({ members, rows }, organisations, seen.whole, language)
      return sendTable(reply, 'skala-indikatorer', lines)
    })
  }
  server.get<{ Params: { language: string; file: string } }>(
    `/:language${portfolioPaths.nation}/:file`,
    files,
    async ({ url, params: { language, file } }, reply) => {
      const [, name = '', kind] = /^([a-z-]+)\.(csv|svg)$/.exec(file) ?? []
      if (!isLanguage(language) || (kind !== 'csv' && kind !== 'svg')) throw noSuchFile()
      const asked: FileAsked = { ctx, publicUrl, language, file: kind, query: queryIn(url) }
      const drawn = nationalPictureNames.find((one) => one === name)
      return drawn ? sendNational(reply, drawn, asked) : sendIndicator(reply, indicatorOf(name), asked)
    },
  )
}

async function sendNational(
  reply: FastifyReply,
  name: (typeof nationalPictureNames)[number],
  { ctx, publicUrl, language, file, query }: FileAsked,
) {
  const { scope, members, ids } = groupIn(await readMembers(ctx), query)
  const coverage = indicatorOf('coverage')
  const [rows, series] = await Promise.all([readRows(ctx, ids), readSeries(ctx, coverage, ids)])
  const coverageSeries = seriesOf(coverage, series, members, monthsOf(ctx))
  const picture = nationalPicture(name, { language, scope, members, rows, coverageSeries })
  if (picture === null) throw noSuchFile()
  if (file === 'csv') return sendTable(reply, `skala-${name}`, picture.lines)
  const day = formatDate(ctx.now(), language)
  const note = `${publicUrl}/${language}${portfolioPaths.nation} · ${day} · CC0`
  return sendDrawing(reply, standaloneSvg({ ...picture, note }))
}

async function sendIndicator(
  reply: FastifyReply,
  indicator: Indicator,
  { ctx, publicUrl, language, file, query }: FileAsked,
) {
  const { scope, members, ids } = groupIn(await readMembers(ctx), query)
  const [rows, series] = await Promise.all([rowsOf(ctx, indicator, ids), readSeries(ctx, indicator, ids)])
  const months = monthsOf(ctx)
  if (file === 'csv') {
    const seen = await readSeen(ctx, { ids, members, language })
    const figures = {
      indicator,
      members,
      rows: new Map([[indicator.id, rows]]),
      series,
      months,
      seen,
      language,
    }
    return sendTable(reply, `skala-${indicator.id}`, organisationLines(figures))
  }
  const name = indicatorPictureNames.find((one) => one === query.get('bild')) ?? 'utveckling'
  const picture = indicatorPicture(name, { language, indicator, scope, members, rows, series, months })
  if (picture === null) throw noSuchFile()
  const day = formatDate(ctx.now(), language)
  const note = `${publicUrl}/${language}${indicatorPath(indicator.id)} · ${day} · CC0`
  return sendDrawing(reply, standaloneSvg({ ...picture, note }))
}

/** Lines as a table file; every line has the columns of the first. */
function sendTable(reply: FastifyReply, name: string, lines: readonly TableLine[]) {
  const names = Object.keys(lines[0] ?? {})
  const rows = [names, ...lines.map((line) => names.map((one) => line[one] ?? null))]
  return (
    reply
      .type('text/csv; charset=utf-8')
      .headers({
        'cache-control': 'no-cache',
        'content-disposition': `attachment; filename="${name}.csv"`,
      })
      // the mark tells Excel that the text is UTF-8
      .send(`\ufeff${rows.map((cells) => `${csvLine(cells)}\r\n`).join('')}`)
  )
}

const sendDrawing = (reply: FastifyReply, drawing: string) =>
  reply.type('image/svg+xml; charset=utf-8').header('cache-control', 'no-cache').send(drawing)

const noSuchFile = () =>
  new NotFound({
    sv: 'Det finns ingen sådan fil: det finns inget att rita, eller så är adressen fel. Gå via måttets sida.',
    en: 'There is no such file: there is nothing to draw, or the address is wrong. Go by the page of the measure.',
  })
