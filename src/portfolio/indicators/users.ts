import { tallyOf } from '../tally.ts'
import type { Standing } from '../view-at.ts'
import { DAY } from './fresh.ts'
import type { Indicator } from './indicator.ts'

/** Phases in which users ought to have tried it. */
const near: ReadonlySet<string> = new Set(['pilot', 'introduction', 'operation'])

const dated = ({ initiative: { trial, startedOn } }: Standing) =>
  trial !== null && startedOn !== null ? [{ first: trial.first, startedOn }] : []

/** 16. Whether those who are to use it have tried it. */
export const users: Indicator = {
  id: 'user-involvement',
  number: 16,
  name: { sv: 'Användarmedverkan', en: 'User involvement' },
  definition: {
    sv: 'Andel av initiativen i pilot, införande eller drift som de som ska använda dem har prövat i ett registrerat prov som gick att slutföra.',
    en: 'Share of initiatives in pilot, introduction or operation that those who are to use them have tried in a registered trial that was carried through.',
  },
  formula: {
    sv: 'initiativ med ett slutfört prov / initiativ i pilot, införande eller drift',
    en: 'initiatives with a completed trial / initiatives in pilot, introduction or operation',
  },
  denominator: {
    sv: 'initiativ i pilot, införande eller drift',
    en: 'initiatives in pilot, introduction or operation',
  },
  caveat: {
    sv: 'Prov som inte är registrerade här syns inte, så talet är en undre gräns. Hur stor andel som började samma dag och vilka allvarliga brister som stod öppna visas på varje initiativs egen sida.',
    en: 'Trials that are not registered here are not seen, so the figure is a lower bound. How many began on the same day and which severe findings were open is shown on each initiative’s own page.',
  },
  knownWhen: {
    sv: 'ett prov är registrerat för något initiativ i pilot, införande eller drift',
    en: 'a trial is registered of an initiative in pilot, introduction or operation',
  },
  unit: 'share',
  records: (scope) => `/initiativ?${scope && `${scope}&`}fas=introduction`,
  series: false,
  parts: [
    {
      name: 'trials',
      label: { sv: 'initiativ med registrerat prov', en: 'initiatives with a registered trial' },
      unit: 'count',
    },
    {
      name: 'started',
      label: { sv: 'av dem med beslut om start', en: 'of them with a decision to start' },
      unit: 'count',
    },
    {
      name: 'days',
      label: {
        sv: 'dagar från första prov till start, sammanlagt',
        en: 'days from first trial to start, together',
      },
      unit: 'days',
    },
  ],
  measure: (view) => {
    const standing = view.heard.filter(({ version }) => near.has(version.state.phase ?? ''))
    const begun = standing.flatMap(dated)
    return {
      ...tallyOf(standing, ({ initiative }) => initiative.trial?.completed === true),
      parts: {
        trials: standing.filter(({ initiative }) => initiative.trial !== null).length,
        started: begun.length,
        days: begun.reduce(
          (sum, { first, startedOn }) => sum + Math.round((Date.parse(startedOn) - Date.parse(first)) / DAY),
          0,
        ),
      },
    }
  },
  // where nobody has registered a trial anywhere, that says more of the registry than of the users
  value: (rows) => {
    const sum = (pick: (row: (typeof rows)[number]) => number) =>
      rows.reduce((total, row) => total + pick(row), 0)
    const trials = sum(({ tally }) => tally.parts.trials ?? 0)
    return trials === 0 ? null : sum(({ tally }) => tally.counted) / sum(({ tally }) => tally.among)
  },
}
