import { formatNumber, type Language } from '#platform/language'
import {
  type Bar,
  BarPicture,
  barPictureHeight,
  FLOW_PICTURE_HEIGHT,
  FlowPicture,
  LINE_PICTURE_HEIGHT,
  LinePicture,
  type TileLevel,
  TilePicture,
  tilePictureHeight,
} from '#ui'
import type { TableLine } from '../figure-tables.ts'
import type { Point } from '../figures.ts'
import { balance } from '../indicators/balance.ts'
import { type Member, type Row, sumOf } from '../indicators/indicator.ts'
import { messages } from '../messages.ts'
import { isIn, type Scope } from '../scope.ts'
import { tilesOf } from '../tiles.ts'
import type { Drawn } from './indicator-pictures.tsx'

/** What the pictures of the overview are drawn from. */
export interface NationalFigures {
  readonly language: Language
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  /** Tallies of the scope, by indicator. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly coverageSeries: readonly Point[]
}

/** The pictures of the overview, by the names they have in addresses. */
export const nationalPictureNames = ['karta', 'inriktning', 'faser', 'vagar', 'over-tid'] as const
export type NationalPictureName = (typeof nationalPictureNames)[number]

/** A picture with the figures it is drawn from, a line each. */
export type DrawnWithLines = Drawn & { readonly lines: readonly TableLine[] }

const levels: readonly TileLevel[] = [null, 1, 2, 3, 4, 5]

/** Silence is unknown, not nothing. */
function levelOf(count: number): TileLevel {
  if (count === 0) return null
  if (count <= 2) return count === 1 ? 1 : 2
  return count <= 4 ? 3 : count <= 9 ? 4 : 5
}

/** Where anything is known; null where there is nobody to show. */
export function seenMap({ language, members, rows, scope }: NationalFigures) {
  const words = messages[language]
  const known = countsOf(rows)
  const shown = [...members.values()].filter((member) => isIn(scope, member))
  const tiles = tilesOf(shown, language, ({ id }) => {
    const count = known.get(id) ?? 0
    const label = count === 0 ? words.tileSilent : words.tile(formatNumber(count, language))
    return { level: levelOf(count), label }
  })
  if (tiles.length === 0) return null
  const some = tiles.filter(({ level }) => level !== null).length
  const n = (value: number) => formatNumber(value, language)
  return {
    title: words.map,
    description: scope.demonstration
      ? `${words.mapDescriptionBlock(n(some), n(tiles.length))} ${words.blockNote}`
      : words.mapDescription(n(some), n(tiles.length)),
    tiles,
    legend: levels.map((level, place) => ({ level, label: words.mapLevels[place] ?? '' })),
  }
}

const countsOf = (rows: NationalFigures['rows']) =>
  new Map((rows.get('flow') ?? []).map(({ organisation, tally }) => [organisation, tally.counted]))

/** What initiatives are for; null where none says. */
export function balanceBars({ language, rows }: NationalFigures) {
  const words = messages[language]
  const classes = sumOf(rows.get('balance') ?? [])
  const named = (balance.parts ?? []).filter(({ name }) => name.startsWith('n:'))
  const bars = named.map(
    ({ name, label }): Bar => ({ label: label[language], value: classes.parts[name] ?? 0 }),
  )
  const classed = bars.reduce((sum, { value }) => sum + (value ?? 0), 0)
  if (classed === 0) return null
  const [all, unknown] = [classed, classes.unknown].map((value) => formatNumber(value, language))
  return { title: words.balance, description: words.balanceDescription(all ?? '', unknown ?? ''), bars }
}

/** How many initiatives stand in each phase. */
export function phaseBars({ language, rows }: NationalFigures) {
  const words = messages[language]
  const flow = sumOf(rows.get('flow') ?? [])
  const bars = Object.entries(words.phases).flatMap(([phase, label]): Bar[] => {
    const value = flow.parts[`at:${phase}`]
    return value === undefined ? [] : [{ label, value }]
  })
  return {
    title: words.where,
    description: words.whereDescription(formatNumber(flow.counted, language)),
    bars,
  }
}

/** The ways between phases; null where nothing is known. */
export function phaseFlow({ language, rows }: NationalFigures) {
  const words = messages[language]
  const flow = sumOf(rows.get('flow') ?? [])
  if (flow.counted === 0) return null
  const steps = Object.entries(flow.parts).flatMap(([name, count]) => {
    const [from, to] = name.split('>')
    return from && to ? [{ from, to, count }] : []
  })
  const all = steps.reduce((sum, { count }) => sum + count, 0)
  return {
    title: words.flow,
    description: words.flowDescription(formatNumber(all, language)),
    headers: { from: words.fromPhase, to: words.toPhase, count: words.steps },
    states: Object.entries(words.phases).map(([id, label]) => ({ id, label })),
    steps,
  }
}

/** How many organisations were seen, month by month; a month of which nothing is known is a gap. */
export function overTime({ language, coverageSeries }: NationalFigures) {
  const words = messages[language]
  const times = coverageSeries.map(({ month }) => month)
  const values = coverageSeries.map(({ counted, among }) => (among === 0 ? null : counted))
  return {
    title: words.overTime,
    description: words.overTimeDescription(times[0] ?? '', times.at(-1) ?? ''),
    times,
    series: [{ name: words.organisationsSeen, values }],
  }
}

const barLines = (bars: readonly Bar[]): TableLine[] => bars.map(({ label, value }) => ({ label, value }))

/** One of the overview's pictures; null where there is nothing to draw. */
export function nationalPicture(name: NationalPictureName, figures: NationalFigures): DrawnWithLines | null {
  const { language } = figures
  if (name === 'karta') {
    const map = seenMap(figures)
    const lines =
      map?.tiles.map(({ code, name: place, label, level }) => ({ code, place, level, label })) ?? []
    return map && { ...map, lines, height: tilePictureHeight(map), picture: <TilePicture {...map} /> }
  }
  if (name === 'vagar') {
    const flow = phaseFlow(figures)
    return (
      flow && {
        ...flow,
        lines: flow.steps.map((step) => ({ ...step })),
        height: FLOW_PICTURE_HEIGHT,
        picture: <FlowPicture language={language} {...flow} />,
      }
    )
  }
  if (name === 'over-tid') {
    const line = overTime(figures)
    const lines = figures.coverageSeries.map(({ month, counted, among }) => ({ month, counted, among }))
    return {
      ...line,
      lines,
      height: LINE_PICTURE_HEIGHT,
      picture: <LinePicture language={language} {...line} />,
    }
  }
  const bars = name === 'faser' ? phaseBars(figures) : balanceBars(figures)
  return (
    bars && {
      ...bars,
      lines: barLines(bars.bars),
      height: barPictureHeight(bars.bars.length),
      picture: <BarPicture language={language} bars={bars.bars} />,
    }
  )
}
