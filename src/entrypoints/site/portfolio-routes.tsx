import type { FastifyPluginAsync } from 'fastify'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { NotFound } from '#platform/problems'
import {
  byKind,
  ComparePage,
  CompareSection,
  CompletenessPage,
  comparisonPath,
  completenessBy,
  completenessOf,
  drawnSeries,
  type Indicator,
  IndicatorPage,
  idsIn,
  indicatorLines,
  indicatorPath,
  indicators,
  isIn,
  type Member,
  messages,
  monthEnds,
  NationalPage,
  organisationLines,
  peersOf,
  portfolioPaths,
  type Row,
  readComputedAt,
  readFoundBy,
  readMembers,
  readRows,
  readScope,
  readSeries,
  type Scope,
  seriesOf,
  type TableLine,
} from '#portfolio'
import { readTaxonomy } from '#registry'
import { LINE_PICTURE_HEIGHT, LinePicture, standaloneSvg } from '#ui'
import { csvLine } from '../cli/csv.ts'
import type { Answer, Asked, Route } from './site.tsx'

/** The national pages, one page an indicator, and an organisation against its peers. */
export const portfolioRoutes: readonly Route[] = [
  { path: portfolioPaths.nation, answer: nationPage },
  { path: portfolioPaths.completeness, answer: completenessPage },
  ...indicators.map(
    (indicator): Route => ({
      path: indicatorPath(indicator.id),
      answer: (asked) => indicatorPage(indicator, asked),
    }),
  ),
  { path: comparisonPath(':id'), answer: comparePage },
]

const coverage = indicatorOf('coverage')

function indicatorOf(id: string): Indicator {
  const found = indicators.find((indicator) => indicator.id === id)
  if (found) return found
  throw new NotFound({
    sv: 'Det finns inget sådant mått. Välj ett ur listan på den nationella sidan.',
    en: 'There is no such measure. Choose one from the list on the national page.',
  })
}

interface Group {
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  readonly ids: readonly string[]
  readonly organisations: number
}

type Reader = Pick<Context, 'sql' | 'now'>

function groupIn(members: ReadonlyMap<string, Member>, query: URLSearchParams): Group {
  const scope = readScope(query)
  const organisations = [...members.values()].filter((member) => isIn(scope, member)).length
  return { scope, members, ids: idsIn(scope, members), organisations }
}

const groupOf = async ({ ctx, remember, query }: Asked): Promise<Group> =>
  groupIn(await remember('members', () => readMembers(ctx)), query)

const monthsOf = (ctx: Reader) => monthEnds(ctx.now().getTime()).map(({ month }) => month)

async function nationPage(asked: Asked): Promise<Answer> {
  const { ctx, language } = asked
  const { scope, members, ids } = await groupOf(asked)
  const [rows, series, found, computedAt] = await Promise.all([
    readRows(ctx, ids),
    readSeries(ctx, coverage, ids),
    readFoundBy(ctx, ids),
    readComputedAt(ctx),
  ])
  const coverageSeries = seriesOf(coverage, series, members, monthsOf(ctx))
  const completeness = completenessOf(found)
  const { nationTitle, nationDescription } = messages[language]
  return {
    title: nationTitle,
    description: nationDescription,
    content: (
      <NationalPage {...{ language, scope, members, rows, coverageSeries, completeness, computedAt }} />
    ),
  }
}

async function completenessPage(asked: Asked): Promise<Answer> {
  const { ctx, language } = asked
  const { scope, members, ids } = await groupOf(asked)
  const found = await readFoundBy(ctx, ids)
  const { completenessTitle, completenessLead, noNeed } = messages[language]
  const { byId } = readTaxonomy()
  const areaOf = (id: string): string => {
    const node = byId.get(id)
    if (!node) return noNeed
    return node.parent === undefined ? node.label[language] : areaOf(node.parent)
  }
  const props = {
    ...{ language, scope, members },
    whole: completenessOf(found),
    byKind: completenessBy(found, byKind(members)),
    byNeed: completenessBy(found, ({ need }) => areaOf(need)),
  }
  return { title: completenessTitle, description: completenessLead, content: <CompletenessPage {...props} /> }
}

async function indicatorPage(indicator: Indicator, asked: Asked): Promise<Answer> {
  const { ctx, language } = asked
  const { ids, ...group } = await groupOf(asked)
  const [rows, series] = await Promise.all([rowsOf(ctx, indicator, ids), readSeries(ctx, indicator, ids)])
  const props = { language, indicator, rows, series, months: monthsOf(ctx), ...group }
  return {
    title: indicator.name[language],
    description: indicator.definition[language],
    content: <IndicatorPage {...props} />,
  }
}

const rowsOf = async (ctx: Reader, indicator: Indicator, ids: readonly string[]): Promise<readonly Row[]> =>
  (await readRows(ctx, ids, indicator.id)).get(indicator.id) ?? []

async function comparePage(asked: Asked): Promise<Answer> {
  const { ctx, language, params, query } = asked
  const { members } = await groupOf(asked)
  const one = members.get(params.id ?? '')
  if (!one) throw noSuchOrganisation()
  const asks = (query.get('grupp') ?? '').match(/\d{6}-?\d{4}(-[a-z0-9]+)*/g) ?? []
  const wanted = new Set(asks.map((number) => `SE${number.replace(/^(\d{6})-(\d{4})/, '$1$2')}`))
  const group = [...members.values()].filter(
    ({ id, demonstration }) => wanted.has(id) && id !== one.id && demonstration === one.demonstration,
  )
  const chosen = group.length > 0
  const peers = chosen ? group : peersOf(one, members.values())
  const rows = await readRows(ctx, [one.id, ...peers.map(({ id }) => id)])
  const title = messages[language].compareTitle(one.name)
  return {
    title,
    description: title,
    content: <ComparePage {...{ language, one, peers, chosen, members, rows }} />,
  }
}

/** On an organisation's page: the way to its comparison. */
export const compareSection = (language: Language, id: string) => (
  <CompareSection language={language} id={id} />
)

const noSuchOrganisation = () =>
  new NotFound({
    sv: 'Det finns ingen sådan organisation i registret nu. Leta i listan över organisationer.',
    en: 'There is no such organisation in the register now. Look in the list of organisations.',
  })

const files = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }

/** What the national pages give besides pages: figures as tables, and the pictures of indicators as drawings. */
export const portfolioDoors: FastifyPluginAsync<{ ctx: Context; publicUrl: string }> = async (
  server,
  { ctx, publicUrl },
) => {
  const group = async (url: string) =>
    groupIn(await readMembers(ctx), new URLSearchParams(url.split('?').slice(1).join('?')))
  for (const language of ['sv', 'en'] as const) {
    server.get(`/${language}${portfolioPaths.nation}.csv`, files, async ({ url }, reply) => {
      const { members, ids, organisations } = await group(url)
      const rows = await readRows(ctx, ids)
      return reply
        .type('text/csv; charset=utf-8')
        .headers(attached('skala-indikatorer.csv'))
        .send(csvOf(indicatorLines({ members, rows }, organisations, language)))
    })
  }
  server.get<{ Params: { language: string; file: string } }>(
    `/:language${portfolioPaths.nation}/:file`,
    files,
    async ({ url, params }, reply) => {
      const [, id = '', kind = ''] = /^([a-z-]+)\.(csv|svg)$/.exec(params.file) ?? []
      const indicator = indicatorOf(id)
      if (!isLanguage(params.language)) throw noSuchOrganisation()
      const { members, ids } = await group(url)
      const series = await readSeries(ctx, indicator, ids)
      const months = monthsOf(ctx)
      if (kind === 'svg') {
        return reply
          .type('image/svg+xml; charset=utf-8')
          .header('cache-control', 'no-cache')
          .send(
            drawing(
              params.language,
              indicator,
              drawnSeries(indicator, seriesOf(indicator, series, members, months)),
              months,
              publicUrl,
            ),
          )
      }
      const rows = await readRows(ctx, ids, indicator.id)
      return reply
        .type('text/csv; charset=utf-8')
        .headers(attached(`skala-${indicator.id}.csv`))
        .send(csvOf(organisationLines(indicator, { members, rows }, series, months)))
    },
  )
}

/** Lines as a table file; every line has the columns of the first. */
function csvOf(lines: readonly TableLine[]): string {
  const names = Object.keys(lines[0] ?? {})
  const rows = [names, ...lines.map((line) => names.map((name) => line[name] ?? null))]
  // the mark tells Excel that the text is UTF-8
  return `\ufeff${rows.map((cells) => `${csvLine(cells)}\r\n`).join('')}`
}

const attached = (name: string) => ({
  'cache-control': 'no-cache',
  'content-disposition': `attachment; filename="${name}"`,
})

function drawing(
  language: Language,
  indicator: Indicator,
  values: readonly (number | null)[],
  months: readonly string[],
  publicUrl: string,
): string {
  const description = indicator.formula[language]
  return standaloneSvg({
    title: indicator.name[language],
    description,
    note: `${publicUrl}/${language}${indicatorPath(indicator.id)} · CC0`,
    height: LINE_PICTURE_HEIGHT,
    picture: (
      <LinePicture
        {...{ language, description, times: months }}
        series={[{ name: indicator.name[language], values }]}
      />
    ),
  })
}
