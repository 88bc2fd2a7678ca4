import type { Language } from '#platform/language'
import type { Completeness } from './completeness.ts'
import { figureOf, type OwnSeries, seriesOf } from './figures.ts'
import type { Indicator, Member, Row } from './indicators/indicator.ts'
import { indicators } from './indicators/indicators.ts'
import { messages } from './messages.ts'

/** A line of a table file: column to cell; null is unknown. */
export type TableLine = Readonly<Record<string, string | number | null>>

interface Figures {
  readonly members: ReadonlyMap<string, Member>
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

/** How much of what there is the figures can rest on: for the whole, and for groups of it. */
export interface Seen {
  readonly whole: Completeness
  readonly byKind: readonly Completeness[]
  /** By area of need; the group is the area's name. */
  readonly byNeed: readonly Completeness[]
}

/** The estimate of how much there is, as cells that stand beside a figure; with the caveat, so that the file can stand alone. */
function estimateCells({ answer, seen }: Completeness, language: Language): TableLine {
  const estimated = 'estimate' in answer ? answer : null
  const round = (value: number | undefined) => (value === undefined ? null : Math.round(value))
  return {
    initiatives_seen: seen,
    initiatives_estimated: round(estimated?.estimate),
    estimate_low: estimated ? Math.floor(estimated.low) : null,
    estimate_high: estimated ? Math.ceil(estimated.high) : null,
    estimate_method: estimated?.method ?? ('reason' in answer ? answer.reason : null),
    estimate_caveat: messages[language].seenCaveat,
  }
}

/** Every indicator of a scope, a line each; with its definition and what it can rest on, so that the file can stand alone. */
export function indicatorLines(
  { members, rows }: Figures,
  organisations: number,
  seen: Completeness,
  language: Language,
): TableLine[] {
  return indicators.map((indicator) => {
    const { value, tally, telling } = figureOf(
      indicator,
      rows.get(indicator.id) ?? [],
      members,
      organisations,
    )
    return {
      number: indicator.number,
      indicator: indicator.id,
      name: indicator.name[language],
      value,
      unit: indicator.unit,
      counted: tally.counted,
      among: tally.among,
      unknown: tally.unknown,
      organisations_telling: telling,
      organisations,
      definition: indicator.definition[language],
      formula: indicator.formula[language],
      denominator: indicator.denominator[language],
      caveat: indicator.caveat[language],
      ...estimateCells(seen, language),
    }
  })
}

/**
 * One indicator: the whole scope and its kinds of organisation with how much of each is seen, areas of need with the same,
 * then organisation by organisation, and month by month for the whole scope.
 */
export function organisationLines({
  indicator,
  members,
  rows,
  series,
  months,
  seen,
  language,
}: Figures & {
  readonly indicator: Indicator
  readonly series: readonly OwnSeries[]
  readonly months: readonly string[]
  readonly seen: Seen
  readonly language: Language
}): TableLine[] {
  const own = rows.get(indicator.id) ?? []
  const told = (some: readonly Row[]) => {
    const { value, tally } = figureOf(indicator, some, members, some.length)
    return { value, counted: tally.counted, among: tally.among, unknown: tally.unknown }
  }
  const line = (level: string, cells: TableLine, seenThere?: Completeness): TableLine => ({
    ...{ level, month: null, organisation: null, name: null, kind: null, county: null, population: null },
    ...{ value: null, counted: null, among: null, unknown: null },
    ...cells,
    ...(seenThere ? estimateCells(seenThere, language) : unestimated),
  })
  const ofKind = (kind: string) => own.filter(({ organisation }) => members.get(organisation)?.kind === kind)
  return [
    line('whole', told(own), seen.whole),
    ...seen.byKind.map((one) => line('kind', { kind: one.group, ...told(ofKind(one.group)) }, one)),
    ...seen.byNeed.map((one) => line('need', { name: one.group }, one)),
    ...own.map((row) => {
      const {
        name = null,
        kind = null,
        county = null,
        population = null,
      } = members.get(row.organisation) ?? {}
      const who = { organisation: row.organisation || null, name, kind, county, population }
      return line('organisation', { ...who, ...told([row]) })
    }),
    ...(indicator.series ? seriesOf(indicator, series, members, months) : []).map(
      ({ month, value, counted, among }) => line('month', { month, value, counted, among }),
    ),
  ]
}

const unestimated: TableLine = {
  initiatives_seen: null,
  initiatives_estimated: null,
  estimate_low: null,
  estimate_high: null,
  estimate_method: null,
  estimate_caveat: null,
}
