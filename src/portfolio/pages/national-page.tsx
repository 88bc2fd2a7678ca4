import { formatAmount, formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import {
  BarChart,
  Columns,
  DataTable,
  Downloads,
  FlowChart,
  KeyFigure,
  LineChart,
  Notice,
  Section,
  Split,
  StackedBar,
  TileMap,
  Title,
} from '#ui'
import type { Completeness } from '../completeness.ts'
import { type Figure, figureOf, type Point } from '../figures.ts'
import { type Indicator, type Member, type Row, sumOf } from '../indicators/indicator.ts'
import { indicators } from '../indicators/indicators.ts'
import { messages } from '../messages.ts'
import { isIn, isNation, type Scope } from '../scope.ts'
import { EstimateFigure } from './estimate-figure.tsx'
import {
  balanceBars,
  type NationalPictureName,
  overTime,
  phaseBars,
  phaseFlow,
  seenMap,
} from './national-pictures.tsx'
import { indicatorPath, inScope, nationalPicturePath, portfolioPaths } from './paths.ts'
import { ScopeForm, scopeInWords } from './scope-form.tsx'
import { seenInWords } from './seen-section.tsx'
import { Value, writeValue } from './write-value.tsx'

/** What the overview is made of. */
export interface NationalPageProps {
  readonly language: Language
  readonly scope: Scope
  readonly members: ReadonlyMap<string, Member>
  /** Tallies of the scope, by indicator. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
  readonly coverageSeries: readonly Point[]
  readonly completeness: Completeness
  readonly computedAt: Date | null
}

/** The whole in figures: how much is seen, the measures, pictures, and three questions answered. */
export function NationalPage(props: NationalPageProps) {
  const { language, scope, members, computedAt } = props
  const words = messages[language]
  return (
    <>
      <Title lead={words.nationLead}>
        {isNation(scope) ? words.nationTitle : words.scopeTitle(scopeInWords(language, scope, members))}
      </Title>
      <ScopeForm {...{ language, scope, members }} path={portfolioPaths.nation} />
      {computedAt === null && (
        <Notice language={language} kind="info">
          <p>{words.never}</p>
        </Notice>
      )}
      <HowMuch {...props} />
      <Split wide aside={<SeenMap {...props} />}>
        <Questions {...props} />
      </Split>
      <Measures {...props} />
      <Pictures {...props} />
      {computedAt && <p class="meta">{words.computed(formatDate(computedAt, language))}</p>}
    </>
  )
}

function figuresOf({ rows, members, scope }: NationalPageProps) {
  const organisations = [...members.values()].filter((member) => isIn(scope, member)).length
  return (indicator: Indicator): Figure =>
    figureOf(indicator, rows.get(indicator.id) ?? [], members, organisations)
}

const find = (id: string): Indicator => {
  const found = indicators.find((indicator) => indicator.id === id)
  if (!found) throw new Error(`there is no indicator ${id}`)
  return found
}

function HowMuch(props: NationalPageProps) {
  const { language, scope, completeness, rows } = props
  const words = messages[language]
  const seen = sumOf(rows.get('representativeness') ?? [])
  return (
    <Section heading={words.howMuch} id="hur-mycket" lead={words.howMuchLead}>
      <Columns>
        <KeyFigure
          language={language}
          label={words.organisationsSeen}
          figure={formatPercent(seen.among === 0 ? 0 : seen.counted / seen.among, language, 1)}
          basis={words.ofAll(formatNumber(seen.counted, language), formatNumber(seen.among, language))}
        />
        <KeyFigure
          language={language}
          label={words.known}
          figure={formatNumber(completeness.seen, language)}
          basis={words.knownBasis}
        />
        <EstimateFigure language={language} completeness={completeness} />
      </Columns>
      <p>{seenInWords(completeness, language)}</p>
      <p>
        <a href={inScope(language, portfolioPaths.completeness, scope)}>{words.completenessMore}</a>
      </p>
    </Section>
  )
}

function SeenMap(props: NationalPageProps) {
  const map = seenMap(props)
  return (
    map && (
      <>
        <TileMap language={props.language} {...map} />
        <PictureFiles {...props} name="karta" />
      </>
    )
  )
}

function PictureFiles({ language, scope, name }: NationalPageProps & { readonly name: NationalPictureName }) {
  return (
    <Downloads
      language={language}
      name={`skala-${name}`}
      csv={inScope(language, nationalPicturePath(name, 'csv'), scope)}
      svg={inScope(language, nationalPicturePath(name, 'svg'), scope)}
    />
  )
}

function Questions(props: NationalPageProps) {
  const { language, scope } = props
  const words = messages[language]
  const figure = figuresOf(props)
  const [coverage, like, twice, plans] = ['coverage', 'representativeness', 'duplication', 'deviation']
    .map(find)
    .map((one) => figure(one))
  const link = (path: string, text: string) => <a href={inScope(language, path, scope)}>{text}</a>
  const n = (value: number | undefined) => formatNumber(value ?? 0, language)
  return (
    <Section heading={words.questions} id="fragor" lead={words.questionsLead}>
      <h3>{words.q1}</h3>
      <p>
        {coverage?.value == null || like?.value == null
          ? words.a1unknown
          : words.a1(
              writeValue(coverage.value, 'share', language),
              writeValue(like.value, 'share', language),
            )}{' '}
        {link(indicatorPath('representativeness'), words.toIndicator)}.{' '}
        {link(portfolioPaths.completeness, words.toCompleteness)}.
      </p>
      <h3>{words.q2}</h3>
      <p>
        {twice?.value == null
          ? words.a2unknown
          : words.a2(
              writeValue(twice.value, 'share', language),
              n(twice.tally.counted),
              formatAmount(twice.tally.parts.sek ?? 0, 'SEK', language),
            )}{' '}
        {link(indicatorPath('duplication'), words.toIndicator)}.{' '}
        <a href={`/${language}/tvillingar`}>{words.toTwins}</a>.
      </p>
      <h3>{words.q3}</h3>
      <p>
        {plans?.value == null
          ? words.a3unknown
          : words.a3(
              writeValue(plans.value, 'change', language),
              n(plans.tally.parts.rebaselines),
              n(plans.tally.parts.moved),
            )}{' '}
        {link(indicatorPath('deviation'), words.toIndicator)}.
      </p>
    </Section>
  )
}

function Measures(props: NationalPageProps) {
  const { language, scope } = props
  const words = messages[language]
  const figure = figuresOf(props)
  return (
    <Section heading={words.indicators} id="matt" lead={words.indicatorsLead}>
      <DataTable
        language={language}
        caption={words.indicators}
        quietCaption
        narrow="stack"
        rows={indicators.map((indicator) => ({ indicator, figure: figure(indicator) }))}
        rowKey={({ indicator }) => indicator.id}
        columns={[
          {
            key: 'name',
            header: words.indicator,
            cell: ({ indicator }) => (
              <a href={inScope(language, indicatorPath(indicator.id), scope)}>
                {indicator.number}. {indicator.name[language]}
              </a>
            ),
          },
          {
            key: 'value',
            header: words.value,
            cell: (row) => (
              <Value language={language} indicator={row.indicator} value={row.figure.value} compact />
            ),
          },
          {
            key: 'basis',
            header: words.restsOn,
            cell: (row) => (
              <>
                {words.organisationsOf(
                  formatNumber(row.figure.telling, language),
                  formatNumber(row.figure.organisations, language),
                )}
                <span class="meta">
                  {' '}
                  {row.indicator.denominator[language]}
                  {row.figure.tally.unknown > 0 &&
                    `; ${words.unknownFor(formatNumber(row.figure.tally.unknown, language))}`}
                </span>
              </>
            ),
          },
        ]}
      />
      <Downloads
        language={language}
        name="skala-indikatorer"
        csv={inScope(language, `${portfolioPaths.nation}.csv`, scope)}
      />
    </Section>
  )
}

function Pictures(props: NationalPageProps) {
  const { language } = props
  const words = messages[language]
  const balance = balanceBars(props)
  const flow = phaseFlow(props)
  if (flow === null) return null
  return (
    <Section heading={words.pictures} id="bilder">
      {balance && (
        <>
          <StackedBar
            language={language}
            title={words.balance}
            description={balance.description}
            valueHeader={words.initiatives}
            parts={balance.bars.map(({ label, value }) => ({ label, value: value ?? 0 }))}
          />
          <PictureFiles {...props} name="inriktning" />
        </>
      )}
      <BarChart
        language={language}
        labelHeader={words.phase}
        valueHeader={words.initiatives}
        {...phaseBars(props)}
      />
      <PictureFiles {...props} name="faser" />
      <FlowChart language={language} {...flow} />
      <PictureFiles {...props} name="vagar" />
      <LineChart language={language} unit={words.organisations} {...overTime(props)} />
      <PictureFiles {...props} name="over-tid" />
    </Section>
  )
}
