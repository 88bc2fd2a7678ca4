import type { VNode } from 'preact'
import { groupBy } from '#platform/grouping'
import { formatNumber, type Language } from '#platform/language'
import {
  LINE_PICTURE_HEIGHT,
  LinePicture,
  type Multiple,
  MultiplesPicture,
  multiplesPictureHeight,
  TilePicture,
  tilePictureHeight,
} from '#ui'
import { figureOf, type OwnSeries, type Point, seriesOf } from '../figures.ts'
import type { Indicator, Member, Row, Unit } from '../indicators/indicator.ts'
import { messages } from '../messages.ts'
import { isIn, type Scope, writeScope } from '../scope.ts'
import { classesOf, legendOf, levelIn, tilesOf } from '../tiles.ts'
import { indicatorPath, inScope } from './paths.ts'
import { drawn, writeValue } from './write-value.tsx'

/** What an indicator is drawn from. */
export interface IndicatorFigures {
  readonly language: Language
  readonly indicator: Indicator
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  readonly rows: readonly Row[]
  readonly series: readonly OwnSeries[]
  readonly months: readonly string[]
}

/** A picture that can stand in a file of its own. */
export interface Drawn {
  readonly title: string
  readonly description: string
  /** In pixels. */
  readonly height: number
  readonly picture: VNode
}

/** The pictures of an indicator, by the names they have in addresses. */
export const indicatorPictureNames = ['utveckling', 'karta', 'lan'] as const
type IndicatorPictureName = (typeof indicatorPictureNames)[number]

/** The address of one of the pictures, as a file. */
export function pictureAddress(
  { language, indicator, scope }: Pick<IndicatorFigures, 'language' | 'indicator' | 'scope'>,
  name: IndicatorPictureName,
): string {
  const address = inScope(language, indicatorPath(indicator.id, 'svg'), scope)
  return `${address}${writeScope(scope) === '' ? '?' : '&'}bild=${name}`
}

/** The months as the picture and its file draw them. */
export function drawnSeries(indicator: Indicator, points: readonly Point[]) {
  return points.map(({ value }) => drawn(value, indicator.unit))
}

/** Writes a number as it is drawn, in the unit of the value. */
export const writeDrawn = (unit: Unit, language: Language) => (value: number) =>
  writeValue(unit === 'ratio' ? value : value / 100, unit, language)

/** One small chart a county, by the Swedish alphabet. */
export function countyCharts(figures: IndicatorFigures): Multiple[] {
  const { language, indicator, scope, members, series, months } = figures
  const counties = groupBy(series, ({ organisation }) => members.get(organisation)?.county ?? null)
  return [...counties]
    .flatMap(([code, rows]) => {
      if (code === null) return []
      const name = [...members.values()].find(({ county }) => county === code)?.countyName ?? code
      const href = inScope(language, indicatorPath(indicator.id), { ...scope, counties: [code] })
      return [{ name, href, values: drawnSeries(indicator, seriesOf(indicator, rows, members, months)) }]
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'sv'))
}

/** The value of each organisation on the map; null where none has any. */
export function mapOf({ language, indicator, scope, members, rows }: IndicatorFigures) {
  const words = messages[language]
  const values = new Map(
    rows.flatMap((row) => {
      const { value } = figureOf(indicator, [row], members, 1)
      return value === null ? [] : [[row.organisation, value] as const]
    }),
  )
  const shown = [...members.values()].filter((member) => isIn(scope, member))
  const known = shown.flatMap(({ id }) => values.get(id) ?? [])
  if (known.length === 0) return null
  const { edges } = classesOf(known)
  const write = (value: number) => writeValue(value, indicator.unit, language)
  const tiles = tilesOf(shown, language, ({ id }) => {
    const value = values.get(id)
    return value === undefined
      ? { level: null, label: words.tileSilent }
      : { level: levelIn(edges, value), label: write(value) }
  })
  if (!tiles.some(({ level }) => level !== null)) return null
  const some = tiles.filter(({ level }) => level !== null).length
  return {
    title: words.mapOf(indicator.name[language]),
    description: [
      words.mapOfDescription(formatNumber(some, language), formatNumber(tiles.length, language)),
      ...(scope.demonstration ? [words.blockNote] : []),
    ].join(' '),
    tiles,
    legend: legendOf(edges, Math.min(...known), write, words.tileSilent),
  }
}

/** One of an indicator's pictures; null where there is nothing to draw. */
export function indicatorPicture(name: IndicatorPictureName, figures: IndicatorFigures): Drawn | null {
  const { language, indicator, members, series, months } = figures
  const words = messages[language]
  const title = indicator.name[language]
  if (name === 'karta') {
    const map = mapOf(figures)
    return map && { ...map, height: tilePictureHeight(map), picture: <TilePicture {...map} /> }
  }
  if (!indicator.series) return null
  if (name === 'lan') {
    const charts = countyCharts(figures)
    if (charts.length < 2) return null
    return {
      title: `${title}: ${words.byCounty.toLowerCase()}`,
      description: `${words.byCountyDescription} ${months[0]} – ${months.at(-1)}`,
      height: multiplesPictureHeight(charts),
      picture: <MultiplesPicture charts={charts} write={writeDrawn(indicator.unit, language)} />,
    }
  }
  const description = indicator.formula[language]
  const values = drawnSeries(indicator, seriesOf(indicator, series, members, months))
  return {
    ...{ title, description },
    height: LINE_PICTURE_HEIGHT,
    picture: <LinePicture {...{ language, description, times: months, series: [{ name: title, values }] }} />,
  }
}
