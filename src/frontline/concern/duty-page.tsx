import { formatNumber, formatPercent, type Language } from '#platform/language'
import { type Column, DataTable, Section, ShortDate, Tag, Title, Unknown } from '#ui'
import { concernPaths } from './concern-paths.ts'
import { messages } from './messages.ts'
import type { DutyStanding, OverdueConcern } from './read-public.ts'

interface DutyPageProps {
  readonly language: Language
  readonly overdue: readonly OverdueConcern[]
  readonly duty: readonly DutyStanding[]
}

/** How owners meet their duty to answer: what is overdue now, what has been, and figures per owner. */
export function DutyPage({ language, overdue, duty }: DutyPageProps) {
  const words = messages[language]
  const now = overdue.filter(({ endedOn }) => endedOn === null)
  const before = overdue.filter(({ endedOn }) => endedOn !== null)
  return (
    <>
      <Title lead={words.dutyLead}>{words.dutyTitle}</Title>
      <Section heading={words.overdueNow} id="nu">
        {now.length === 0 ? <p>{words.overdueNone}</p> : <OverdueTable {...{ language, overdue: now }} />}
      </Section>
      {duty.length > 0 && (
        <Section heading={words.owners} id="agare">
          <OwnersTable language={language} duty={duty} />
        </Section>
      )}
      {before.length > 0 && (
        <Section heading={words.overdueBefore} id="tidigare">
          <OverdueTable {...{ language, overdue: before }} />
        </Section>
      )}
      <Section heading={words.dutyTitle} id="regler" lead={words.dutyMeaning}>
        <ul>
          {words.dutyRules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
        <p>
          <a href={`/${language}${concernPaths.doors}`}>{words.sayIt}</a>
        </p>
      </Section>
    </>
  )
}

/** What is or has been overdue, without any words of the concern. */
export function OverdueTable({
  language,
  overdue,
  onRecord = false,
}: {
  readonly language: Language
  readonly overdue: readonly OverdueConcern[]
  /** On the page of the one record that all of it is about: what it is about and whose it is goes without saying. */
  readonly onRecord?: boolean
}) {
  const words = messages[language]
  const named: Column<OverdueConcern>[] = [
    {
      key: 'about',
      header: words.concernAbout,
      cell: ({ record, title, safety }) => (
        <>
          {record && title ? <a href={`/${language}/initiativ/${record}`}>{title}</a> : words.unknownSystem}{' '}
          {safety && <Tag tone="frontline">{words.safetyClass}</Tag>}
        </>
      ),
    },
    {
      key: 'owner',
      header: words.owner,
      cell: ({ organisation, organisationName }) =>
        organisation ? (
          <a href={`/${language}/organisationer/${organisation}`}>{organisationName}</a>
        ) : (
          words.ownerUnknown
        ),
    },
  ]
  const columns: Column<OverdueConcern>[] = [
    ...(onRecord ? [] : named),
    {
      key: 'deadline',
      header: words.deadline,
      cell: ({ deadline, safety }) => (
        <>
          {words.deadlines[deadline]} {onRecord && safety && <Tag tone="frontline">{words.safetyClass}</Tag>}
        </>
      ),
    },
    { key: 'since', header: words.since, cell: ({ since }) => <ShortDate date={since} /> },
    { key: 'level', header: words.reached, cell: ({ level }) => words.levels[level] },
  ]
  const ended: Column<OverdueConcern> = {
    key: 'ended',
    header: words.ended,
    cell: ({ endedOn }) => (endedOn ? <ShortDate date={endedOn} /> : null),
  }
  return (
    <DataTable
      language={language}
      caption={words.overdueNow}
      quietCaption
      narrow="stack"
      rows={overdue}
      rowKey={({ id, deadline, since }) => `${id} ${deadline} ${since}`}
      columns={overdue.some(({ endedOn }) => endedOn !== null) ? [...columns, ended] : columns}
    />
  )
}

function OwnersTable({ language, duty }: { language: Language; duty: readonly DutyStanding[] }) {
  const words = messages[language]
  const figure = (value: number) => formatNumber(value, language)
  const known = (value: number | null, show: (value: number) => string) =>
    value === null ? <Unknown language={language} until={words.untilFive} compact /> : show(value)
  return (
    <DataTable
      language={language}
      caption={words.owners}
      quietCaption
      rows={duty}
      rowKey={({ organisation }) => organisation}
      columns={[
        {
          key: 'owner',
          header: words.owner,
          cell: ({ organisation, organisationName }) => (
            <a href={`/${language}/organisationer/${organisation}`}>{organisationName}</a>
          ),
        },
        {
          key: 'concerns',
          header: words.received,
          numeric: true,
          cell: ({ concerns }) => (concerns === 0 ? words.fewerThanFive : words.atLeast(figure(concerns))),
        },
        {
          key: 'days',
          header: `${words.medianDays} (${words.medianDaysHint})`,
          numeric: true,
          cell: ({ medianDaysToAnswer }) => known(medianDaysToAnswer, figure),
        },
        {
          key: 'changed',
          header: words.shareChanged,
          numeric: true,
          cell: ({ shareChanged }) => known(shareChanged, (share) => formatPercent(share, language)),
        },
        {
          key: 'reopened',
          header: words.reopenedCount,
          numeric: true,
          cell: ({ reopened }) =>
            known(reopened, (count) => (count === 0 ? words.fewerThanFive : words.atLeast(figure(count)))),
        },
        { key: 'overdue', header: words.overdueCount, numeric: true, cell: ({ overdue }) => figure(overdue) },
        {
          key: 'ever',
          header: words.everOverdue,
          numeric: true,
          cell: ({ everOverdue }) => figure(everOverdue),
        },
      ]}
    />
  )
}
