import { onlyIf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

/** Logarithms are kept in whole millionths, so that sums do not depend on their order. */
const MILLION = 1_000_000

/** 17. What everyday tasks take after, against before. */
export const taskBurden: Indicator = {
  id: 'task-burden',
  number: 17,
  name: { sv: 'Arbetsbörda', en: 'Task burden' },
  definition: {
    sv: 'Hur mycket längre eller kortare tid namngivna vardagsuppgifter tar på det nya sättet, uppmätt i slutförda prov.',
    en: 'How much longer or shorter named everyday tasks take the new way, as measured in completed trials.',
  },
  formula: {
    sv: 'geometriskt medelvärde av (tid efter / tid före) − 1, uppgift för uppgift',
    en: 'geometric mean of (time after / time before) − 1, task by task',
  },
  denominator: { sv: 'namngivna uppgifter gjorda på båda sätten', en: 'named tasks done both ways' },
  caveat: {
    sv: 'Varje uppgift väger lika, oavsett hur ofta den görs. Bara prov som är registrerade i förväg räknas.',
    en: 'Each task weighs the same, however often it is done. Only trials registered beforehand count.',
  },
  knownWhen: {
    sv: 'ett prov har mätt samma uppgift på gammalt och nytt sätt',
    en: 'a trial has measured one task the old way and the new',
  },
  unit: 'change',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: false,
  parts: [
    { name: 'tasks', label: { sv: 'uppgifter', en: 'tasks' }, unit: 'count' },
    { name: 'before', label: { sv: 'steg före, sammanlagt', en: 'steps before, together' }, unit: 'count' },
    { name: 'after', label: { sv: 'steg efter, sammanlagt', en: 'steps after, together' }, unit: 'count' },
  ],
  measure: ({ heard }) => {
    const tasks = heard.flatMap(({ initiative }) => initiative.trial?.tasks ?? [])
    const logarithms = tasks.reduce(
      (sum, { before, after }) => sum + Math.round(Math.log(after.seconds / before.seconds) * MILLION),
      0,
    )
    const steps = (pick: (task: (typeof tasks)[number]) => number) =>
      Math.round(tasks.reduce((sum, task) => sum + pick(task), 0))
    return {
      counted: logarithms,
      among: tasks.length,
      unknown: heard.filter(({ initiative }) => initiative.trial === null).length,
      parts: onlyIf(tasks.length > 0, {
        tasks: tasks.length,
        before: steps(({ before }) => before.steps),
        after: steps(({ after }) => after.steps),
      }),
    }
  },
  value: (_rows, _members, { counted, among }) =>
    among === 0 ? null : Math.exp(counted / among / MILLION) - 1,
}
