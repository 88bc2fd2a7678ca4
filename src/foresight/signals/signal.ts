import { type Bilingual, formatNumber } from '#platform/language'
import type { Day } from '../facts/day.ts'
import {
  asOf,
  type Facts,
  type Finding,
  type Measure,
  type Measurement,
  type Origin,
} from '../facts/facts.ts'
import type { SignalCode } from './signal-code.ts'

/** How loud a sign is. `unknown` is a level of its own: no evidence, neither good nor bad. */
export const levels = ['unknown', 'clear', 'question', 'alarm'] as const
export type Level = (typeof levels)[number]

/** The louder of two levels; evidence of any kind is louder than unknown. */
export const louder = (one: Level, other: Level): Level =>
  levels.indexOf(one) >= levels.indexOf(other) ? one : other

/** What a sign says on a day. */
export interface Reading {
  readonly sign: SignalCode
  /** False when the sign has no meaning for this undertaking yet; then it does not count in coverage. */
  readonly applicable: boolean
  readonly level: Level
  /** The measured figure in the unit of the sign; null when a source tells of the sign without a figure, or nothing is known. */
  readonly value: number | null
  /** The figure that was passed, or would have to be. */
  readonly threshold: number | null
  readonly why: Bilingual
  /** The facts it rests on, by reference. */
  readonly sources: readonly string[]
  /** The best origin among them; null without evidence. */
  readonly origin: Origin | null
}

/** One sign: a pure function of facts and a day. */
export interface Signal {
  readonly code: SignalCode
  readonly name: Bilingual
  /** What would make it known, named so that it can be asked for. */
  readonly ask: Bilingual
  read(facts: Facts, day: Day): Reading
  /** The same for facts that have been cut to the day already, as whoever reads all signs does once. */
  readUsable(facts: Facts, day: Day): Reading
}

/** What a sign works out from measurements; null when there are none to work with. */
export interface Measured {
  readonly level: Level
  readonly value: number
  readonly threshold: number
  readonly why: Bilingual
  readonly from: readonly Measurement[]
}

interface Recipe {
  readonly code: SignalCode
  readonly name: Bilingual
  readonly ask: Bilingual
  /** How loud it is when a source tells of the sign without a figure. */
  readonly told: 'question' | 'alarm' | ((findings: readonly Finding[], facts: Facts, day: Day) => Level)
  /** When the sign has a meaning; a source that tells of it always gives it one. */
  readonly applies?: (facts: Facts, day: Day) => boolean
  readonly measure?: (facts: Facts, day: Day) => Measured | null
}

/** Makes a sign that looks only at facts usable on the day: what is measured, and what sources tell, the louder of the two. */
export function defineSignal(recipe: Recipe): Signal {
  const { code, name, ask } = recipe
  return {
    code,
    name,
    ask,
    read: (facts, day) => readUsable(asOf(facts, day), day),
    readUsable,
  }

  function readUsable(facts: Facts, day: Day): Reading {
    const told = facts.findings.filter((finding) => finding.sign === code)
    const applicable = told.length > 0 || (recipe.applies?.(facts, day) ?? true)
    const measured = applicable ? (recipe.measure?.(facts, day) ?? null) : null
    const open = told.filter((finding) => finding.resolvedOn === null)
    const byTelling = tellingLevel(recipe, told, open, facts, day)
    const level = louder(measured?.level ?? 'unknown', byTelling)
    const decisive = measured !== null && measured.level === level
    return {
      sign: code,
      applicable,
      level,
      value: measured?.value ?? null,
      threshold: measured?.threshold ?? null,
      why: decisive ? measured.why : saidWhy(told.length, open.length, applicable, ask),
      sources: [...new Set([...(measured?.from ?? []), ...told].map((row) => row.ref))],
      origin: bestOrigin([...(measured?.from ?? []), ...(open.length > 0 ? open : told)]),
    }
  }
}

function tellingLevel(
  { told: how }: Recipe,
  told: readonly Finding[],
  open: readonly Finding[],
  facts: Facts,
  day: Day,
): Level {
  if (told.length === 0) return 'unknown'
  if (open.length === 0) return 'clear'
  return typeof how === 'function' ? how(open, facts, day) : how
}

function saidWhy(told: number, open: number, applicable: boolean, ask: Bilingual): Bilingual {
  if (!applicable) return { sv: 'Gäller inte här ännu.', en: 'Does not apply here yet.' }
  if (told === 0) return { sv: `Okänt. Behövs: ${ask.sv}.`, en: `Unknown. Needed: ${ask.en}.` }
  if (open === 0) {
    return { sv: 'Har funnits, men är löst enligt beslut.', en: 'Was there, but a decision has settled it.' }
  }
  return open === 1
    ? { sv: 'En källa berättar om det.', en: 'One source tells of it.' }
    : { sv: `${open} källor berättar om det.`, en: `${open} sources tell of it.` }
}

const originOrder: readonly Origin[] = ['independent', 'user', 'self', 'supplier']

function bestOrigin(rows: readonly { readonly origin: Origin }[]): Origin | null {
  return originOrder.find((origin) => rows.some((row) => row.origin === origin)) ?? null
}

/** The measurements of one kind, oldest first. */
export function seriesOf(facts: Facts, measure: Measure): readonly Measurement[] {
  return facts.measurements
    .filter((row) => row.measure === measure)
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** The newest measurement of one kind. */
export function newest(facts: Facts, measure: Measure): Measurement | null {
  return seriesOf(facts, measure).at(-1) ?? null
}

/** A level by two thresholds, where more is worse. */
export function above(value: number, question: number, alarm: number): Level {
  return value > alarm ? 'alarm' : value > question ? 'question' : 'clear'
}

/** A level by two thresholds, where less is worse. */
export function below(value: number, question: number, alarm: number): Level {
  return value < alarm ? 'alarm' : value < question ? 'question' : 'clear'
}

/** Writes a figure for a sentence, with at most two decimals, in both languages. */
export function inWords(value: number): Bilingual {
  return { sv: formatNumber(value, 'sv', 2), en: formatNumber(value, 'en', 2) }
}
