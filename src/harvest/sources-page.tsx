import { formatNumber, type Language } from '#platform/language'
import { CopyField, DataTable, EmptyState, Section, ShortDate, Title } from '#ui'
import type { Connector } from './connector.ts'
import { messages } from './messages.ts'
import type { SourceView } from './read-sources.ts'

interface SourcesPageProps {
  readonly language: Language
  readonly sources: readonly SourceView[]
  readonly connectors: readonly Connector[]
}

/** All sources and how each is doing, and what more could be connected. */
export function SourcesPage({ language, sources, connectors }: SourcesPageProps) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.sourcesLead}>{words.sources}</Title>
      {sources.length === 0 ? (
        <EmptyState title={words.emptyTitle}>
          <p>{words.emptyText}</p>
          <CopyField
            language={language}
            id="kommando"
            label={words.command}
            value="npx skala harvest publiccode https://github.com/diggsweden"
          />
        </EmptyState>
      ) : (
        <SourceTable language={language} sources={sources} />
      )}
      <Section heading={words.connectors} id="kopplingar" lead={words.connectorsLead}>
        <ConnectorTable language={language} connectors={connectors} />
      </Section>
    </>
  )
}

function SourceTable({ language, sources }: Pick<SourcesPageProps, 'language' | 'sources'>) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={words.sources}
      quietCaption
      rows={sources}
      rowKey={(source) => source.id}
      columns={[
        {
          key: 'source',
          header: words.source,
          cell: (source) => (
            <>
              <a href={`/${language}/kallor/${source.id}`}>{source.title}</a>{' '}
              <span class="meta">{source.demonstration ? words.demonstration : source.id}</span>
            </>
          ),
        },
        { key: 'connector', header: words.connector, cell: (source) => source.connector },
        {
          key: 'records',
          header: words.records,
          numeric: true,
          cell: (source) => formatNumber(source.records, language),
        },
        {
          key: 'last',
          header: words.lastRun,
          cell: ({ lastRun }) => (lastRun ? <ShortDate date={lastRun.startedAt} /> : words.notYet),
        },
        {
          key: 'state',
          header: words.state,
          cell: ({ lastRun }) => (lastRun ? words.states[lastRun.state] : ''),
        },
        {
          key: 'rejected',
          header: words.rejected,
          numeric: true,
          cell: ({ lastRun }) => (lastRun ? formatNumber(lastRun.rejected, language) : ''),
        },
        {
          key: 'deviations',
          header: words.deviations,
          numeric: true,
          cell: ({ lastRun }) => (lastRun ? formatNumber(lastRun.deviations, language) : ''),
        },
      ]}
    />
  )
}

function ConnectorTable({ language, connectors }: Pick<SourcesPageProps, 'language' | 'connectors'>) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={words.connectors}
      quietCaption
      narrow="stack"
      rows={connectors}
      rowKey={(connector) => connector.id}
      columns={[
        { key: 'title', header: words.connector, cell: (connector) => connector.title[language] },
        { key: 'owner', header: words.owner, cell: (connector) => connector.owner[language] },
        { key: 'licence', header: words.licence, cell: (connector) => connector.licence },
        {
          key: 'cadence',
          header: words.cadence,
          cell: (connector) => words.everyHours(formatNumber(connector.cadenceHours, language)),
        },
      ]}
    />
  )
}
