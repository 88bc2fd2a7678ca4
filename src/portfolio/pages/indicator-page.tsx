import { groupBy } from '#platform/grouping'
import { formatNumber, formatPercent, type Language } from '#platform/language'
import {
  BarChart,
  Breadcrumb,
  DataTable,
  DefinitionList,
  Downloads,
  KeyFigure,
  LineChart,
  Notice,
  Section,
  SmallMultiples,
  Split,
  TileMap,
  Title,
} from '#ui'
import type { Seen } from '../figure-tables.ts'
import { type Figure, figureOf, type OwnSeries, seriesOf } from '../figures.ts'
import { largestOf } from '../indicators/concentration.ts'
import type { Indicator, Member, Part, Row } from '../indicators/indicator.ts'
import { traits, traitsOf } from '../indicators/representativeness.ts'
import { sizes } from '../indicators/size.ts'
import { messages } from '../messages.ts'
import { recordsOf, type Scope } from '../scope.ts'
import { countyCharts, drawnSeries, mapOf, pictureAddress, writeDrawn } from './indicator-pictures.tsx'
import { indicatorPath, inScope, portfolioPaths } from './paths.ts'
import { ScopeForm } from './scope-form.tsx'
import { SeenSection } from './seen-section.tsx'
import { drawn, drawnUnit, Value, writePart, writeValue } from './write-value.tsx'

/** What an indicator's page is made of. */
export interface IndicatorPageProps {
  readonly language: Language
  readonly indicator: Indicator
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  readonly rows: readonly Row[]
  readonly series: readonly OwnSeries[]
  readonly months: readonly string[]
  readonly organisations: number
  readonly seen: Seen
}

const SHOWN = 50
/** Suppliers, or other parts without a name of their own, that are told. */
const NAMED = 10

/** One indicator: its value, what it means, how it has moved, who is behind it, and the figures to take along. */
export function IndicatorPage(props: IndicatorPageProps) {
  const { language, indicator, scope, members, rows, organisations } = props
  const words = messages[language]
  const figure = figureOf(indicator, rows, members, organisations)
  const remark = indicator.remark?.(figure.tally) ?? null
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: inScope(language, portfolioPaths.nation, scope), label: words.nation },
          { href: inScope(language, indicatorPath(indicator.id), scope), label: indicator.name[language] },
        ]}
      />
      <Title kicker={`${words.indicator} ${indicator.number}`} lead={indicator.definition[language]}>
        {indicator.name[language]}
      </Title>
      <ScopeForm {...{ language, scope, members }} path={indicatorPath(indicator.id)} />
      <Split aside={<About language={language} indicator={indicator} scope={scope} />}>
        <KeyFigure
          language={language}
          label={indicator.name[language]}
          figure={<Value language={language} indicator={indicator} value={figure.value} />}
          basis={basisOf(figure, props)}
        />
        {remark && (
          <Notice language={language} kind="info">
            <p>{remark[language]}</p>
          </Notice>
        )}
        <Parts language={language} indicator={indicator} figure={figure} />
        <Downloads
          language={language}
          name={`skala-${indicator.id}`}
          csv={inScope(language, indicatorPath(indicator.id, 'csv'), scope)}
          svg={indicator.series ? inScope(language, indicatorPath(indicator.id, 'svg'), scope) : undefined}
        />
        <Development {...props} />
      </Split>
      <SeenSection {...{ language, scope }} {...props.seen} />
      {indicator.id === 'representativeness' && <Represented {...props} />}
      <ByPlace {...props} />
      <ByKind {...props} />
      <ByCounty {...props} />
      <ByOrganisation {...props} />
    </>
  )
}

function basisOf(
  { tally, telling }: Figure,
  { language, indicator, organisations }: IndicatorPageProps,
): string {
  const words = messages[language]
  const n = (value: number) => formatNumber(value, language)
  const money = indicator.id === 'decay' || indicator.id === 'deviation'
  return [
    words.organisationsOf(n(telling), n(organisations)),
    ...(money || indicator.unit === 'ratio' || indicator.value
      ? []
      : [words.countedOf(n(tally.counted), n(tally.among))]),
    ...(tally.unknown > 0 ? [words.unknownFor(n(tally.unknown))] : []),
  ].join('; ')
}

function About({ language, indicator, scope }: Pick<IndicatorPageProps, 'language' | 'indicator' | 'scope'>) {
  const words = messages[language]
  return (
    <Section heading={words.definition} id="definition">
      <DefinitionList
        items={[
          { term: words.formula, value: indicator.formula[language] },
          { term: words.denominator, value: indicator.denominator[language] },
          { term: words.caveat, value: indicator.caveat[language] },
        ]}
      />
      <p>
        <a href={`/${language}${indicator.records(recordsOf(scope))}`}>{words.records}</a>
      </p>
    </Section>
  )
}

function Parts({
  language,
  indicator,
  figure,
}: Pick<IndicatorPageProps, 'language' | 'indicator'> & { figure: Figure }) {
  const words = messages[language]
  const { parts } = figure.tally
  const named: (Pick<Part, 'unit'> & { label: string; value: number })[] = indicator.parts
    ? indicator.parts.flatMap(({ name, label, unit }) => {
        const value = parts[name]
        return value === undefined ? [] : [{ label: label[language], unit, value }]
      })
    : indicator.id === 'concentration'
      ? largestOf(parts, NAMED).map(([label, value]) => ({ label, unit: 'count' as const, value }))
      : []
  if (named.length === 0) return null
  return (
    <DataTable
      language={language}
      caption={words.parts}
      rows={named}
      rowKey={({ label, unit }) => `${label} ${unit}`}
      columns={[
        { key: 'part', header: words.part, cell: ({ label }) => label },
        {
          key: 'value',
          header: words.value,
          numeric: true,
          cell: (part) => writePart(part.value, part, language),
        },
      ]}
    />
  )
}

function Development(props: IndicatorPageProps) {
  const { language, indicator, members, series, months } = props
  const words = messages[language]
  if (!indicator.series) return <p class="meta">{words.seriesNone}</p>
  const points = seriesOf(indicator, series, members, months)
  return (
    <LineChart
      language={language}
      title={words.series}
      description={words.seriesDescription(months[0] ?? '', months.at(-1) ?? '')}
      unit={drawnUnit(indicator.unit, language)}
      times={months}
      series={[{ name: indicator.name[language], values: drawnSeries(indicator, points) }]}
    />
  )
}

function groupsBy(
  rows: readonly Row[],
  members: ReadonlyMap<string, Member>,
  trait: (member: Member) => string | null,
) {
  const groups = groupBy(rows, ({ organisation }) => {
    const member = members.get(organisation)
    return member ? trait(member) : null
  })
  return new Map([...groups].flatMap(([key, group]) => (key === null ? [] : [[key, group] as const])))
}

function ByKind({ language, indicator, scope, members, rows }: IndicatorPageProps) {
  const words = messages[language]
  const groups = groupsBy(rows, members, ({ kind }) => kind)
  if (groups.size < 2) return null
  const { unit } = indicator
  return (
    <BarChart
      language={language}
      title={words.byKind}
      description={indicator.formula[language]}
      labelHeader={words.kind}
      valueHeader={indicator.name[language]}
      bars={[...groups].map(([kind, group]) => {
        const { value } = figureOf(indicator, group, members, group.length)
        return {
          label: words.kinds[kind] ?? kind,
          href: inScope(language, indicatorPath(indicator.id), { ...scope, kinds: [kind] }),
          value: drawn(value, unit),
          text: value === null ? undefined : writeValue(value, unit, language),
        }
      })}
    />
  )
}

function ByCounty(props: IndicatorPageProps) {
  const { language, indicator, scope, months } = props
  const words = messages[language]
  const charts = countyCharts(props)
  if (!indicator.series || charts.length < 2) return null
  return (
    <>
      <SmallMultiples
        language={language}
        title={words.byCounty}
        description={words.byCountyDescription}
        nameHeader={words.county}
        span={[months[0] ?? '', months.at(-1) ?? '']}
        write={writeDrawn(indicator.unit, language)}
        charts={charts}
      />
      <Downloads
        language={language}
        name={`skala-${indicator.id}-lan`}
        csv={inScope(language, indicatorPath(indicator.id, 'csv'), scope)}
        svg={pictureAddress(props, 'lan')}
      />
    </>
  )
}

function ByPlace(props: IndicatorPageProps) {
  const { language, indicator, scope } = props
  const map = mapOf(props)
  if (map === null) return null
  return (
    <>
      <TileMap language={language} {...map} />
      <Downloads
        language={language}
        name={`skala-${indicator.id}-karta`}
        csv={inScope(language, indicatorPath(indicator.id, 'csv'), scope)}
        svg={pictureAddress(props, 'karta')}
      />
    </>
  )
}

function ByOrganisation({ language, indicator, members, rows }: IndicatorPageProps) {
  const words = messages[language]
  const known = rows
    .flatMap((row) => {
      const member = members.get(row.organisation)
      return member && row.tally.among > 0 ? [{ member, row }] : []
    })
    .sort(
      (one, other) =>
        other.row.tally.among - one.row.tally.among || one.member.name.localeCompare(other.member.name, 'sv'),
    )
  if (known.length === 0) return null
  const money = indicator.id === 'decay' || indicator.id === 'deviation'
  return (
    <Section
      heading={words.byOrganisation}
      id="organisationer"
      lead={words.byOrganisationLead(
        formatNumber(Math.min(SHOWN, known.length), language),
        formatNumber(known.length, language),
      )}
    >
      <DataTable
        language={language}
        caption={words.byOrganisation}
        quietCaption
        rows={known.slice(0, SHOWN)}
        rowKey={({ member }) => member.id}
        columns={[
          {
            key: 'name',
            header: words.organisation,
            cell: ({ member }) => <a href={`/${language}/organisationer/${member.id}`}>{member.name}</a>,
          },
          {
            key: 'value',
            header: words.value,
            cell: ({ row }) => (
              <Value
                language={language}
                indicator={indicator}
                value={figureOf(indicator, [row], members, 1).value}
                compact
              />
            ),
          },
          {
            key: 'basis',
            header: words.restsOn,
            cell: ({ member, row: { tally } }) => (
              <a href={`/${language}${indicator.records(`organisation=${member.id}`)}`}>
                {money
                  ? writePart(tally.among, { unit: 'amount' }, language)
                  : words.countedOf(
                      formatNumber(tally.counted, language),
                      formatNumber(tally.among, language),
                    )}
              </a>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Represented({ language, members, rows }: IndicatorPageProps) {
  const words = messages[language]
  const counties = new Map(
    [...members.values()].map(({ county, countyName }) => [county ?? '', countyName ?? '']),
  )
  const nameOf = {
    kind: (value: string) => words.kinds[value] ?? value,
    size: (value: string) => sizes.find(({ id }) => id === value)?.label[language] ?? words.noSize,
    county: (value: string) => counties.get(value) || words.noCounty,
  }
  const lines = (['kind', 'size', 'county'] as const).flatMap((trait) =>
    traitsOf(rows, members, traits[trait]).map((one) => ({ ...one, trait, name: nameOf[trait](one.value) })),
  )
  const points = (value: number) =>
    words.percentagePoints(`${value > 0 ? '+' : ''}${formatNumber(value * 100, language, 1)}`)
  return (
    <Section heading={words.represented} id="representativitet" lead={words.representedLead}>
      <DataTable
        language={language}
        caption={words.represented}
        quietCaption
        rows={lines}
        rowKey={({ trait, value }) => `${trait} ${value}`}
        columns={[
          { key: 'trait', header: words.representedTrait, cell: ({ name }) => name },
          {
            key: 'all',
            header: words.shareOfAll,
            numeric: true,
            cell: ({ all }) => formatPercent(all, language, 1),
          },
          {
            key: 'seen',
            header: words.shareOfSeen,
            numeric: true,
            cell: ({ reporting }) => formatPercent(reporting, language, 1),
          },
          {
            key: 'gap',
            header: words.difference,
            numeric: true,
            cell: ({ all, reporting }) => points(reporting - all),
          },
        ]}
      />
    </Section>
  )
}
