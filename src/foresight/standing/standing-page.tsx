import { formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import { Breadcrumb, DataTable, DefinitionList, LineChart, Section, Tag, Title } from '#ui'
import type { ClassMember } from '../forecast/forecast.ts'
import { messages } from '../messages.ts'
import { nameOf, namesOf } from '../pages/say.ts'
import { LevelWord, MissingEvidence, Waterfall } from '../pages/waterfall.tsx'
import { SignalCode } from '../signals/signal-code.ts'
import { warningMessages } from '../warning/messages.ts'
import { standingPath } from '../warning/warning-paths.ts'
import { type FirstPlan, ForecastSection } from './forecast-section.tsx'
import { measureNames, writeMeasured } from './measure-names.ts'
import { standingMessages } from './messages.ts'
import type { StandingView } from './read-standing.ts'
import type { StandingRow } from './standing.ts'
import { statusesOf } from './standing-section.tsx'

interface StandingProps {
  readonly language: Language
  readonly title: string
  readonly view: StandingView
  readonly plan: FirstPlan
  readonly ended: readonly ClassMember[]
}

/** How an initiative stands, explained to the last fact: two statuses, every point, what is missing, and a forecast. */
export function StandingPage({ language, title, view, plan, ended }: StandingProps) {
  const words = standingMessages[language]
  const { standing, record, facts } = view
  const label = (ref: string) => view.labels.get(ref) ?? kindOf(ref, language) ?? ref
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/initiativ/${record}`, label: title },
          { href: `/${language}${standingPath(record)}`, label: words.title },
        ]}
      />
      <Title
        kicker={title}
        lead={words.lead}
        meta={view.demonstration && <Tag tone="quiet">{warningMessages[language].inventedOne}</Tag>}
      >
        {words.title}
      </Title>
      <Section heading={words.section} id="laget">
        <DefinitionList
          items={[
            ...statusesOf(standing, language),
            {
              term: messages[language].chance,
              value: `${formatPercent(standing.score.chance, language)}. ${messages[language].chanceMeans(
                formatPercent(standing.score.prior, language),
              )}`,
            },
            { term: words.today, value: formatDate(standing.score.day, language) },
          ]}
        />
      </Section>
      <Archive language={language} rows={view.archive} />
      <Waterfall language={language} score={standing.score} label={label} />
      <MissingEvidence language={language} score={standing.score} />
      <ForecastSection {...{ language, plan, ended, facts }} day={standing.score.day} />
      <FactsTable language={language} view={view} label={label} />
    </>
  )
}

/** What kind of thing a reference outside the registry's own sources leads to. */
function kindOf(ref: string, language: Language): string | undefined {
  const { refs } = standingMessages[language]
  const kinds: Readonly<Record<string, string>> = refs
  return kinds[ref.split(':')[0] ?? '']
}

function Archive({ language, rows }: { readonly language: Language; readonly rows: readonly StandingRow[] }) {
  const [words, general] = [standingMessages[language], messages[language]]
  if (rows.length === 0) return null
  const compared = rows.filter(({ contradiction }) => contradiction !== null)
  return (
    <Section heading={words.over} id="over-tid" lead={words.overLead}>
      {compared.length > 1 && (
        <LineChart
          language={language}
          title={words.overChart}
          description={words.overChart}
          unit={words.overChart}
          times={rows.map(({ since }) => since)}
          series={[{ name: words.apart, values: rows.map(({ contradiction }) => contradiction) }]}
        />
      )}
      <DataTable
        language={language}
        caption={words.over}
        quietCaption
        narrow="stack"
        rows={rows.toReversed()}
        rowKey={(row) => row.since}
        columns={[
          { key: 'day', header: words.day, cell: (row) => formatDate(row.since, language) },
          {
            key: 'own',
            header: words.ownerSays,
            cell: (row) =>
              row.own_word === null
                ? general.levels.unknown
                : `${general.says[row.own_word]}${row.own_word_stale ? ` (${general.stale})` : ''}`,
          },
          {
            key: 'evidence',
            header: words.evidenceSays,
            cell: (row) => <LevelWord language={language} level={row.level} />,
          },
          {
            key: 'apart',
            header: words.apart,
            numeric: true,
            cell: (row) =>
              row.contradiction === null ? general.levels.unknown : formatNumber(row.contradiction, language),
          },
          {
            key: 'up',
            header: words.up,
            cell: (row) =>
              namesOf(
                row.raised.filter((code) => SignalCode.safeParse(code).success),
                language,
              ),
          },
        ]}
      />
    </Section>
  )
}

interface FactsProps {
  readonly language: Language
  readonly view: StandingView
  readonly label: (ref: string) => string
}

function FactsTable({ language, view, label }: FactsProps) {
  const [words, general] = [standingMessages[language], messages[language]]
  const { measurements, ownWords, findings } = view.facts
  const rows = [
    ...measurements.map((row) => ({
      ...row,
      name: measureNames[row.measure][language],
      written: writeMeasured(row, language),
    })),
    ...ownWords.map((row) => ({ ...row, name: words.word, written: general.says[row.says] })),
    ...findings.map((row) => ({ ...row, name: words.finding(nameOf(row.sign, language)), written: '' })),
  ].toSorted((one, other) => (one.on < other.on ? 1 : -1))
  const first = new Set<string>()
  return (
    <Section heading={words.facts} id="uppgifter" lead={words.factsLead}>
      <DataTable
        language={language}
        caption={words.facts}
        quietCaption
        narrow="stack"
        rows={rows.map((row, index) => ({ ...row, index, anchor: isFirst(first, row.ref) }))}
        rowKey={(row) => String(row.index)}
        columns={[
          {
            key: 'fact',
            header: words.fact,
            cell: (row) => <span id={row.anchor ? row.ref : undefined}>{row.name}</span>,
          },
          { key: 'value', header: words.value, numeric: true, cell: (row) => row.written },
          { key: 'heard', header: words.heard, cell: (row) => formatDate(row.on, language) },
          { key: 'from', header: words.from, cell: (row) => label(row.ref) },
        ]}
      />
      <p>
        {words.offline} <a href={`/api/v1/initiatives/${view.record}/standing`}>{words.asData}</a>
      </p>
    </Section>
  )
}

/** Only the first row of a reference is what links to it lead to. */
function isFirst(seen: Set<string>, ref: string): boolean {
  if (seen.has(ref)) return false
  seen.add(ref)
  return true
}
