import { describe, expect, it } from 'vitest'
import { type FrontlineHistory, factsOfFrontline, type HeldTrial } from './facts-of-frontline.ts'
import { standingOf } from './standing.ts'

const nothing: FrontlineHistory = {
  start: null,
  trials: [],
  readiness: [],
  fidelity: [],
  voices: [],
  overdue: null,
}
const start: NonNullable<FrontlineHistory['start']> = {
  ...{ on: '2026-10-01', plannedOn: '2026-12-01', usersAll: 1_000, usersFirstDay: 900 },
  ...{ rollbackTestedOn: null, parallelRun: null, trainingPassed: 440, trainingOf: 1_000 },
  ...{ paymentAtStart: 0.4, criteria: 10, waived: 2 },
}
const task = { verdict: 'fail', oldRuns: 12, criticalErrors: 0, timeRatio: 4.3 }
const trial: HeldTrial = { ref: 'trial:t1', registeredOn: '2026-09-01', endedOn: '2026-10-10', tasks: [task] }

const standing = (parts: Partial<FrontlineHistory>, day = '2026-11-22') =>
  standingOf({ startedOn: '2026-01-01', ...factsOfFrontline({ ...nothing, ...parts }) }, day)
const levels = (parts: Partial<FrontlineHistory>, day?: string) =>
  Object.fromEntries(standing(parts, day).score.readings.map(({ sign, level }) => [sign, level]))

describe('what the front line holds', () => {
  it('is unknown where nothing has been said: nothing is scored as well or badly', () => {
    expect(new Set(Object.values(levels({})))).toEqual(new Set(['unknown']))
    expect(standing({}).score.level).toBe('unknown')
  })

  it('reads the plan of a start: all at once, training, payment, waived criteria', () => {
    expect(levels({ start })).toMatchObject({ S03: 'alarm', S12: 'alarm', S15: 'question', S22: 'alarm' })
    expect(levels({ start: { ...start, rollbackTestedOn: '2026-09-15' } }).S03).toBe('clear')
    expect(levels({ start: { ...start, parallelRun: 'Båda systemen i två veckor' } }).S03).toBe('clear')
    expect(levels({ start: { ...start, parallelRun: 'Ingen' } }).S03).toBe('alarm')
    expect(levels({ start: { ...start, usersAll: null, trainingOf: 0, criteria: 0 } })).toMatchObject({
      S03: 'unknown',
      S12: 'unknown',
      S15: 'unknown',
    })
  })

  it('makes an alarm of badly handled tests together with everybody at once, never of either alone', () => {
    expect(standing({ start: { ...start, trainingPassed: null } }).score.level).toBe('question')
    expect(standing({ trials: [trial] }).score.level).toBe('question')
    const both = standing({ start, trials: [trial] }).score
    expect(both.level).toBe('alarm')
    expect(both.pairs.map(({ handling }) => handling)).toContain('S07')
  })

  it('sets users’ not ready against management’s ready', () => {
    const readiness = [
      { ref: 'readiness:1', side: 'management' as const, verdict: 'ready' as const, on: '2026-11-01' },
      { ref: 'readiness:2', side: 'users' as const, verdict: 'not-ready' as const, on: '2026-11-02' },
    ]
    expect(levels({ readiness }).S11).toBe('alarm')
    expect(standing({ readiness }).word).toMatchObject({ says: 'on-track', stale: false })
    expect(levels({ readiness }, '2026-11-01').S11).toBe('unknown')
  })

  it('stops whatever else is said when a critical item was lost, also when a later comparison was whole', () => {
    const fidelity = [
      { ref: 'fidelity:1', on: '2026-10-01', lost: 3 },
      { ref: 'fidelity:2', on: '2026-11-01', lost: 0 },
    ]
    expect(standing({ fidelity }).score.hardStops).toEqual(['S18'])
    expect(levels({ fidelity: fidelity.slice(1) }).S18).toBe('clear')
  })

  it('lets neither an undecided task nor a trial that goes on count as passed', () => {
    const undecided = { ...trial, tasks: [{ ...task, verdict: 'undecided', timeRatio: null }] }
    expect(levels({ trials: [undecided] }).S07).toBe('unknown')
    const going = { ...trial, endedOn: null, tasks: [] }
    expect(levels({ trials: [going] })).toMatchObject({ S07: 'unknown', S17: 'unknown', S02: 'question' })
  })

  it('takes an auditor for an expert and a safety representative for a user, until a warning is settled', () => {
    const voice = (expert: boolean, settledOn: string | null) => ({
      voices: [{ ref: 'statement:1', on: '2026-10-01', expert, settledOn }],
    })
    expect(levels(voice(true, null))).toMatchObject({ S09: 'question', S08: 'unknown' })
    expect(levels(voice(false, null))).toMatchObject({ S08: 'question', S09: 'unknown' })
    expect(levels(voice(false, '2026-11-01')).S08).toBe('clear')
  })

  it('stops when a safety concern is past its time', () => {
    const overdue = { ref: 'concerns', on: '2026-11-01', safety: 1 }
    expect(standing({ overdue }).score.hardStops).toEqual(['S10'])
    expect(levels({ overdue: { ...overdue, safety: 0 } }).S10).toBe('clear')
  })
})
