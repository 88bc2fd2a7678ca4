#!/usr/bin/env node
/**
 * Works out the scores of exported cases again, with nothing but this file and Node: no package, no network, no database.
 *
 *   skala replay --export > cases.json
 *   node recompute-standalone.mjs cases.json
 *
 * One JSON object a line: id, view and the score at the decision, to compare with `skala replay --json`. It is written apart from
 * the program, from the description of the formula, so that an error in one shows as a difference from the other.
 */
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const loudness = ['unknown', 'clear', 'question', 'alarm']
const loudest = (levels) =>
  levels.reduce((most, level) => (loudness.indexOf(level) > loudness.indexOf(most) ? level : most), 'unknown')
const days = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
const rank = ['independent', 'user', 'self', 'supplier']

/** Every score of an export, as plain objects. */
export function recompute(data) {
  return data.cases.flatMap(({ id, reference, views }) =>
    ['public', 'organisation'].map((view) => ({
      id,
      view,
      decision: reference === null ? null : score(data, views[view], reference),
    })),
  )
}

function score(data, all, day) {
  const facts = cut(all, day)
  const readings = codes.map((code) => read(data, facts, day, code))
  const points = [...signPoints(data, readings), ...protectionPoints(data, facts)]
  const odds = points.reduce(
    (sum, { points: value }) => sum + value / 10,
    Math.log10(data.prior / (1 - data.prior)),
  )
  const chance = 1 / (1 + 10 ** -odds)
  const up = readings.filter(isUp).map(({ code }) => code)
  const back = last(facts, 'tested-way-back')?.value === 0
  const structure = up.includes('S03') ? 'S03' : back ? 'no-tested-way-back' : null
  const pairs = structure
    ? ['S07', 'S10', 'S11', 'S12', 'S16']
        .filter((code) => up.includes(code))
        .map((code) => `${code}+${structure}`)
    : []
  const overdue = (last(facts, 'answers-overdue')?.value ?? 0) > 0
  const hardStops = readings
    .filter(
      ({ code, level }) =>
        level === 'alarm' && (code === 'S18' || code === 'S13' || (code === 'S10' && overdue)),
    )
    .map(({ code }) => code)
  const applicable = readings.filter((reading) => reading.applicable)
  const known = applicable.filter(({ level }) => level !== 'unknown').length
  const coverage = applicable.length === 0 ? 0 : known / applicable.length
  return {
    level: levelOf({ data, hardStops, pairs, chance, up, coverage }),
    chance: six(chance),
    coverage: six(coverage),
    hardStops,
    pairs,
    points: points.map(({ code, points: value }) => ({ code, points: six(value) })),
    version: data.version,
  }
}

function levelOf({ data, hardStops, pairs, chance, up, coverage }) {
  if (hardStops.length > 0 || (pairs.length > 0 && chance >= data.alarmFrom)) return 'alarm'
  if (up.length > 0 || chance >= data.questionFrom) return 'question'
  return coverage >= data.constants['coverage.least'] ? 'clear' : 'unknown'
}

const six = (value) => Math.round(value * 1e6) / 1e6
const isUp = ({ level }) => level === 'question' || level === 'alarm'
const codes = Array.from({ length: 24 }, (_, index) => `S${String(index + 1).padStart(2, '0')}`)

/** Only what could be used on the day. */
function cut(facts, day) {
  const usable = (rows) => rows.filter((row) => row.on <= day)
  return {
    ...facts,
    findings: usable(facts.findings).map((row) => ({
      ...row,
      settled: row.resolvedOn !== null && row.resolvedOn <= day,
    })),
    measurements: usable(facts.measurements),
    protections: usable(facts.protections),
  }
}

const series = (facts, name) =>
  facts.measurements
    .filter(({ measure }) => measure === name)
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
const last = (facts, name) => series(facts, name).at(-1)

function read(data, facts, day, code) {
  const told = facts.findings.filter(({ sign }) => sign === code)
  const applicable = told.length > 0 || code !== 'S02' || facts.startedOn !== null
  const open = told.filter((row) => !row.settled)
  const measured = applicable ? measure(data.constants, facts, day, code) : null
  const tellings =
    told.length === 0
      ? 'unknown'
      : open.length === 0
        ? 'clear'
        : toldLevel(data.constants, facts, day, code, open)
  const rows = [...(measured?.from ?? []), ...(open.length > 0 ? open : told)]
  const origin = rank.find((name) => rows.some((row) => row.origin === name)) ?? null
  return { code, applicable, level: loudest([measured?.level ?? 'unknown', tellings]), origin }
}

function toldLevel(constants, facts, day, code, open) {
  if (['S07', 'S10', 'S18'].includes(code)) return 'alarm'
  if (code !== 'S13') return 'question'
  const near = (when) => facts.goLive !== null && days(when, facts.goLive) <= constants['S13.window']
  return near(day) && open.some((row) => row.origin === 'independent' && near(row.on)) ? 'alarm' : 'question'
}

const above = (value, question, alarm) => (value > alarm ? 'alarm' : value > question ? 'question' : 'clear')
const below = (value, question, alarm) => (value < alarm ? 'alarm' : value < question ? 'question' : 'clear')

/** Signs that compare their newest figure with two bounds. */
const bounds = {
  S06: ['must-haves-cut', above, () => 0, (c) => c['S06.alarm']],
  S12: ['training-passed', below, (c) => c['S12.question'], (c) => c['S12.alarm']],
  S14: ['family-trouble', above, () => 0, (c) => c['S14.alarm'] - 1],
  S21: ['requirements-growth', above, (c) => c['S21.question'], () => Number.POSITIVE_INFINITY],
  S22: ['payment-at-start', above, (c) => c['S22.question'], (c) => c['S22.alarm']],
  S23: ['evidence-age', above, (c) => c['S23.question'], (c) => c['S23.alarm']],
}

/** Signs that any occurrence raises. */
const counts = {
  S09: ['warnings-open', 'question'],
  S10: ['answers-overdue', 'alarm'],
  S15: ['criteria-waived', 'question'],
  S18: ['critical-errors', 'alarm'],
  S20: ['fields-withheld', 'question'],
}

function measure(constants, facts, day, code) {
  if (code in bounds) {
    const [name, compare, question, alarm] = bounds[code]
    const row = last(facts, name)
    return row ? { level: compare(row.value, question(constants), alarm(constants)), from: [row] } : null
  }
  if (code in counts) {
    const [name, level] = counts[code]
    const row = last(facts, name)
    return row ? { level: row.value > 0 ? level : 'clear', from: [row] } : null
  }
  return own[code]?.(constants, facts, day) ?? null
}

/** Signs with a rule of their own. */
const own = {
  S01(constants, facts) {
    const [row] = [...series(facts, 'first-cost'), ...series(facts, 'cost')].sort(
      (one, other) => other.value - one.value,
    )
    return row && { level: above(row.value, constants['S01.question'], constants['S01.alarm']), from: [row] }
  },
  S02(constants, facts, day) {
    const trials = series(facts, 'real-task-trial')
    if (trials.length === 0 || facts.startedOn === null) return null
    const held = trials.find((row) => row.value > 0)
    const waited = days(facts.startedOn, held?.on ?? day)
    return {
      level: above(waited, constants['S02.question'], constants['S02.alarm']),
      from: [held ?? trials[0]],
    }
  },
  S03(constants, facts) {
    const row = last(facts, 'cutover-share')
    if (!row) return null
    const safe = ['parallel-run', 'tested-way-back']
      .map((name) => last(facts, name))
      .filter((one) => one?.value > 0)
    const level =
      safe.length > 0 ? 'clear' : above(row.value, constants['S03.question'], constants['S03.alarm'])
    return { level, from: [row, ...safe] }
  },
  S04(constants, facts, day) {
    const from = [...series(facts, 'first-planned-start'), ...series(facts, 'planned-start')]
    const plans = [...from].sort((one, other) => (one.on < other.on ? -1 : 1))
    if (plans.length < 2) return null
    const opens = new Date(Date.parse(day) - constants['S04.window'] * 86_400_000).toISOString().slice(0, 10)
    const inForce = plans.filter((plan) => plan.on <= opens).at(-1)
    const within = plans.filter((plan) => plan.on > opens)
    const first = inForce ? { on: opens, value: inForce.value } : within[0]
    const end = within.at(-1) ?? inForce
    const speed = (end.value - first.value) / Math.max(days(first.on, day), constants['S04.least'])
    return { level: above(speed, constants['S04.question'], constants['S04.alarm']), from }
  },
  S05(constants, facts) {
    const costs = series(facts, 'cost')
    const grown = costs.flatMap((end) => {
      const start =
        series(facts, 'first-cost').find((row) => row.scope === end.scope) ??
        costs.find((row) => row.scope === end.scope && row !== end)
      return start && start.value > 0 && start.on <= end.on
        ? [{ start, end, ratio: end.value / start.value }]
        : []
    })
    const [most] = grown.sort((one, other) => other.ratio - one.ratio)
    return (
      most && {
        level: above(most.ratio, constants['S05.question'], constants['S05.alarm']),
        from: [most.start, most.end],
      }
    )
  },
  S07(constants, facts) {
    const passed = last(facts, 'tests-passed')
    const cancelled = last(facts, 'pilots-cancelled')
    const failed = passed !== undefined && passed.value < constants['S07.alarm']
    const row = failed ? passed : (cancelled ?? passed)
    return row && { level: failed || (cancelled?.value ?? 0) > 0 ? 'alarm' : 'clear', from: [row] }
  },
  S08(constants, facts) {
    const [rate, usual, users] = ['concerns', 'usual-concerns', 'exposed-users'].map((name) =>
      last(facts, name),
    )
    if (!rate || !usual || !users || users.value <= 0) return null
    const limit = usual.value + constants['S08.sigma'] * Math.sqrt(usual.value / (users.value / 100))
    return { level: rate.value > limit ? 'question' : 'clear', from: [rate, usual, users] }
  },
  S11(constants, facts) {
    const [said, shown] = [last(facts, 'owner-level'), last(facts, 'evidence-level')]
    if (!said || !shown) return null
    const gap = shown.value - said.value
    const level =
      gap >= constants['S11.alarm'] ? 'alarm' : gap >= constants['S11.question'] ? 'question' : 'clear'
    return { level, from: [said, shown] }
  },
  S13(constants, facts, day) {
    const row = last(facts, 'approvals-missing')
    if (!row) return null
    const near = facts.goLive !== null && days(day, facts.goLive) <= constants['S13.window']
    return { level: row.value === 0 ? 'clear' : near ? 'alarm' : 'question', from: [row] }
  },
  S16(constants, facts) {
    const row = last(facts, 'own-evidence')
    if (!row) return null
    const level =
      row.value >= constants['S16.alarm']
        ? 'alarm'
        : row.value > constants['S16.question']
          ? 'question'
          : 'clear'
    return { level, from: [row] }
  },
  S17(constants, facts, day) {
    const row = last(facts, 'before-values')
    if (!row) return null
    const near = facts.goLive !== null && days(day, facts.goLive) <= constants['S17.window']
    return { level: row.value > 0 ? 'clear' : near ? 'alarm' : 'question', from: [row] }
  },
  S19(constants, facts) {
    const [time, capacity] = [last(facts, 'time-ratio'), last(facts, 'capacity-ratio')]
    const found = [
      time && { level: above(time.value, constants['S19.question'], constants['S19.alarm']), from: [time] },
      capacity && {
        level: below(capacity.value, constants['S19.capacityQuestion'], constants['S19.capacityAlarm']),
        from: [capacity],
      },
    ].filter(Boolean)
    return found.sort((one, other) => loudness.indexOf(other.level) - loudness.indexOf(one.level))[0] ?? null
  },
  S24(constants, facts) {
    const [named, changes] = [last(facts, 'owners-named'), last(facts, 'owner-changes')]
    const none = named?.value === 0
    const row = none ? named : (changes ?? named)
    if (!row) return null
    return {
      level: none ? 'alarm' : (changes?.value ?? 0) > constants['S24.question'] ? 'question' : 'clear',
      from: [row],
    }
  },
}

function signPoints(data, readings) {
  const weights = data.likelihoods.signals
  const order = ['money', 'time', 'test', 'users', 'governance', 'product', 'structure']
  return order.flatMap((family) =>
    readings
      .filter((reading) => isUp(reading) && weights[reading.code].family === family)
      .map(({ code, level, origin }) => {
        const against =
          origin === 'self' || origin === 'supplier' ? data.againstItself : data.confidence[origin ?? 'self']
        return { code, points: 10 * against * Math.log10(weights[code][level]) }
      })
      .sort((one, other) => other.points - one.points)
      .map((point, index) => ({ ...point, points: point.points * (index === 0 ? 1 : 0.5) })),
  )
}

function protectionPoints(data, facts) {
  return [...new Set(facts.protections.map(({ code }) => code))].sort().map((code) => {
    const trust = facts.protections
      .filter((row) => row.code === code)
      .map(({ origin }) => data.confidence[origin])
    return { code, points: 10 * Math.max(...trust) * Math.log10(data.likelihoods.protections[code]) }
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const data = JSON.parse(readFileSync(process.argv[2] ?? 0, 'utf8'))
  for (const result of recompute(data)) process.stdout.write(`${JSON.stringify(result)}\n`)
}
