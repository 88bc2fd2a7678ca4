import { formatNumber, formatPercent, formatShortDate, type Language } from '#platform/language'
import { DataTable, LineChart, ResultList, Section } from '#ui'
import { capacityOf } from '../capacity/capacity.ts'
import type { CapacitySeries } from '../capacity/import-capacity.ts'
import { differenceKinds } from '../fidelity/difference.ts'
import type { FidelityReport } from '../fidelity/read-reports.ts'
import { ages } from '../fidelity/reconcile-messages.ts'
import { judgeFidelity } from '../fidelity/summarise.ts'
import { messages } from './messages.ts'
import type { Trial } from './read-trials.ts'
import { trialPaths } from './trial-paths.ts'
import { trialResult } from './trials-page.tsx'

/** What was measured of one thing in use. */
export interface Evidence {
  readonly trials: readonly Trial[]
  readonly reports: readonly FidelityReport[]
  readonly capacity: readonly CapacitySeries[]
}

/** On a record's page: its trials, comparisons and capacity. Nothing when nothing was measured. */
export function EvidenceSection({
  language,
  evidence,
}: {
  readonly language: Language
  readonly evidence: Evidence
}) {
  const words = messages[language]
  const { trials, reports, capacity } = evidence
  if (trials.length + reports.length + capacity.length === 0) return null
  return (
    <Section heading={words.sectionTitle} id="prov" lead={words.sectionLead}>
      <ResultList items={trials.map((trial) => trialResult(trial, language))} />
      <Measurements {...{ language, reports, capacity }} />
      <p>
        <a href={`/${language}${trialPaths.trials}`}>{words.allTrials}</a>
      </p>
    </Section>
  )
}

/** On a trial's page: what else was measured of the same thing. Nothing when nothing was. */
export function MeasurementsSection(props: Omit<Evidence, 'trials'> & { readonly language: Language }) {
  const words = messages[props.language]
  if (props.reports.length + props.capacity.length === 0) return null
  return (
    <Section heading={words.alsoMeasured} id="matningar">
      <Measurements {...props} />
    </Section>
  )
}

/** Comparisons, message balances and capacity, each under a heading of its own. */
function Measurements({
  language,
  reports,
  capacity,
}: Omit<Evidence, 'trials'> & { readonly language: Language }) {
  return (
    <>
      {reports.length > 0 && <FidelityTable language={language} reports={reports} />}
      {reports.some((report) => report.messages) && <MessageTable language={language} reports={reports} />}
      {capacity.map((series) => (
        <CapacityChart key={series.id} language={language} series={series} />
      ))}
    </>
  )
}

type ReportsProps = Pick<Evidence, 'reports'> & { readonly language: Language }

function FidelityTable({ language, reports }: ReportsProps) {
  const words = messages[language]
  const number = (value: number) => formatNumber(value, language)
  const verdicts = { whole: words.whole, broken: words.broken, 'nothing-compared': words.nothingCompared }
  return (
    <>
      <h3>{words.fidelity}</h3>
      <p>{words.fidelityLead}</p>
      <DataTable
        language={language}
        caption={words.fidelity}
        quietCaption
        narrow="stack"
        rows={reports}
        rowKey={({ id }) => id}
        columns={[
          { key: 'path', header: words.path, cell: ({ path, build }) => `${path} (${build})` },
          { key: 'day', header: words.compared, cell: ({ comparedOn }) => formatShortDate(comparedOn) },
          {
            key: 'verdict',
            header: words.verdict,
            cell: ({ summary }) => <strong>{verdicts[judgeFidelity(summary)]}</strong>,
          },
          {
            key: 'critical',
            header: words.criticalFields,
            numeric: true,
            cell: ({ summary }) => words.of(number(summary.criticalEqual), number(summary.criticalFields)),
          },
          {
            key: 'differences',
            header: words.differences,
            cell: ({ summary }) =>
              differenceKinds
                .filter((kind) => summary.differences[kind] > 0)
                .map((kind) => `${words.kinds[kind]} ${number(summary.differences[kind])}`)
                .join(', '),
          },
        ]}
      />
    </>
  )
}

function MessageTable({ language, reports }: ReportsProps) {
  const words = messages[language]
  const number = (value: number) => formatNumber(value, language)
  const rows = reports.flatMap(({ id, path, messages: balances }) =>
    (balances ?? []).map((balance) => ({ ...balance, id, path })),
  )
  return (
    <>
      <h3>{words.messagesTitle}</h3>
      <p>{words.messagesLead}</p>
      <DataTable
        language={language}
        caption={words.messagesTitle}
        quietCaption
        narrow="stack"
        rows={rows}
        rowKey={(row) => `${row.id} ${row.class}`}
        columns={[
          {
            key: 'class',
            header: words.messageClass,
            cell: (row) => `${row.path}: ${words.classes[row.class]}`,
          },
          { key: 'sent', header: words.sent, numeric: true, cell: (row) => number(row.sent) },
          {
            key: 'unexplained',
            header: words.unexplained,
            numeric: true,
            cell: (row) => (
              <strong>{number(ages.reduce((sum, age) => sum + row.unexplained[age], 0))}</strong>
            ),
          },
          { key: 'older', header: words.older, numeric: true, cell: (row) => number(row.unexplained.older) },
          { key: 'alarms', header: words.alarms, numeric: true, cell: (row) => number(row.alarms) },
        ]}
      />
    </>
  )
}

function CapacityChart({
  language,
  series,
}: {
  readonly language: Language
  readonly series: CapacitySeries
}) {
  const words = messages[language]
  const { perHour, before, after, share, lowest, interruption } = capacityOf(series)
  const number = (value: number) => formatNumber(value, language, 2)
  const says = [
    ...(share === null || before === null || after === null
      ? []
      : [words.capacitySays(formatPercent(share, language), number(before), number(after))]),
    ...(lowest ? [words.lowest(formatPercent(lowest.share, language), lowest.period)] : []),
    interruption
      ? words.jump(
          number(interruption.jump.estimate),
          number(interruption.jump.low),
          number(interruption.jump.high),
        )
      : words.noTrend,
  ].join(' ')
  return (
    <>
      <h3>{words.capacity}</h3>
      <LineChart
        language={language}
        title={`${series.site}: ${words.perHour(series.measure)}`}
        description={says}
        unit={words.perHour(series.measure)}
        times={series.points.map(({ period }) => period)}
        series={[
          { name: words.measured, values: perHour },
          ...(interruption ? [{ name: words.expected, values: interruption.expected }] : []),
        ]}
        note={`${words.window(series.changeAt, String(series.transition))} ${words.source(series.source)}`}
      />
    </>
  )
}
