import type { Language } from '#platform/language'
import { figureOf, type OwnSeries, seriesOf } from './figures.ts'
import type { Indicator, Member, Row } from './indicators/indicator.ts'
import { indicators } from './indicators/indicators.ts'

/** A line of a table file: column to cell; null is unknown. */
export type TableLine = Readonly<Record<string, string | number | null>>

interface Figures {
  readonly members: ReadonlyMap<string, Member>
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

/** Every indicator of a scope, a line each; with its definition, so that the file can stand alone. */
export function indicatorLines(
  { members, rows }: Figures,
  organisations: number,
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
    }
  })
}

/** One indicator, organisation by organisation, and then month by month for the whole scope. */
export function organisationLines(
  indicator: Indicator,
  { members, rows }: Figures,
  series: readonly OwnSeries[],
  months: readonly string[],
): TableLine[] {
  const now = (rows.get(indicator.id) ?? []).map((row) => {
    const member = members.get(row.organisation)
    const { value, tally } = figureOf(indicator, [row], members, 1)
    return {
      ...{
        level: 'organisation',
        month: null,
        organisation: row.organisation || null,
        name: member?.name ?? null,
      },
      ...{
        kind: member?.kind ?? null,
        county: member?.county ?? null,
        population: member?.population ?? null,
      },
      ...{ value, counted: tally.counted, among: tally.among, unknown: tally.unknown },
    }
  })
  const then = indicator.series
    ? seriesOf(indicator, series, members, months).map(({ month, value, counted, among }) => ({
        ...{
          level: 'month',
          month,
          organisation: null,
          name: null,
          kind: null,
          county: null,
          population: null,
        },
        ...{ value, counted, among, unknown: null },
      }))
    : []
  return [...now, ...then]
}
