/** One constant: its value, and whether it is published by others or assumed by us, with where it comes from. */
export interface Constant {
  readonly value: number
  readonly basis: 'published' | 'assumption'
  readonly source: string
}

/** Changes whenever a constant or a formula changes; every computed point carries it. */
export const constantsVersion = 'signals-1'

const published = (value: number, source: string): Constant => ({ value, basis: 'published', source })
const assumed = (value: number, source: string): Constant => ({ value, basis: 'assumption', source })

/** Every threshold that a sign compares with. Shares are 0–1. */
export const constants = {
  'S01.question': assumed(
    100,
    'million SEK; Jørgensen found 25 % failed above 100 million NOK against 7 % below',
  ),
  'S01.alarm': assumed(1000, 'million SEK'),
  'S01.perDecade': published(2, 'Jørgensen: tenfold size doubles the risk of failure'),
  'S02.question': assumed(180, 'days without a trial on real tasks'),
  'S02.alarm': assumed(365, 'days without a trial on real tasks'),
  'S03.question': assumed(0.2, 'share of users moved the same day'),
  'S03.alarm': assumed(0.5, 'share of users moved the same day'),
  'S04.question': assumed(0.3, 'days of delay per day of calendar, over 24 months'),
  'S04.alarm': assumed(0.6, 'days of delay per day of calendar; Millennium 2018–2022 had 0.96, EFI 0.76'),
  'S04.window': assumed(730, 'days looked back'),
  'S04.least': assumed(180, 'days of calendar at least, when a plan is heard of late'),
  'S05.question': published(1.46, 'P80 of the cost class: 18 % of IT projects exceed the estimate by half'),
  'S05.alarm': published(2.3, 'P90 of the cost class'),
  'S06.alarm': assumed(0.1, 'share of must-have functions'),
  'S07.alarm': assumed(1, 'all critical scenarios passed; EFI started with 5,700 of 9,700 tests passed'),
  'S08.sigma': published(3, 'Shewhart u-chart: mean plus three standard deviations'),
  'S11.question': assumed(1, 'levels between what is said and what is evidenced, GAO-16-494'),
  'S11.alarm': assumed(2, 'levels'),
  'S12.question': assumed(0.9, 'share passed; Veterans Affairs said 0.89, the truth was 0.44'),
  'S12.alarm': assumed(0.8, 'share passed'),
  'S13.window': assumed(90, 'days before the start when approvals must be in place'),
  'S14.alarm': assumed(2, 'open lessons'),
  'S16.question': assumed(0.5, 'share of key evidence made by supplier or project'),
  'S16.alarm': assumed(1, 'all key evidence'),
  'S17.window': assumed(180, 'days before the start when before-values must exist'),
  'S19.question': assumed(1.1, 'new time divided by old'),
  'S19.alarm': assumed(1.5, 'new time divided by old'),
  'S19.capacityQuestion': assumed(0.9, 'capacity after divided by before'),
  'S19.capacityAlarm': assumed(0.7, 'capacity after divided by before'),
  'S21.question': published(
    0.05,
    'a month; often called critical, yet 21 % of sound projects exceed it (Kulk & Verhoef 2008)',
  ),
  'S22.question': assumed(0.15, 'share of the price paid at the start'),
  'S22.alarm': assumed(0.3, 'share of the price paid at the start; Millennium had 0.4'),
  'S23.question': assumed(1, 'promised intervals passed'),
  'S23.alarm': assumed(2, 'promised intervals passed'),
  'S24.question': assumed(1, 'changes of owner a year'),
  'ownWord.days': assumed(180, 'days until what the owner said is stale when no interval is promised'),
  'coverage.least': assumed(0.5, 'share of applicable signs with evidence; below it nothing is called clear'),
} as const satisfies Record<string, Constant>

/** Names one constant. */
export type ConstantName = keyof typeof constants

/** The value of a constant. */
export function constant(name: ConstantName): number {
  return constants[name].value
}

/** Rough rates to Swedish kronor, only to place a foreign undertaking in a size class. Our assumption; not for accounts. */
const rates: Readonly<Record<string, number>> = {
  SEK: 1,
  NOK: 1,
  DKK: 1.5,
  EUR: 11,
  USD: 10,
  GBP: 13,
  CAD: 7.5,
  AUD: 7,
  NZD: 6.5,
}

/** An amount given as `USD m` in millions of Swedish kronor, by size class. A currency without a rate is taken as it stands. */
export function inMillionSek(value: number, unit: string): number {
  return value * (rates[unit.slice(0, 3)] ?? 1)
}
