import type { Bilingual } from '#platform/language'
import { tallyOf } from '../tally.ts'
import type { Indicator } from './indicator.ts'

const classes = ['efficiency', 'innovation', 'mandatory', 'maintenance'] as const

/** 6. Innovation against efficiency. */
export const balance: Indicator = {
  id: 'balance',
  number: 6,
  name: { sv: 'Digital balans', en: 'Digital balance' },
  definition: {
    sv: 'Andel nyskapande bland de initiativ som antingen ska göra något nytt eller göra dagens arbete billigare.',
    en: 'Share of innovation among the initiatives that are to do either something new or today’s work cheaper.',
  },
  formula: {
    sv: 'nyskapande / (nyskapande + effektivisering)',
    en: 'innovation / (innovation + efficiency)',
  },
  denominator: {
    sv: 'initiativ med inriktningen nyskapande eller effektivisering',
    en: 'initiatives classed as innovation or efficiency',
  },
  caveat: {
    sv: 'Bygger på den inriktning organisationen själv anger. De flesta källor anger ingen; de räknas som okända.',
    en: 'Rests on the class the organisation itself gives. Most sources give none; those count as unknown.',
  },
  knownWhen: { sv: 'något initiativ anger sin inriktning', en: 'an initiative gives its class' },
  unit: 'share',
  records: (scope) => `/initiativ${scope && `?${scope}`}`,
  series: true,
  parts: classes.flatMap((name) => [
    { name: `n:${name}`, label: classLabels(name), unit: 'count' as const },
    { name: `sek:${name}`, label: withAmount(classLabels(name)), unit: 'amount' as const },
  ]),
  measure: ({ dated, now }) => {
    const parts: Record<string, number> = {}
    if (now) {
      for (const { version } of dated) {
        const { class: kind, amount } = version.state
        if (kind === undefined) continue
        parts[`n:${kind}`] = (parts[`n:${kind}`] ?? 0) + 1
        if (amount !== undefined) parts[`sek:${kind}`] = (parts[`sek:${kind}`] ?? 0) + amount
      }
    }
    const tally = tallyOf(dated, ({ version: { state } }) =>
      state.class === undefined ? null : state.class === 'innovation',
    )
    // those obliged by law or to keep running belong to neither side
    const neither = dated.filter(
      ({ version: { state } }) => state.class === 'mandatory' || state.class === 'maintenance',
    )
    return { ...tally, among: tally.among - neither.length, parts }
  },
}

function classLabels(name: (typeof classes)[number]) {
  return {
    efficiency: { sv: 'effektivisering', en: 'efficiency' },
    innovation: { sv: 'nyskapande', en: 'innovation' },
    mandatory: { sv: 'krav i lag', en: 'required by law' },
    maintenance: { sv: 'förvaltning', en: 'maintenance' },
  }[name]
}

function withAmount({ sv, en }: Bilingual): Bilingual {
  return { sv: `${sv}, kända belopp`, en: `${en}, known amounts` }
}
