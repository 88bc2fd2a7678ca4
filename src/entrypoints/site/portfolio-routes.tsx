import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { NotFound } from '#platform/problems'
import {
  byKind,
  ComparePage,
  CompareSection,
  CompletenessPage,
  comparisonPath,
  completenessBy,
  completenessOf,
  type Indicator,
  IndicatorPage,
  idsIn,
  indicatorPath,
  indicators,
  isIn,
  type Member,
  messages,
  monthEnds,
  NationalPage,
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
  type Seen,
  seriesOf,
} from '#portfolio'
import { readTaxonomy } from '#registry'
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

/** The indicator with an id. Throws `NotFound`. */
export function indicatorOf(id: string): Indicator {
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

/** Whose figures an address asks for. */
export function groupIn(members: ReadonlyMap<string, Member>, query: URLSearchParams): Group {
  const scope = readScope(query)
  const organisations = [...members.values()].filter((member) => isIn(scope, member)).length
  return { scope, members, ids: idsIn(scope, members), organisations }
}

const groupOf = async ({ ctx, remember, query }: Asked): Promise<Group> =>
  groupIn(await remember('members', () => readMembers(ctx)), query)

/** The months that are told of the past. */
export const monthsOf = (ctx: Reader) => monthEnds(ctx.now().getTime()).map(({ month }) => month)

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
  const { completenessTitle, completenessLead } = messages[language]
  const props = { ...{ language, scope, members }, ...(await readSeen(ctx, { ids, members, language })) }
  return { title: completenessTitle, description: completenessLead, content: <CompletenessPage {...props} /> }
}

interface SeenBy {
  readonly ids: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly language: Language
}

/** How much of what there is has been seen: of all of it, by kind of organisation, and by area of need. */
export async function readSeen(ctx: Reader, { ids, members, language }: SeenBy): Promise<Seen> {
  const found = await readFoundBy(ctx, ids)
  const { byId } = readTaxonomy()
  const areaOf = (id: string): string => {
    const node = byId.get(id)
    if (!node) return messages[language].noNeed
    return node.parent === undefined ? node.label[language] : areaOf(node.parent)
  }
  return {
    whole: completenessOf(found),
    byKind: completenessBy(found, byKind(members)),
    byNeed: completenessBy(found, ({ need }) => areaOf(need)),
  }
}

async function indicatorPage(indicator: Indicator, asked: Asked): Promise<Answer> {
  const { ctx, language } = asked
  const { ids, ...group } = await groupOf(asked)
  const [rows, series, seen] = await Promise.all([
    rowsOf(ctx, indicator, ids),
    readSeries(ctx, indicator, ids),
    readSeen(ctx, { ids, members: group.members, language }),
  ])
  const props = { language, indicator, rows, series, seen, months: monthsOf(ctx), ...group }
  return {
    title: indicator.name[language],
    description: indicator.definition[language],
    content: <IndicatorPage {...props} />,
  }
}

/** The tallies of one indicator for these organisations. */
export const rowsOf = async (
  ctx: Reader,
  indicator: Indicator,
  ids: readonly string[],
): Promise<readonly Row[]> => (await readRows(ctx, ids, indicator.id)).get(indicator.id) ?? []

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
