import { formatDate, formatNumber, type Language } from '#platform/language'
import { DataTable, Unknown } from '#ui'
import { isBeyond, type StopLimit } from './go-live.ts'
import { messages } from './messages.ts'
import type { GoLive } from './read-go-live.ts'

/** The first 72 hours against the limits that were written down beforehand: the latest value, and whether it has passed. */
export function Board({ language, live }: { readonly language: Language; readonly live: GoLive }) {
  const words = messages[language]
  const limits = live.plan?.stopLimits ?? []
  if (limits.length === 0) return <p class="unknown">{words.noLimits}</p>
  const number = (value: number) => formatNumber(value, language, Number.isInteger(value) ? 0 : 1)
  const latest = ({ measure }: StopLimit) => live.readings.findLast((reading) => reading.measure === measure)
  return (
    <>
      <DataTable
        language={language}
        caption={words.board}
        quietCaption
        narrow="stack"
        rows={limits}
        rowKey={({ measure }) => measure}
        columns={[
          { key: 'measure', header: words.measure, cell: ({ measure }) => measure },
          {
            key: 'limit',
            header: words.limit,
            cell: ({ stopWhen, limit, unit }) =>
              `${words.stopWhen[stopWhen]} ${number(limit)} ${unit}`.trim(),
          },
          {
            key: 'latest',
            header: words.latest,
            cell: (limit) => {
              const reading = latest(limit)
              if (!reading) return <Unknown language={language} />
              return `${number(reading.value)} ${limit.unit}, ${words.atHour(number(reading.hour))} (${reading.source})`
            },
          },
          {
            key: 'state',
            header: words.state,
            cell: (limit) => {
              const reading = latest(limit)
              if (!reading) return words.notRead
              return <strong>{isBeyond(limit, reading.value) ? words.passed : words.within}</strong>
            },
          },
        ]}
      />
      {live.limitsSince && <p class="meta">{words.limitsSince(formatDate(live.limitsSince, language))}</p>}
      {live.readings.length > limits.length && (
        <details>
          <summary>{words.history}</summary>
          <DataTable
            language={language}
            caption={words.history}
            quietCaption
            rows={live.readings.map((reading, position) => ({ ...reading, position }))}
            rowKey={({ position }) => String(position)}
            columns={[
              { key: 'measure', header: words.measure, cell: ({ measure }) => measure },
              { key: 'hour', header: words.hour, numeric: true, cell: ({ hour }) => number(hour) },
              { key: 'value', header: words.readValue, numeric: true, cell: ({ value }) => number(value) },
              { key: 'source', header: words.source, cell: ({ source }) => source },
            ]}
          />
        </details>
      )}
    </>
  )
}
