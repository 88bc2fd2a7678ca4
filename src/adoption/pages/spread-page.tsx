import type { ComponentChildren } from 'preact'
import type { Estimate, FittedCurve, NoCurve, Shape } from '#platform/curves'
import { formatDate, formatNumber, formatPercent, formatShortDate, type Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
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
  TileMap,
  Title,
  Unknown,
} from '#ui'
import { messages } from '../messages.ts'
import type { AdoptionView } from '../read-adoptions.ts'
import type { BlockerView } from '../read-blockers.ts'
import { dateOfYears } from '../spread/calendar.ts'
import { EligibleRule } from '../spread/eligible.ts'
import type { Spread } from '../spread/tell-spread.ts'
import { pageOf } from './paths.ts'
import { curveOf, type GroupName, groupBars, type SpreadPictureName, spreadMap } from './spread-pictures.tsx'
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
  const filesOf = (name: SpreadPictureName) => (
    <Downloads
      language={language}
      name={`spridning-${record.id}-${name}`}
      csv={`${base}.csv${files}`}
      svg={`${base}.svg?${query ? `${query}&` : ''}bild=${name}`}
    />
  )
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
        {filesOf('kurva')}
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
        {filesOf('karta')}
      </Section>
      {(['storlek', 'lan', 'slag'] as const).map((name) => (
        <Groups key={name} {...{ language, name, spread }} id={name} files={filesOf(name)} />
      ))}
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
  const map = spreadMap(spread, language)
  return map ? (
    <TileMap language={language} {...map} />
  ) : (
    <p class="unknown">{messages[language].nobodyEligible}</p>
  )
}

function Groups({
  language,
  name,
  id,
  spread,
  files,
}: {
  readonly language: Language
  readonly name: GroupName
  readonly id: string
  readonly spread: Spread
  readonly files: ComponentChildren
}) {
  const { heading, bars } = groupBars(spread, name, language)
  const words = messages[language]
  if (bars.length === 0) return null
  return (
    <Section heading={heading} id={id}>
      <BarChart
        language={language}
        title={heading}
        description={words.share}
        labelHeader={words.group}
        valueHeader={words.share}
        bars={bars}
      />
      {files}
    </Section>
  )
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
  // whoever has begun has begun: the last level cannot lie below them, whatever the curve alone would allow
  const begun = spread.adopted.at(-1) ?? 0
  const atLeastBegun = (name: Estimate['name'], value: number | null) =>
    name === 'ceiling' && value !== null ? Math.max(value, begun) : value
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
            cell: ({ name, low, high }) => words.range(end(name, atLeastBegun(name, low)), end(name, high)),
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
