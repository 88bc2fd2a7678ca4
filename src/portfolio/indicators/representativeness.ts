import { nothing } from '../tally.ts'
import { unknowable } from '../view-at.ts'
import type { Indicator, Member, Row } from './indicator.ts'
import { sizeOf } from './size.ts'

/** How those that report are spread over one trait, against how all are. Shares from 0 to 1. */
export interface Trait {
  readonly value: string
  readonly all: number
  readonly reporting: number
}

/** The share of each kind, county or size among all and among those that report. */
export function traitsOf(
  rows: readonly Row[],
  members: ReadonlyMap<string, Member>,
  trait: (member: Member) => string,
): Trait[] {
  const tallied = rows.flatMap(({ organisation, tally }) => {
    const member = members.get(organisation)
    return member && tally.among > 0 ? [{ value: trait(member), reports: tally.counted > 0 }] : []
  })
  const all = tallied.length
  const reporting = tallied.filter(({ reports }) => reports).length
  const values = [...new Set(tallied.map(({ value }) => value))].sort()
  return values.map((value) => {
    const these = tallied.filter((one) => one.value === value)
    const those = these.filter(({ reports }) => reports)
    return { value, all: these.length / all, reporting: reporting === 0 ? 0 : those.length / reporting }
  })
}

/** 1 − half the sum of differences (Duncan & Duncan 1955): the share of reporting organisations that are where they should be. */
export const likeness = (traits: readonly Trait[]): number =>
  1 - traits.reduce((sum, { all, reporting }) => sum + Math.abs(all - reporting), 0) / 2

export const traits = {
  kind: (member: Member) => member.kind,
  size: (member: Member) => sizeOf(member),
  county: (member: Member) => member.county ?? '',
} as const

/** 2. Whether those that report are like all. */
export const representativeness: Indicator = {
  id: 'representativeness',
  number: 2,
  name: { sv: 'Representativitet', en: 'Representativeness' },
  definition: {
    sv: 'Hur lika de organisationer som har något här är hela registret, efter slag, storlek och län. 100 % är samma fördelning.',
    en: 'How like the whole register those organisations are that have something here, by kind, size and county. 100% is the same distribution.',
  },
  formula: {
    sv: 'det lägsta av tre värden (slag, storlek, län), vart och ett 1 − ½ Σ |andel av alla − andel av dem som har något|',
    en: 'the lowest of three values (kind, size, county), each 1 − ½ Σ |share of all − share of those with something|',
  },
  denominator: {
    sv: 'organisationer som har något i registret',
    en: 'organisations with something in the registry',
  },
  caveat: {
    sv: 'Ser bara till de tre egenskaperna. Myndigheters storlek är inte känd, så de räknas efter slag.',
    en: 'Looks at the three traits alone. The size of agencies is not known, so they count by kind.',
  },
  knownWhen: {
    sv: 'minst en organisation har något här',
    en: 'at least one organisation has something here',
  },
  unit: 'share',
  records: (scope) => `/organisationer${scope && `?${scope}`}`,
  series: true,
  measure: (view) =>
    unknowable(view) ? nothing : { counted: view.heard.length > 0 ? 1 : 0, among: 1, unknown: 0, parts: {} },
  value: (rows, members) => {
    if (!rows.some(({ tally }) => tally.counted > 0)) return null
    const values = Object.values(traits).map((trait) => likeness(traitsOf(rows, members, trait)))
    return Math.min(...values)
  },
}
