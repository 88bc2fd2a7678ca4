import type { Day } from '../facts/day.ts'
import { asOf, type Facts, type Origin } from '../facts/facts.ts'
import { constant, constantsVersion } from '../signals/constants.ts'
import { type Level, louder, newest, type Reading } from '../signals/signal.ts'
import type { ProtectiveCode, SignalCode } from '../signals/signal-code.ts'
import { signals } from '../signals/signals.ts'
import {
  againstItself,
  assumedLikelihoods,
  bands,
  confidence,
  families,
  type Likelihoods,
  priors,
  scoreVersion,
} from './likelihoods.ts'

/** One step of the waterfall. */
export interface Point {
  readonly code: SignalCode | ProtectiveCode
  /** How many decibels of evidence it adds: 10·log10 of the odds it multiplies by; negative lowers. */
  readonly points: number
  readonly ratio: number
  readonly confidence: number
  /** 1 when it counts whole, 0.5 when a larger sign of its family stands before it. */
  readonly share: number
  readonly sources: readonly string[]
  readonly formula: string
}

/** A combination that may make an alarm: how tests and warnings are handled, together with everybody at once. */
export interface Pair {
  readonly handling: SignalCode
  readonly structure: 'S03' | 'no-tested-way-back'
}

/** The evidence on a day, explained. */
export interface Score {
  readonly day: Day
  readonly level: Level
  /** Chance of a bad end, 0–1, from prior and points. */
  readonly chance: number
  readonly prior: number
  readonly points: readonly Point[]
  readonly hardStops: readonly SignalCode[]
  readonly pairs: readonly Pair[]
  readonly readings: readonly Reading[]
  /** Share of applicable signs with evidence, 0–1. */
  readonly coverage: number
  /** Signs that nothing is known about; what is needed to know is their `ask`. */
  readonly missing: readonly SignalCode[]
  readonly version: string
}

/** How the score is worked out; the shipped assumptions unless something else is asked for. */
export interface ScoreOptions {
  readonly prior?: number
  readonly likelihoods?: Likelihoods
  /** The chance from which a pair makes an alarm. */
  readonly alarmFrom?: number
}

/** Signs of how tests and warnings are handled: the group that separates failed from sound. */
export const handlingSigns: readonly SignalCode[] = ['S07', 'S10', 'S11', 'S12', 'S16']

/** What could be used on a day, and what the signs say about it; what is weighed. */
export interface ReadFacts {
  readonly day: Day
  readonly known: Facts
  readonly readings: readonly Reading[]
}

/** Scores the facts that could be used on a day. Pure; the same facts give the same score anywhere. */
export function scoreFacts(facts: Facts, day: Day, options: ScoreOptions = {}): Score {
  return weigh(readFacts(facts, day), options)
}

/** Reads all signs on a day. */
export function readFacts(facts: Facts, day: Day): ReadFacts {
  const known = asOf(facts, day)
  return { day, known, readings: signals.map((signal) => signal.readUsable(known, day)) }
}

/** Weighs what the signs say; other weights may be tried on the same readings. */
export function weigh({ day, known, readings }: ReadFacts, options: ScoreOptions = {}): Score {
  const { prior = priors.general, likelihoods = assumedLikelihoods, alarmFrom = bands.alarm } = options
  const points = [...signalPoints(readings, likelihoods), ...protectionPoints(known, likelihoods)]
  const odds = points.reduce((sum, point) => sum + point.points / 10, Math.log10(prior / (1 - prior)))
  const chance = 1 / (1 + 10 ** -odds)
  const hardStops = findHardStops(readings, known)
  const pairs = findPairs(readings, known)
  const applicable = readings.filter((reading) => reading.applicable)
  const missing = applicable.filter((reading) => reading.level === 'unknown').map(({ sign }) => sign)
  const coverage = applicable.length === 0 ? 0 : 1 - missing.length / applicable.length
  return {
    day,
    level: levelOf({ readings, chance, hardStops, pairs, coverage }, alarmFrom),
    chance,
    prior,
    points,
    hardStops,
    pairs,
    readings,
    coverage,
    missing,
    version: `${scoreVersion}, ${constantsVersion}`,
  }
}

const raised = (reading: Reading) => reading.level === 'question' || reading.level === 'alarm'

function signalPoints(readings: readonly Reading[], { signals: weights }: Likelihoods): Point[] {
  return families.flatMap((family) =>
    readings
      .filter((reading) => raised(reading) && weights[reading.sign].family === family)
      .map((reading) => {
        const ratio = weights[reading.sign][reading.level === 'alarm' ? 'alarm' : 'question']
        const believed = believedAgainst(reading.origin)
        return { reading, ratio, believed, points: 10 * believed * Math.log10(ratio) }
      })
      .toSorted((one, other) => other.points - one.points)
      .map(({ reading, ratio, believed, points }, index): Point => {
        const share = index === 0 ? 1 : 0.5
        return {
          code: reading.sign,
          points: points * share,
          ratio,
          confidence: believed,
          share,
          sources: reading.sources,
          formula: scoreVersion,
        }
      }),
  )
}

/** A sign speaks against the undertaking; whoever runs or sells it then speaks against itself. */
function believedAgainst(origin: Origin | null): number {
  return origin === 'self' || origin === 'supplier' ? againstItself : confidence[origin ?? 'self']
}

function protectionPoints(facts: Facts, { protections: ratios }: Likelihoods): Point[] {
  const codes = [...new Set(facts.protections.map((fact) => fact.code))].toSorted()
  return codes.map((code): Point => {
    const carriers = facts.protections.filter((fact) => fact.code === code)
    const believed = Math.max(...carriers.map((fact) => confidence[fact.origin]))
    const ratio = ratios[code]
    return {
      code,
      points: 10 * believed * Math.log10(ratio),
      ratio,
      confidence: believed,
      share: 1,
      sources: carriers.map((fact) => fact.ref),
      formula: scoreVersion,
    }
  })
}

/** What stops whatever the score says: data lost, an approval missing at the start, a safety concern overdue. */
function findHardStops(readings: readonly Reading[], facts: Facts): SignalCode[] {
  const overdue = (newest(facts, 'answers-overdue')?.value ?? 0) > 0
  return readings
    .filter(({ level }) => level === 'alarm')
    .map(({ sign }) => sign)
    .filter((sign) => sign === 'S18' || sign === 'S13' || (sign === 'S10' && overdue))
}

function findPairs(readings: readonly Reading[], facts: Facts): Pair[] {
  const up = readings.filter(raised).map(({ sign }) => sign)
  const noWayBack = newest(facts, 'tested-way-back')?.value === 0
  const structure = up.includes('S03') ? 'S03' : noWayBack ? 'no-tested-way-back' : null
  if (!structure) return []
  return handlingSigns.filter((sign) => up.includes(sign)).map((handling) => ({ handling, structure }))
}

function levelOf(
  found: Pick<Score, 'readings' | 'chance' | 'hardStops' | 'pairs' | 'coverage'>,
  alarmFrom: number,
): Level {
  if (found.hardStops.length > 0) return 'alarm'
  if (found.pairs.length > 0 && found.chance >= alarmFrom) return 'alarm'
  const asked = found.readings.some(raised) || found.chance >= bands.question
  const covered: Level = found.coverage >= constant('coverage.least') ? 'clear' : 'unknown'
  return louder(asked ? 'question' : 'unknown', covered)
}
