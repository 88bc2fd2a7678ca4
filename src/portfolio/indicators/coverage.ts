import { nothing } from '../tally.ts'
import { unknowable } from '../view-at.ts'
import { freshOn, YEAR } from './fresh.ts'
import type { Indicator } from './indicator.ts'

/** 1. Organisations with at least one fresh record. */
export const coverage: Indicator = {
  id: 'coverage',
  number: 1,
  name: { sv: 'Täckning', en: 'Coverage' },
  definition: {
    sv: 'Andel av alla organisationer som har minst ett initiativ som någon källa har lämnat eller upprepat det senaste året.',
    en: 'Share of all organisations with at least one initiative that a source has given or repeated in the last year.',
  },
  formula: {
    sv: 'organisationer med minst en färsk post / alla organisationer i registret',
    en: 'organisations with at least one fresh record / all organisations in the register',
  },
  denominator: { sv: 'alla organisationer, också de tysta', en: 'all organisations, the silent ones too' },
  caveat: {
    sv: 'Säger inte hur stor del av en organisations initiativ som finns här. Andelen av utvecklingsbudgeten är okänd: ingen källa lämnar den. För äldre månader räknas bara ändringar, eftersom tiden för varje upprepning inte sparas.',
    en: 'Does not say how many of an organisation’s initiatives are here. The share of the development budget is unknown: no source gives it. For earlier months only changes count, since the time of each repetition is not kept.',
  },
  knownWhen: { sv: 'organisationerna finns i registret', en: 'the organisations are in the register' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  measure: (view) =>
    unknowable(view)
      ? nothing
      : {
          counted: view.heard.some((one) => freshOn(one, view) > view.at - YEAR) ? 1 : 0,
          among: 1,
          unknown: 0,
          parts: {},
        },
}
