import { formatAmount, formatNumber, formatPercent, type Language } from '#platform/language'
import { DataTable, DefinitionList, Section, Unknown } from '#ui'
import { type Day, daysBetween, middleOf } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { durationExceeds, durationQuantile } from '../forecast/duration-prior.ts'
import { type ClassMember, exceedsOnceOver, forecastCost } from '../forecast/forecast.ts'
import { tailExponents } from '../forecast/prior-quantile.ts'
import { signalOf } from '../signals/signals.ts'
import { standingMessages } from './messages.ts'

/** What was first planned, as the registry froze it. */
export interface FirstPlan {
  readonly startsOn: string | null
  readonly endsOn: string | null
  /** First planned cost in öre; null when it is unknown or in another currency. */
  readonly costMinor: number | null
  readonly rebaselines: number
  /** Kind of the owning organisation. */
  readonly sector: string
}

interface ForecastProps {
  readonly language: Language
  readonly plan: FirstPlan
  readonly ended: readonly ClassMember[]
  readonly facts: Facts
  readonly day: Day
}

const quantiles = [0.5, 0.8, 0.95] as const

/** What similar undertakings came to in cost and time: quantiles, never a mean, with what they rest on. */
export function ForecastSection(props: ForecastProps) {
  const words = standingMessages[props.language]
  return (
    <Section heading={words.forecast} id="prognos" lead={words.forecastLead}>
      <Cost {...props} />
      <Duration {...props} />
      <DefinitionList items={runningFacts(props)} />
    </Section>
  )
}

function Cost({ language, plan, ended }: ForecastProps) {
  const words = standingMessages[language]
  if (plan.costMinor === null) {
    return (
      <DefinitionList
        items={[{ term: words.cost, value: <Unknown language={language} until={words.costNone} /> }]}
      />
    )
  }
  const first = plan.costMinor
  const subject = { sector: plan.sector, kind: 'undertaking', country: 'SE', firstEstimate: first / 1e8 }
  const usual = forecastCost(subject, ended)
  const heavy = forecastCost(subject, ended, tailExponents.heavy)
  const money = (ratio: number) => formatAmount(first * ratio, 'SEK', language)
  const rows = [
    ...quantiles.map((share) => {
      const name = share === 0.5 ? 'p50' : share === 0.8 ? 'p80' : 'p95'
      return { label: formatPercent(share, language), usual: money(usual[name]), heavy: money(heavy[name]) }
    }),
    {
      label: words.moreThanDouble,
      usual: formatPercent(usual.moreThanDouble, language),
      heavy: formatPercent(heavy.moreThanDouble, language),
    },
  ]
  return (
    <>
      <DataTable
        language={language}
        caption={words.cost}
        narrow="stack"
        rows={rows}
        rowKey={(row) => row.label}
        columns={[
          { key: 'share', header: words.share, cell: (row) => row.label },
          { key: 'usual', header: words.usual, numeric: true, cell: (row) => row.usual },
          { key: 'heavy', header: words.heavy, numeric: true, cell: (row) => row.heavy },
        ]}
      />
      <p class="meta">
        {words.basis(formatNumber(usual.n, language), formatPercent(usual.weight, language), usual.rule)}
      </p>
    </>
  )
}

function Duration({ language, plan }: ForecastProps) {
  const words = standingMessages[language]
  const planned =
    plan.startsOn && plan.endsOn ? daysBetween(middleOf(plan.startsOn), middleOf(plan.endsOn)) : 0
  if (planned <= 0) {
    return (
      <DefinitionList
        items={[{ term: words.duration, value: <Unknown language={language} until={words.durationNone} /> }]}
      />
    )
  }
  const months = (ratio: number) => `${formatNumber((planned * ratio) / 30.44, language, 0)} mån`
  const inMonths = (ratio: number) =>
    language === 'sv' ? months(ratio) : months(ratio).replace('mån', 'months')
  const rows = [
    ...quantiles.map((share) => ({
      label: formatPercent(share, language),
      value: inMonths(durationQuantile(share)),
    })),
    { label: words.longerThanDouble, value: formatPercent(durationExceeds(2), language) },
  ]
  return (
    <>
      <DataTable
        language={language}
        caption={words.duration}
        narrow="stack"
        rows={rows}
        rowKey={(row) => row.label}
        columns={[
          { key: 'share', header: words.share, cell: (row) => row.label },
          { key: 'value', header: words.duration, numeric: true, cell: (row) => row.value },
        ]}
      />
      <p class="meta">{words.durationBasis}</p>
    </>
  )
}

/** Already over, how fast the end moves, and how many new plans there have been. */
function runningFacts({ language, plan, facts, day }: ForecastProps) {
  const words = standingMessages[language]
  const [growth, slip] = [signalOf('S05').read(facts, day).value, signalOf('S04').read(facts, day).value]
  const again = growth === null ? null : exceedsOnceOver(growth, growth * 2)
  return [
    ...(growth === null || again === null
      ? []
      : [
          {
            term: words.already,
            value: words.alreadyValue(formatNumber(growth, language, 2), formatPercent(again, language)),
          },
        ]),
    {
      term: words.slip,
      value:
        slip === null ? <Unknown language={language} /> : words.slipValue(formatNumber(slip, language, 2)),
    },
    { term: words.rebaselines, value: formatNumber(plan.rebaselines, language) },
  ]
}
