import { formatDate, formatNumber, formatShortDate, type Language } from '#platform/language'
import { Breadcrumb, DataTable, DefinitionList, Notice, Pagination, Section, Tag, Title } from '#ui'
import { messages } from './messages.ts'
import type { IssueView, RunView, SourceView } from './read-sources.ts'

interface SourcePageProps {
  readonly language: Language
  readonly source: SourceView
  readonly runs: readonly RunView[]
}

/** One source: what it is, and every harvest of it. */
export function SourcePage({ language, source, runs }: SourcePageProps) {
  const words = messages[language]
  return (
    <>
      <Trail language={language} source={source} />
      <Title
        kicker={words.source}
        meta={source.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
      >
        {source.title}
      </Title>
      <Section heading={words.facts} id="om">
        <DefinitionList
          items={[
            { term: words.location, value: <span class="breakable">{source.location}</span> },
            { term: words.connector, value: source.connector },
            { term: words.licence, value: source.licence },
            { term: words.records, value: formatNumber(source.records, language) },
            { term: words.cadence, value: words.everyHours(formatNumber(source.cadenceHours, language)) },
            { term: words.firstHarvested, value: formatDate(source.firstHarvestedAt, language) },
            { term: words.weight, value: formatNumber(source.priority, language) },
          ]}
        />
      </Section>
      <Section heading={words.runs} id="hamtningar" lead={words.runsLead}>
        <RunTable language={language} source={source} runs={runs} />
      </Section>
    </>
  )
}

function Trail({
  language,
  source,
  run,
}: Pick<SourcePageProps, 'language' | 'source'> & { readonly run?: RunView }) {
  const words = messages[language]
  const home = `/${language}/kallor`
  return (
    <Breadcrumb
      language={language}
      items={[
        { href: home, label: words.sources },
        { href: `${home}/${source.id}`, label: source.title },
        ...(run
          ? [{ href: runAddress(language, run), label: words.run(formatNumber(run.id, language)) }]
          : []),
      ]}
    />
  )
}

const runAddress = (language: Language, run: RunView) =>
  `/${language}/kallor/${run.source}/hamtningar/${run.id}`

function RunTable({ language, source, runs }: SourcePageProps) {
  const words = messages[language]
  const count = (key: 'read' | 'new' | 'changed' | 'unchanged' | 'rejected' | 'deviations' | 'gone') => ({
    key,
    header: words[key],
    numeric: true,
    cell: (run: RunView) => formatNumber(run[key], language),
  })
  return (
    <DataTable
      language={language}
      caption={`${words.runs}: ${source.title}`}
      quietCaption
      rows={runs}
      rowKey={(run) => String(run.id)}
      columns={[
        {
          key: 'started',
          header: words.started,
          cell: (run) => <a href={runAddress(language, run)}>{minute(run.startedAt)}</a>,
        },
        { key: 'state', header: words.state, cell: (run) => words.states[run.state] },
        { key: 'took', header: words.took, numeric: true, cell: (run) => took(run, language) },
        ...(['read', 'new', 'changed', 'unchanged', 'gone', 'rejected', 'deviations'] as const).map(count),
      ]}
    />
  )
}

/** A point in time to the minute, by Swedish time. */
function minute(instant: string): string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: 'Europe/Stockholm' })
  return `${formatShortDate(new Date(instant))} ${time.format(new Date(instant))}`
}

function took(run: RunView, language: Language): string {
  if (!run.finishedAt) return ''
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000
  return messages[language].seconds(formatNumber(seconds, language, 1))
}

interface RunPageProps {
  readonly language: Language
  readonly source: SourceView
  readonly run: RunView
  readonly rejected: readonly IssueView[]
  readonly deviations: readonly IssueView[]
  /** Where the next issues are, when there are more than these. */
  readonly nextHref: string | null
}

/** One harvest: what it came to, and everything that could not be taken as it stood. */
export function RunPage({ language, source, run, rejected, deviations, nextHref }: RunPageProps) {
  const words = messages[language]
  return (
    <>
      <Trail language={language} source={source} run={run} />
      <Title kicker={source.title} meta={<Tag>{words.states[run.state]}</Tag>}>
        {words.run(formatNumber(run.id, language))}
      </Title>
      {run.failure && (
        <Notice language={language} kind="error" title={words.states.failed}>
          <p>{run.failure[language]}</p>
        </Notice>
      )}
      <RunTable language={language} source={source} runs={[run]} />
      <Section heading={words.rejectedHeading} id="avvisade" lead={words.rejectedLead}>
        <IssueTable
          {...{ language, caption: words.rejectedHeading, issues: rejected, none: words.rejectedNone }}
        />
      </Section>
      <Section heading={words.deviationsHeading} id="avvikelser" lead={words.deviationsLead}>
        <IssueTable
          {...{ language, caption: words.deviationsHeading, issues: deviations, none: words.deviationsNone }}
        />
      </Section>
      <Pagination language={language} nextHref={nextHref ?? undefined} />
    </>
  )
}

interface IssueTableProps {
  readonly language: Language
  readonly caption: string
  readonly issues: readonly IssueView[]
  readonly none: string
}

function IssueTable({ language, caption, issues, none }: IssueTableProps) {
  const words = messages[language]
  if (issues.length === 0) return <p>{none}</p>
  return (
    <DataTable
      language={language}
      caption={caption}
      quietCaption
      narrow="stack"
      rows={issues}
      rowKey={(issue) => String(issue.id)}
      columns={[
        { key: 'place', header: words.where, cell: (issue) => <span class="breakable">{issue.place}</span> },
        { key: 'value', header: words.value, cell: (issue) => <span class="breakable">{issue.value}</span> },
        { key: 'message', header: words.what, cell: (issue) => issue.message[language] },
      ]}
    />
  )
}
