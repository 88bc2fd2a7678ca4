import { estimateKlm, type KlmEstimate, klmSeconds, typists } from '#platform/instruments'
import { formatNumber, type Language } from '#platform/language'
import { Button, DataTable, KeyFigure, Notice, Select, TextArea, Title } from '#ui'
import { messages } from './messages.ts'

const offered = ['skilled', 'average', 'worst'] as const
const operators = ['K', 'P', 'B', 'H', 'M'] as const
/** Eighty-six pointed clicks with a thought before each, as an example to change. */
const EXAMPLE = '86M 86P 86B'

interface KlmPageProps {
  readonly language: Language
  /** The click path as asked for; null when nothing was asked. */
  readonly path: string | null
  readonly typist: string | null
}

/** What a click path would cost a flawless expert, worked out on the server from the address. */
export function KlmPage({ language, path, typist }: KlmPageProps) {
  const words = messages[language]
  const chosen = offered.find((name) => name === typist) ?? 'average'
  const estimate = estimateKlm((path ?? EXAMPLE).replaceAll(/(\d),(\d)/g, '$1.$2'), typists[chosen])
  return (
    <>
      <Title lead={words.klmLead}>{words.klm}</Title>
      <form method="get">
        <TextArea
          language={language}
          name="vag"
          label={words.klmPath}
          hint={words.klmHint}
          value={path ?? EXAMPLE}
          rows={3}
          maxLength={2_000}
        />
        <Select
          language={language}
          name="van"
          label={words.klmTypist}
          value={chosen}
          options={offered.map((value) => ({ value, label: words.typists[value] }))}
        />
        <Button kind="primary">{words.klmShow}</Button>
      </form>
      {'unreadable' in estimate ? (
        <Notice language={language} kind="error">
          <p>{words.klmUnreadable(estimate.unreadable)}</p>
        </Notice>
      ) : (
        <Result {...{ language, estimate }} keySeconds={typists[chosen]} />
      )}
    </>
  )
}

function Result({
  language,
  estimate,
  keySeconds,
}: {
  readonly language: Language
  readonly estimate: KlmEstimate
  readonly keySeconds: number
}) {
  const words = messages[language]
  const figure = (value: number, decimals = 0) => formatNumber(value, language, decimals)
  const rows = [
    ...operators.map((name) => {
      const count = estimate.counts[name]
      return { name, count: figure(count), seconds: count * (name === 'K' ? keySeconds : klmSeconds[name]) }
    }),
    { name: 'R' as const, count: '', seconds: estimate.waiting },
  ].filter(({ seconds }) => seconds > 0)
  return (
    <>
      <KeyFigure
        language={language}
        label={words.klm}
        figure={words.klmResult(figure(estimate.seconds), figure(estimate.low), figure(estimate.high))}
        basis={words.klmBasis}
      />
      <DataTable
        language={language}
        caption={words.klmCounts}
        rows={rows}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', header: words.operator, cell: ({ name }) => words.operators[name] },
          { key: 'count', header: words.count, numeric: true, cell: ({ count }) => count },
          { key: 'seconds', header: words.seconds, numeric: true, cell: ({ seconds }) => figure(seconds, 1) },
        ]}
      />
    </>
  )
}
