import type { Estimate, FittedCurve, NoCurve, Shape } from '#platform/curves'
import { formatDate, formatNumber, formatPercent, formatShortDate, type Language } from '#platform/language'
import { type Organisation, messages as registryMessages } from '#registry'
import {
  BarChart,
  Breadcrumb,
  Button,
  Columns,
  DataTable,
  DefinitionList,
  Downloads,
  KeyFigure,
  LineChart,
  Notice,
  Section,
  TextInput,
  type Tile,
  type TileLevel,
  TileMap,
  Title,
  Unknown,
} from '#ui'
import { messages } from '../messages.ts'
import type { AdoptionView } from '../read-adoptions.ts'
import type { BlockerView } from '../read-blockers.ts'
import { dateOfYears, periodName } from '../spread/calendar.ts'
import { EligibleRule } from '../spread/eligible.ts'
import type { GroupSpread, Spread } from '../spread/tell-spread.ts'
import { pageOf } from './paths.ts'
import { UsersTable } from './users-section.tsx'

interface SpreadPageProps {
  readonly language: Language
  readonly record: {
    readonly id: string
    readonly kind: 'solution' | 'product'
    readonly title: string
    readonly language: string
  }
  readonly rule: EligibleRule
  readonly spread: Spread
  readonly adoptions: readonly AdoptionView[]
  readonly blockers: readonly BlockerView[]
  /** Day that it is told for. */
  readonly day: string
  /** What stands behind the question mark of this page's address, for the files. */
  readonly query: string
}

/** How one solution or product spreads: users over time, where, among whom, how far it may go, and what stops the rest. */
export function SpreadPage(props: SpreadPageProps) {
  const { language, record, spread, adoptions, blockers, day, query } = props
  const words = messages[language]
  const figure = (value: number) => formatNumber(value, language)
  const base = pageOf(language, record, 'spread')
  const files = query ? `?${query}` : ''
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: pageOf(language, record), label: record.title },
          { href: base, label: words.spread },
        ]}
      />
      <Title
        kicker={words.spread}
        lead={
          spread.eligible.length === 0
            ? words.nobodyEligible
            : words.spreadLead(figure(spread.users.length), figure(spread.eligible.length))
        }
      >
        <span lang={record.language}>{words.spreadOf(record.title)}</span>
      </Title>
      <Figures language={language} spread={spread} />
      <Section heading={words.curveTitle} id="kurva">
        <SpreadCurve language={language} spread={spread} day={day} />
        <Remarks language={language} spread={spread} />
        <Downloads
          language={language}
          name={`spridning-${record.id}`}
          csv={`${base}.csv${files}`}
          svg={`${base}.svg${files}`}
        />
      </Section>
      <Section heading={words.nthHeading} id="takt">
        <DefinitionList
          items={spread.nth.map(({ nth, date, days }) => ({
            term: words.nth(figure(nth)),
            value:
              date === null || days === null ? (
                <span class="unknown">{words.notYet}</span>
              ) : (
                `${words.days(figure(days))} (${formatDate(date, language)})`
              ),
          }))}
        />
      </Section>
      <Section heading={words.map} id="karta">
        <SpreadMap language={language} spread={spread} />
      </Section>
      <Groups
        language={language}
        heading={words.bySize}
        id="storlek"
        groups={spread.groups.size}
        spread={spread}
      />
      <Groups
        language={language}
        heading={words.byCounty}
        id="lan"
        groups={spread.groups.county}
        spread={spread}
      />
      <Groups
        language={language}
        heading={words.byKind}
        id="slag"
        groups={spread.groups.kind}
        spread={spread}
      />
      <FitSection language={language} spread={spread} />
      <BlockersSection language={language} blockers={blockers} />
      <Section heading={words.usersHeading} id="anvandare">
        {adoptions.length === 0 ? <p>{words.nobody}</p> : <UsersTable {...{ language, adoptions }} />}
      </Section>
      <RuleForm {...props} />
    </>
  )
}

function Figures({ language, spread }: { language: Language; spread: Spread }) {
  const words = messages[language]
  const figure = (value: number) => formatNumber(value, language)
  const { reach } = spread
  return (
    <Columns>
      <KeyFigure
        language={language}
        label={words.users}
        figure={figure(spread.users.length)}
        basis={words.ofEligible(figure(spread.eligible.length))}
      />
      <KeyFigure
        language={language}
        label={words.reach}
        figure={figure(reach.inhabitants)}
        basis={
          reach.of === 0
            ? words.nobodyEligible
            : words.reachBasis(formatPercent(reach.inhabitants / reach.of, language))
        }
      />
      <KeyFigure
        language={language}
        label={words.underway}
        figure={figure(spread.underway.length)}
        basis={words.underwayBasis}
      />
      <KeyFigure
        language={language}
        label={words.leftCount}
        figure={figure(spread.left.length)}
        basis={words.leftBasis}
      />
    </Columns>
  )
}

function Remarks({ language, spread }: { language: Language; spread: Spread }) {
  const words = messages[language]
  const figure = (value: number) => formatNumber(value, language)
  const said = [
    ...(spread.undated > 0 ? [words.undated(figure(spread.undated))] : []),
    ...(spread.outside > 0 ? [words.outside(figure(spread.outside))] : []),
    ...(spread.denied.length > 0 ? [words.deniedBasis(figure(spread.denied.length))] : []),
  ]
  return said.length === 0 ? null : (
    <ul class="meta">
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}

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

/** The curve of users over time with its forecast, and the same as a table. */
export function SpreadCurve({ language, spread, day }: { language: Language; spread: Spread; day: string }) {
  const words = messages[language]
  const ever = (spread.adopted.at(-1) ?? 0) + spread.undated
  const refused = spread.best === null ? spread.fits.bass : null
  return (
    <LineChart
      language={language}
      title={words.curveTitle}
      description={words.curveText(formatNumber(ever, language), formatDate(day, language))}
      unit={words.organisations}
      note={refused && refused.outcome !== 'fitted' ? refusalOf(refused, language) : words.bandNote}
      {...curveOf(spread, language)}
    />
  )
}

/** Why no curve was fitted, in words. */
function refusalOf({ outcome, have, need }: NoCurve, language: Language): string {
  return messages[language].refusals[outcome](formatNumber(have, language), formatNumber(need, language))
}

function SpreadMap({ language, spread }: { language: Language; spread: Spread }) {
  const words = messages[language]
  const tiles = spread.eligible.flatMap((one) => tileOf(one, spread, language))
  if (tiles.length === 0) return <p class="unknown">{words.mapReal}</p>
  const using = tiles.filter(({ level }) => level === 5).length
  return (
    <TileMap
      language={language}
      tiles={tiles}
      title={words.map}
      description={words.mapText(formatNumber(using, language))}
      legend={[
        { level: 5, label: words.mapLevels.using },
        { level: 2, label: words.mapLevels.underway },
        { level: 1, label: words.mapLevels.left },
        { level: null, label: words.mapLevels.none },
      ]}
    />
  )
}

function tileOf(one: Organisation, spread: Spread, language: Language): Tile[] {
  if (one.tile === null) return []
  const words = messages[language].mapLevels
  const [level, label]: [TileLevel, string] = spread.users.includes(one.id)
    ? [5, words.using]
    : spread.underway.includes(one.id)
      ? [2, words.underway]
      : spread.left.includes(one.id)
        ? [1, words.left]
        : [null, words.none]
  const href = `/${language}/organisationer/${one.id}`
  return [{ ...one.tile, code: one.code ?? one.id, name: one.nameSv, href, level, label }]
}

function Groups({
  language,
  heading,
  id,
  groups,
  spread,
}: {
  readonly language: Language
  readonly heading: string
  readonly id: string
  readonly groups: readonly GroupSpread[]
  readonly spread: Spread
}) {
  const words = messages[language]
  if (groups.length === 0) return null
  return (
    <Section heading={heading} id={id}>
      <BarChart
        language={language}
        title={heading}
        description={words.share}
        labelHeader={words.group}
        valueHeader={words.share}
        bars={groups.map(({ key, adopters, eligible, share }) => ({
          label: groupName(id, key, spread, language),
          value: share === null ? null : share * 100,
          text: `${words.of(formatNumber(adopters, language), formatNumber(eligible, language))} (${formatPercent(share ?? 0, language)})`,
        }))}
      />
    </Section>
  )
}

function groupName(id: string, key: string, { eligible }: Spread, language: Language): string {
  const words = messages[language]
  if (id === 'storlek') return words.sizes[Number(key)] ?? words.sizeUnknown
  if (id === 'lan') return eligible.find(({ countyCode }) => countyCode === key)?.countyName ?? words.noCounty
  const kinds: Readonly<Record<string, string>> = registryMessages[language].organisationKinds
  return kinds[key] ?? key
}

function FitSection({ language, spread }: { language: Language; spread: Spread }) {
  const words = messages[language]
  const fitted = (['bass', 'logistic'] as const).flatMap((shape) => {
    const fit = spread.fits[shape]
    return fit.outcome === 'fitted' ? [[shape, fit] as const] : []
  })
  const refused = spread.fits.bass
  return (
    <Section heading={words.fitHeading} id="s-kurva" lead={words.fitLead}>
      {fitted.length === 0 && refused.outcome !== 'fitted' && (
        <Notice language={language} kind="info">
          <p>{refusalOf(refused, language)}</p>
        </Notice>
      )}
      {fitted.map(([shape, fit]) => (
        <FitTable key={shape} {...{ language, shape, fit, spread }} />
      ))}
    </Section>
  )
}

interface FitTableProps {
  readonly language: Language
  readonly shape: Shape
  readonly fit: FittedCurve
  readonly spread: Spread
}

function FitTable({ language, shape, fit, spread }: FitTableProps) {
  const words = messages[language]
  const best = spread.best === shape ? ` (${words.best})` : ''
  const write = (name: Estimate['name'], value: number) =>
    name === 'midpoint'
      ? formatShortDate(dateOfYears(value + spread.calendar.origin)).slice(0, 7)
      : formatNumber(
          name === 'ceiling' ? value + spread.undated : value,
          language,
          name === 'ceiling' ? 0 : 3,
        )
  const end = (name: Estimate['name'], value: number | null) =>
    value === null ? words.open : write(name, value)
  return (
    <>
      <DataTable
        language={language}
        caption={`${words.shapes[shape]}${best}`}
        rows={fit.estimates}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: words.parameter, cell: ({ name }) => words.parameters[name] },
          {
            key: 'value',
            header: words.value,
            numeric: true,
            cell: ({ name, value }) => write(name, value),
          },
          {
            key: 'interval',
            header: words.interval,
            numeric: true,
            cell: ({ name, low, high }) => words.range(end(name, low), end(name, high)),
          },
        ]}
      />
      {fit.misfit && <p class="meta">{words.misfit}</p>}
    </>
  )
}

/** What stops those who have not, in their own words. */
function BlockersSection({ language, blockers }: { language: Language; blockers: readonly BlockerView[] }) {
  const words = messages[language]
  return (
    <Section heading={words.blockersHeading} id="hinder" lead={words.blockersLead}>
      {blockers.length === 0 ? (
        <p class="unknown">{words.noBlockers}</p>
      ) : (
        <DataTable
          language={language}
          caption={words.blockersHeading}
          quietCaption
          narrow="stack"
          rows={blockers}
          rowKey={({ organisation, code }) => `${organisation.id} ${code}`}
          columns={[
            {
              key: 'who',
              header: words.statedBy,
              cell: ({ organisation }) => (
                <a href={`/${language}/organisationer/${organisation.id}`}>{organisation.name}</a>
              ),
            },
            { key: 'what', header: words.blocker, cell: ({ code }) => words.blockers[code] },
            {
              key: 'words',
              header: words.wordsField,
              cell: (one) => one.words ?? <Unknown language={language} />,
            },
          ]}
        />
      )}
    </Section>
  )
}

const KINDS = ['municipality', 'region', 'agency', 'joint-body'] as const

function RuleForm({ language, record, rule }: SpreadPageProps) {
  const words = messages[language]
  return (
    <Section heading={words.eligibleHeading} id="urval">
      <form method="get" action={pageOf(language, record, 'spread')}>
        <fieldset class="field">
          <legend>{words.kinds}</legend>
          {KINDS.map((kind) => (
            <label class="choice" key={kind}>
              <input type="checkbox" name="slag" value={kind} checked={rule.kinds.includes(kind)} />
              <span>{registryMessages[language].organisationKinds[kind]}</span>
            </label>
          ))}
        </fieldset>
        <TextInput
          {...{
            language,
            name: 'fran',
            label: words.populationFrom,
            type: 'number',
            size: 'short',
            optional: true,
          }}
          value={rule.populationFrom === null ? undefined : String(rule.populationFrom)}
        />
        <TextInput
          {...{
            language,
            name: 'till',
            label: words.populationTo,
            type: 'number',
            size: 'short',
            optional: true,
          }}
          value={rule.populationTo === null ? undefined : String(rule.populationTo)}
        />
        <Button>{words.show}</Button>
      </form>
    </Section>
  )
}

/** Reads the rule from an address; what cannot be read falls back on all municipalities. */
export function readRule(query: URLSearchParams): EligibleRule {
  const whole = (name: string) => {
    const value = query.get(name)
    return value && /^\d{1,9}$/.test(value) ? Number(value) : null
  }
  const kinds = query.getAll('slag')
  const read = EligibleRule.safeParse({
    ...(kinds.length > 0 ? { kinds } : {}),
    populationFrom: whole('fran'),
    populationTo: whole('till'),
    counties: query.getAll('lan'),
  })
  return read.success ? read.data : EligibleRule.parse({})
}
