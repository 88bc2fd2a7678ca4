import type { Bilingual } from '#platform/language'
import { tallyOf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

const over: ReadonlySet<string> = new Set(['operation', 'stopped', 'retired'])
/** A portfolio this large without a single failure is itself a sign. */
const LARGE = 20

const unlikely: Bilingual = {
  sv: 'Ingen av så här många är stoppad. Det är ovanligt: fråga om det som lades ner saknas.',
  en: 'None of so many has been stopped. That is unusual: ask whether what was given up is missing.',
}

/** 18. Failures that are told, with a lesson. */
export const honesty: Indicator = {
  id: 'honesty',
  number: 18,
  name: { sv: 'Ärlighet om utfall', en: 'Honesty about outcomes' },
  definition: {
    sv: 'Andel av de färdiga initiativen som är stoppade och har en lärdom nedskriven.',
    en: 'Share of finished initiatives that are stopped and have a lesson written down.',
  },
  formula: {
    sv: 'stoppade med lärdom / (i drift + stoppade + avvecklade)',
    en: 'stopped with a lesson / (in operation + stopped + retired)',
  },
  denominator: {
    sv: 'initiativ som är i drift, stoppade eller avvecklade',
    en: 'initiatives in operation, stopped or retired',
  },
  caveat: {
    sv: 'Det som misslyckades utan att någon källa sade det saknas. Ett högt tal är ett gott tecken, inte ett dåligt.',
    en: 'What failed without any source saying so is missing. A high figure is a good sign, not a bad one.',
  },
  knownWhen: {
    sv: 'något initiativ är i drift, stoppat eller avvecklat',
    en: 'an initiative is in operation, stopped or retired',
  },
  unit: 'share',
  records: (scope) => `/initiativ?${scope && `${scope}&`}fas=stopped`,
  series: true,
  parts: [
    { name: 'stopped', label: { sv: 'stoppade', en: 'stopped' }, unit: 'count' },
    {
      name: 'lessons',
      label: { sv: 'med en lärdom, oavsett utfall', en: 'with a lesson, whatever the outcome' },
      unit: 'count',
    },
  ],
  measure: ({ dated, now }) => {
    const finished = dated.filter(({ version }) => over.has(version.state.phase ?? ''))
    const parts: Record<string, number> = now
      ? {
          stopped: finished.filter(({ version }) => version.state.phase === 'stopped').length,
          lessons: finished.filter(({ version }) => version.state.lesson).length,
        }
      : {}
    return {
      ...tallyOf(finished, ({ version: { state } }) => state.phase === 'stopped' && state.lesson === true),
      parts,
    }
  },
  remark: ({ among, parts }) => (among >= LARGE && (parts.stopped ?? 0) === 0 ? unlikely : null),
}
