import { onlyIf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** 22. How far the policies for spread have come. */
export const policy: Indicator = {
  id: 'policy-follow-up',
  number: 22,
  name: { sv: 'Policyer som nås', en: 'Policies on their way' },
  definition: {
    sv: 'Hur långt skalningspolicyerna har kommit: hur många av de införanden de siktar på som finns.',
    en: 'How far the scaling policies have come: how many of the adoptions they aim at that are there.',
  },
  formula: {
    sv: 'Σ nådda, högst målet för var och en / Σ mål',
    en: 'Σ reached, at most the target of each / Σ targets',
  },
  denominator: { sv: 'införanden som policyerna siktar på', en: 'adoptions that the policies aim at' },
  caveat: {
    sv: 'Räknar bara policyer som är inlagda här, var och en hos den som äger den. Ett införande som organisationen förnekar räknas inte.',
    en: 'Counts only policies that are kept here, each with its owner. An adoption that the organisation denies does not count.',
  },
  knownWhen: { sv: 'en skalningspolicy är inlagd', en: 'a scaling policy has been put in' },
  unit: 'share',
  records: () => '/policyer',
  series: false,
  parts: [
    { name: 'policies', label: { sv: 'policyer', en: 'policies' }, unit: 'count' },
    {
      name: 'met',
      label: { sv: 'policyer som har nått sitt mål', en: 'policies that have met their target' },
      unit: 'count',
    },
    {
      name: 'eligible',
      label: {
        sv: 'organisationer de gäller, räknade för var och en',
        en: 'organisations they are for, counted for each',
      },
      unit: 'count',
    },
    {
      name: 'blocked',
      label: {
        sv: 'organisationer som har sagt vad som hindrar',
        en: 'organisations that have said what stops them',
      },
      unit: 'count',
    },
  ],
  measure: ({ material: { goals } }) => {
    const sum = (pick: (goal: (typeof goals)[number]) => number) =>
      goals.reduce((total, goal) => total + pick(goal), 0)
    return {
      counted: sum(({ reached, target }) => Math.min(reached, target)),
      among: sum(({ target }) => target),
      unknown: 0,
      parts: onlyIf(goals.length > 0, {
        policies: goals.length,
        met: goals.filter(({ reached, target }) => reached >= target).length,
        eligible: sum(({ eligible }) => eligible),
        blocked: sum(({ blocked }) => blocked),
      }),
    }
  },
}
