import type { VNode } from 'preact'
import { formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import { type Organisation, messages as registryMessages } from '#registry'
import {
  type Bar,
  BarPicture,
  barPictureHeight,
  LINE_PICTURE_HEIGHT,
  LinePicture,
  placesInBlock,
  type Tile,
  type TileLevel,
  TilePicture,
  tilePictureHeight,
} from '#ui'
import { messages } from '../messages.ts'
import { periodName } from '../spread/calendar.ts'
import type { Spread } from '../spread/tell-spread.ts'

/** The pictures of a spread, by the names they have in addresses. */
export const spreadPictureNames = ['kurva', 'karta', 'storlek', 'lan', 'slag'] as const
export type SpreadPictureName = (typeof spreadPictureNames)[number]
export type GroupName = Extract<SpreadPictureName, 'storlek' | 'lan' | 'slag'>

/** What the curve draws: periods, users so far, the forecast and its band. */
export function curveOf(spread: Spread, language: Language) {
  const words = messages[language]
  const { calendar, adopted, inUse, forecasts, undated } = spread
  const past = calendar.past.length
  const gap = forecasts.map(() => null)
  const before = Array.from({ length: Math.max(0, past - 1) }, () => null)
  const now = (adopted.at(-1) ?? 0) + undated
  const ahead = (pick: (one: (typeof forecasts)[number]) => number) =>
    forecasts.length === 0 ? [] : [...before, now, ...forecasts.map((one) => Math.round(pick(one)))]
  const times = [...calendar.past, ...forecasts.map(({ time }) => time)].map((time) =>
    periodName(time, calendar.perYear),
  )
  return {
    times,
    series: [
      { name: words.ever, values: [...adopted.map((count) => count + undated), ...gap] },
      { name: words.inUse, values: [...inUse.map((count) => count + undated), ...gap] },
      ...(forecasts.length === 0 ? [] : [{ name: words.forecast, values: ahead(({ middle }) => middle) }]),
    ],
    band:
      forecasts.length === 0
        ? undefined
        : {
            low: { name: words.bandLow, values: ahead(({ low }) => low) },
            high: { name: words.bandHigh, values: ahead(({ high }) => high) },
          },
  }
}

/**
 * Who uses it, on the map of the country; organisations that have no place on it, such as the invented, stand in a block of
 * their own. Null where nobody could use it.
 */
export function spreadMap(spread: Spread, language: Language) {
  const words = messages[language]
  const placed = spread.eligible.some(({ tile }) => tile !== null)
  const tiles = placed
    ? spread.eligible.flatMap((one) => (one.tile ? [{ ...one.tile, ...toldOf(one, spread, language) }] : []))
    : inBlock(spread, language)
  if (tiles.length === 0) return null
  const using = formatNumber(tiles.filter(({ level }) => level === 5).length, language)
  return {
    title: words.map,
    description: placed ? words.mapText(using) : `${words.mapTextBlock(using)} ${words.mapBlock}`,
    tiles,
    legend: [
      { level: 5 as const, label: words.mapLevels.using },
      { level: 2 as const, label: words.mapLevels.underway },
      { level: 1 as const, label: words.mapLevels.left },
      { level: null, label: words.mapLevels.none },
    ],
  }
}

function inBlock(spread: Spread, language: Language): Tile[] {
  const order = spread.eligible.toSorted(
    (one, other) =>
      (other.population ?? 0) - (one.population ?? 0) || one.nameSv.localeCompare(other.nameSv, 'sv'),
  )
  const places = placesInBlock(order.length)
  return order.flatMap((one, at) => {
    const place = places[at]
    return place ? [{ ...place, ...toldOf(one, spread, language) }] : []
  })
}

function toldOf(one: Organisation, spread: Spread, language: Language): Omit<Tile, 'col' | 'row'> {
  const words = messages[language].mapLevels
  const [level, label]: [TileLevel, string] = spread.users.includes(one.id)
    ? [5, words.using]
    : spread.underway.includes(one.id)
      ? [2, words.underway]
      : spread.left.includes(one.id)
        ? [1, words.left]
        : [null, words.none]
  const href = `/${language}/organisationer/${one.id}`
  return { code: one.code ?? one.id, name: one.nameSv, href, level, label }
}

/** The share of each group that uses it. */
export function groupBars(spread: Spread, name: GroupName, language: Language) {
  const words = messages[language]
  const { heading, groups } = {
    storlek: { heading: words.bySize, groups: spread.groups.size },
    lan: { heading: words.byCounty, groups: spread.groups.county },
    slag: { heading: words.byKind, groups: spread.groups.kind },
  }[name]
  const bars = groups.map(({ key, adopters, eligible, share }): Bar => {
    const of = words.of(formatNumber(adopters, language), formatNumber(eligible, language))
    return {
      label: groupName(name, key, spread, language),
      value: share === null ? null : share * 100,
      text: share === null ? undefined : `${of} (${formatPercent(share, language)})`,
    }
  })
  return { heading, bars }
}

function groupName(name: GroupName, key: string, { eligible }: Spread, language: Language): string {
  const words = messages[language]
  if (name === 'storlek') return words.sizes[Number(key)] ?? words.sizeUnknown
  if (name === 'lan')
    return eligible.find(({ countyCode }) => countyCode === key)?.countyName ?? words.noCounty
  const kinds: Readonly<Record<string, string>> = registryMessages[language].organisationKinds
  return kinds[key] ?? key
}

/** A picture that can stand in a file of its own; height in pixels. */
export interface DrawnSpread {
  readonly description: string
  readonly height: number
  readonly picture: VNode
}

/** One of the pictures of a spread; null where there is nothing to draw. */
export function spreadPicture(
  name: SpreadPictureName,
  { spread, day, language }: { readonly spread: Spread; readonly day: string; readonly language: Language },
): DrawnSpread | null {
  if (name === 'kurva') {
    const ever = (spread.adopted.at(-1) ?? 0) + spread.undated
    const description = messages[language].curveText(formatNumber(ever, language), formatDate(day, language))
    const picture = <LinePicture {...{ language, description, ...curveOf(spread, language) }} />
    return { description, height: LINE_PICTURE_HEIGHT, picture }
  }
  if (name === 'karta') {
    const map = spreadMap(spread, language)
    return map && { ...map, height: tilePictureHeight(map), picture: <TilePicture {...map} /> }
  }
  const { heading, bars } = groupBars(spread, name, language)
  if (bars.length === 0) return null
  return {
    description: `${heading}. ${messages[language].share}`,
    height: barPictureHeight(bars.length),
    picture: <BarPicture {...{ language, bars }} />,
  }
}
