import { tallyOf } from '../tally.ts'
import type { Standing } from '../view-at.ts'
import type { Indicator } from './indicator.ts'

/** 10. Benefits that can be followed up. */
export const benefits: Indicator = {
  id: 'benefits',
  number: 10,
  name: { sv: 'Nytta som går att följa upp', en: 'Benefits that can be followed up' },
  definition: {
    sv: 'Andel av initiativen som anger väntad effekt, vem som ansvarar och en första plan att mäta mot.',
    en: 'Share of initiatives that state an expected effect, who answers for it, and a first plan to measure against.',
  },
  formula: {
    sv: 'initiativ med effekt, ansvarig roll och första plan / alla initiativ',
    en: 'initiatives with effect, role in charge and first plan / all initiatives',
  },
  denominator: { sv: 'alla initiativ', en: 'all initiatives' },
  caveat: {
    sv: 'Att nyttan går att följa upp säger inte att den uppstod. Uppmätt nytta mot väntad är okänd: ingen källa lämnar den som tal.',
    en: 'That a benefit can be followed up does not mean that it came. Measured against expected benefit is unknown: no source gives it as figures.',
  },
  knownWhen: { sv: 'minst ett initiativ finns här', en: 'there is at least one initiative here' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  parts: [
    { name: 'effect', label: { sv: 'anger väntad effekt', en: 'state an expected effect' }, unit: 'count' },
    { name: 'owner', label: { sv: 'anger ansvarig roll', en: 'state a role in charge' }, unit: 'count' },
    { name: 'baseline', label: { sv: 'har en första plan', en: 'have a first plan' }, unit: 'count' },
    { name: 'outcome', label: { sv: 'redovisar utfall', en: 'report an outcome' }, unit: 'count' },
  ],
  measure: ({ heard, now }) => ({
    ...tallyOf(heard, (one) => Boolean(one.version.state.effect && one.version.state.owner && planned(one))),
    parts: now ? partsOf(heard) : {},
  }),
}

const planned = ({ version }: Standing) => version.state.rebaselines !== undefined

function partsOf(heard: readonly Standing[]): Record<string, number> {
  const having = (fits: (one: Standing) => boolean) => heard.filter(fits).length
  return {
    effect: having(({ version }) => version.state.effect === true),
    owner: having(({ version }) => version.state.owner === true),
    baseline: having(planned),
    outcome: having(({ version }) => version.state.outcome === true),
  }
}
