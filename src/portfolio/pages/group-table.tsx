import { formatNumber, type Language } from '#platform/language'
import { DataTable } from '#ui'
import type { Completeness } from '../completeness.ts'
import { messages } from '../messages.ts'

interface GroupTableProps {
  readonly language: Language
  readonly caption: string
  readonly groups: readonly Completeness[]
}

/** How much of each group has been seen, with the estimate and its interval, or why there is none. */
export function GroupTable({ language, caption, groups }: GroupTableProps) {
  const words = messages[language]
  const n = (value: number) => formatNumber(value, language)
  return (
    <DataTable
      language={language}
      caption={caption}
      quietCaption
      narrow="stack"
      rows={groups}
      rowKey={({ group }) => group}
      columns={[
        { key: 'group', header: words.group, cell: ({ group }) => group },
        { key: 'seen', header: words.seen, numeric: true, cell: ({ seen }) => n(seen) },
        { key: 'overlap', header: words.overlap, numeric: true, cell: ({ answer }) => n(answer.overlap) },
        {
          key: 'estimate',
          header: words.estimate,
          cell: ({ answer }) =>
            'estimate' in answer ? (
              <>
                {n(Math.round(answer.estimate))}{' '}
                <span class="meta">
                  ({words.interval} {n(Math.floor(answer.low))}–{n(Math.ceil(answer.high))};{' '}
                  {words.methods[answer.method]})
                </span>
              </>
            ) : (
              <span class="unknown">{words.reasons[answer.reason]}</span>
            ),
        },
      ]}
    />
  )
}
