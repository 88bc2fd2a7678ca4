import { formatNumber, type Language } from '#platform/language'
import { Breadcrumb, DataTable, EmptyState, Section, Title } from '#ui'
import type { FairnessLine } from './fairness.ts'
import { warningMessages as messages } from './messages.ts'
import { warningPaths } from './warning-paths.ts'

interface FairnessProps {
  readonly language: Language
  readonly real: readonly FairnessLine[]
  readonly invented: readonly FairnessLine[]
}

/** How often warnings were right: counts by who raised them. */
export function FairnessPage({ language, real, invented }: FairnessProps) {
  const words = messages[language]
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${warningPaths.warnings}`, label: words.warnings },
          { href: `/${language}${warningPaths.fairness}`, label: words.fairness },
        ]}
      />
      <Title lead={words.fairnessLead}>{words.fairness}</Title>
      {real.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.fairnessEmpty}</p>
        </EmptyState>
      ) : (
        <Counts language={language} caption={words.fairness} lines={real} />
      )}
      {invented.length > 0 && (
        <Section heading={words.invented} id="pahittade">
          <Counts language={language} caption={words.invented} lines={invented} />
        </Section>
      )}
    </>
  )
}

const counted = [
  'raised',
  'waiting',
  'acted',
  'notRelevant',
  'disputed',
  'right',
  'wrong',
  'unclear',
  'withdrawn',
  'corrected',
] as const

interface CountsProps {
  readonly language: Language
  readonly caption: string
  readonly lines: readonly FairnessLine[]
}

function Counts({ language, caption, lines }: CountsProps) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={caption}
      quietCaption
      narrow="stack"
      rows={lines}
      rowKey={(line) => line.raisedBy}
      columns={[
        { key: 'who', header: words.columns.who, cell: (line) => words.raisedBy[line.raisedBy] },
        ...counted.map((name) => ({
          key: name,
          header: words.columns[name],
          numeric: true,
          cell: (line: FairnessLine) => formatNumber(line[name], language),
        })),
        {
          key: 'days',
          header: words.columns.days,
          numeric: true,
          cell: (line) =>
            line.daysToAnswer === null ? (
              <span class="unknown">{words.notYet}</span>
            ) : (
              formatNumber(line.daysToAnswer, language, 1)
            ),
        },
      ]}
    />
  )
}
