import { formatAmount, formatNumber, formatPercent, type Language } from '#platform/language'
import { DataTable, DefinitionList, Section } from '#ui'
import { factsOfCase } from '../facts/facts-of-case.ts'
import { exceedsOnceOver, type Forecast, forecastCost } from '../forecast/forecast.ts'
import { priorExceeds, tailExponents } from '../forecast/prior-quantile.ts'
import { countRebaselines } from '../forecast/slip-velocity.ts'
import type { CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import { inMillionSek } from '../signals/constants.ts'
import { seriesOf } from '../signals/signal.ts'
import { signalOf } from '../signals/signals.ts'

interface CostForecastProps {
  readonly language: Language
  readonly file: CaseFile
}

/** What could have been said of the cost on the first day, as quantiles with both tails, beside what it became. */
export function CostForecast({ language, file }: CostForecastProps) {
  const words = messages[language]
  const first = file.plans.find(({ when, what }) => when === 'first' && what === 'cost')
  if (!first?.value || !first.unit) return null
  const { value, unit } = first
  const subject = {
    sector: file.sector,
    kind: 'undertaking',
    country: file.country,
    firstEstimate: inMillionSek(value, unit),
  }
  const [tail, heavy] = [tailExponents.published, tailExponents.heavy].map((alpha) =>
    forecastCost(subject, [], alpha),
  )
  if (!tail || !heavy) return null
  const money = (ratio: number) => formatAmount(value * ratio * 1e8, unit.slice(0, 3), language)
  return (
    <Section heading={words.forecast} id="prognos" lead={words.forecastLead}>
      <DataTable
        language={language}
        caption={words.asTable(`${words.forecast}, ${first.label[language]}`)}
        quietCaption
        narrow="stack"
        rows={rowsOf(language)}
        rowKey={(row) => row.label}
        columns={[
          { key: 'share', header: words.value, cell: (row) => row.label },
          { key: 'tail', header: words.tail, numeric: true, cell: (row) => row.write(tail, money) },
          { key: 'heavy', header: words.heavyTail, numeric: true, cell: (row) => row.write(heavy, money) },
        ]}
      />
      <DefinitionList items={outcomes(file, language)} />
      <p class="meta">{words.forecastBasis(formatNumber(tail.n, language), tail.rule)}</p>
    </Section>
  )
}

type Write = (forecast: Forecast, money: (ratio: number) => string) => string

function rowsOf(language: Language): readonly { readonly label: string; readonly write: Write }[] {
  const words = messages[language]
  const below = (share: number, write: Write) => ({
    label: words.forecastOf(formatPercent(share, language)),
    write,
  })
  return [
    below(0.5, ({ p50 }, money) => money(p50)),
    below(0.8, ({ p80 }, money) => money(p80)),
    below(0.95, ({ p95 }, money) => money(p95)),
    { label: words.moreThanDouble, write: ({ moreThanDouble }) => formatPercent(moreThanDouble, language) },
  ]
}

/** Growth with one scope, as the sign of growing cost finds it when all is told; and how often the dated plans moved. */
function outcomes(file: CaseFile, language: Language) {
  const words = messages[language]
  const facts = factsOfCase(file, 'public')
  const ratio = signalOf('S05').read(facts, '9999-12-31').value
  const further = ratio === null ? null : exceedsOnceOver(ratio, ratio * 2)
  const plans = [...seriesOf(facts, 'first-planned-start'), ...seriesOf(facts, 'planned-start')]
  const share = (part: number) => formatPercent(part, language)
  return [
    ...(ratio === null
      ? []
      : [
          {
            term: words.becameTerm,
            value: words.became(formatNumber(ratio, language, 2), share(priorExceeds(ratio))),
          },
        ]),
    ...(further === null ? [] : [{ term: words.furtherTerm, value: words.further(share(further)) }]),
    ...(plans.length < 2
      ? []
      : [
          {
            term: words.rebaselines,
            value: words.rebaselinesValue(formatNumber(countRebaselines(plans), language)),
          },
        ]),
  ]
}
