import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { burdenOf, totalBurden } from './burden.ts'
import { judgeTask, median } from './judge-task.ts'
import { isReached, judgeTrial } from './judge-trial.ts'
import type { TrialObservation } from './observation.ts'
import { hashPlan, TrialPlan } from './plan.ts'
import { scoreSheet } from './sheet.ts'
import { inventedPlan, inventedRun } from './testing/invented-trial.ts'

const [task] = inventedPlan.tasks
if (!task) throw new Error('the invented plan has a task')

/** Old and new runs of `count` people: the old way takes a minute or so, the new way `ratio` times as long. */
function runs(count: number, ratio: number, change: Partial<TrialObservation> = {}): TrialObservation[] {
  return Array.from({ length: count }, (_, at) => {
    const seconds = 50 + 3 * (at % 7)
    const own = { participant: at + 1, site: at % 2 === 0 ? 'Norr' : 'Söder' }
    return [
      inventedRun({ ...own, way: 'old', seconds, steps: 20 }),
      inventedRun({ ...own, seconds: seconds * ratio * (1 + 0.02 * ((at % 5) - 2)), steps: 86, ...change }),
    ]
  }).flat()
}

describe('the verdict on a task', () => {
  it('is fail when the new way is shown to be slower than the margin', () => {
    const result = judgeTask(task, runs(12, 4), 1)
    expect(result).toMatchObject({ verdict: 'fail', reasons: ['slower'] })
    expect(result.timeRatio?.estimate).toBeCloseTo(4, 1)
    expect([result.old.steps, result.new.steps]).toEqual([20, 86])
  })

  it('is pass only when time and completion are both shown', () => {
    expect(judgeTask(task, runs(12, 0.9), 1)).toMatchObject({
      verdict: 'pass',
      reasons: ['time-shown', 'completion-shown'],
    })
    const half = runs(12, 0.9).map((run, at) => (at % 4 === 1 ? { ...run, completed: false } : run))
    expect(judgeTask(task, half, 1).verdict).toBe('undecided')
  })

  it('is undecided with too little, never green by default', () => {
    expect(judgeTask(task, [], 1)).toMatchObject({ verdict: 'undecided', reasons: ['too-few'] })
    expect(judgeTask(task, runs(1, 0.5), 1).verdict).toBe('undecided')
    // three of three is not enough to show that seven of ten complete it
    expect(judgeTask(task, runs(3, 0.5), 1).reasons).toContain('completion-open')
  })

  it('is fail after one critical error the new way, since no more data can undo it', () => {
    const some = runs(12, 0.9)
    const harmful = [...some, inventedRun({ participant: 99, attempt: 3, errors: 1, criticalErrors: 1 })]
    expect(judgeTask(task, harmful, 1)).toMatchObject({ verdict: 'fail', reasons: ['critical-error'] })
  })

  it('goes by the attempt that was promised', () => {
    const learning = runs(12, 4).map((run) => (run.way === 'new' ? run : { ...run, attempt: 1 }))
    const later = runs(12, 0.9).map((run) => ({ ...run, attempt: 2 }))
    expect(judgeTask(task, [...learning, ...later], 1).verdict).toBe('fail')
    expect(judgeTask(task, [...learning, ...later], 2).verdict).toBe('pass')
  })

  it('never passes what is slower than the margin on average', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 1.12, max: 9, noNaN: true }),
        (count, ratio) => {
          expect(judgeTask(task, runs(count, ratio), 1).verdict).not.toBe('pass')
        },
      ),
    )
  })
})

describe('a trial with several tasks', () => {
  const tasks = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ ...task, key }))
  const plan = { ...inventedPlan, tasks }
  const noisy = (key: string): TrialObservation[] =>
    runs(8, 1).map((run) =>
      run.way === 'new'
        ? {
            ...run,
            task: key,
            seconds: run.seconds * ([1.5, 1.1, 1.6, 1, 1.4, 1.2, 1.7, 1.15][run.participant - 1] ?? 1),
          }
        : { ...run, task: key },
    )

  it('asks more of each, so that one in twenty does not fail by chance', () => {
    const one = judgeTrial({ ...plan, tasks: tasks.slice(0, 1) }, noisy('a'), []).tasks[0]
    const six = judgeTrial(
      plan,
      [
        ...noisy('a'),
        ...tasks.slice(1).flatMap(({ key }) => runs(8, 1.1).map((run) => ({ ...run, task: key }))),
      ],
      [],
    ).tasks[0]
    expect(one?.verdict).toBe('fail')
    expect(six?.verdict).toBe('undecided')
  })
})

describe('a trial as a whole', () => {
  const result = judgeTrial(inventedPlan, runs(12, 4), [])

  it('compares sites only where five or more took part', () => {
    expect(result.sites.map(({ site, participants }) => [site, participants])).toEqual([
      ['Norr', 6],
      ['Söder', 6],
    ])
    const few = judgeTrial(inventedPlan, runs(8, 4), []).sites
    expect(few.every((site) => site.participants === 0 && site.seconds === null)).toBe(true)
  })

  it('tells what seeing no critical error proves', () => {
    expect(result.noCriticalErrors).toMatchObject({ n: 12, ruleOfThree: 0.25 })
  })

  it('tells which stop rules were reached', () => {
    expect(result.stopped).toEqual([])
    const hurt = [inventedRun({ errors: 1, criticalErrors: 1 })]
    expect(judgeTrial(inventedPlan, hurt, []).stopped).toHaveLength(1)
    expect(isReached({ measure: 'time-ratio', limit: 1.5, words: '' }, runs(12, 4), result.tasks)).toBe(true)
    expect(isReached({ measure: 'not-completed-share', limit: 0.5, words: '' }, [], [])).toBe(false)
  })

  it('shows the learning curve apart', () => {
    const more = [...runs(6, 4), ...runs(6, 2).map((run) => ({ ...run, attempt: 2 }))]
    const { learning } = judgeTrial(inventedPlan, more, [])
    expect(learning.map(({ attempt }) => attempt)).toEqual([1, 2])
    expect(learning[1]?.seconds ?? 0).toBeLessThan(learning[0]?.seconds ?? 0)
  })

  it('scores forms by their instrument, and shows no mean of fewer than five', () => {
    const sheet = { way: 'new' as const, participant: 1, weights: [] }
    expect(scoreSheet({ ...sheet, instrument: 'sus', answers: [5, 4, 2, 1, 2, 3, 2, 4, 5, 2] })).toBe(55)
    expect(scoreSheet({ ...sheet, instrument: 'sus', answers: [5] })).toBeNull()
    const sheets = [40, 45, 50, 55, 60].map((score, at) => ({
      ...sheet,
      participant: at,
      instrument: 'sus' as const,
      score,
    }))
    expect(judgeTrial(inventedPlan, [], sheets).scores[0]).toMatchObject({
      instrument: 'sus',
      way: 'new',
      score: { estimate: 50 },
    })
    expect(judgeTrial(inventedPlan, [], sheets.slice(1)).scores).toEqual([])
  })
})

describe('the burden', () => {
  it('is seconds times volume over the hours of a year, with every assumption at its ends', () => {
    const { tasks } = judgeTrial(inventedPlan, runs(12, 4), [])
    const [burden] = burdenOf(inventedPlan, tasks) ?? []
    const before = tasks[0]?.old.seconds ?? 0
    const ratio = tasks[0]?.timeRatio?.estimate ?? 0
    expect(burden?.personYears.likely).toBeCloseTo((before * (ratio - 1) * 100_000) / 3_600 / 1_600, 6)
    expect(burden?.kronor.likely).toBeCloseTo(((before * (ratio - 1) * 100_000) / 3_600) * 400, 3)
    expect(burden?.personYears.low).toBeLessThan(burden?.personYears.likely ?? 0)
    expect(totalBurden(burden ? [burden] : []).kronor.high).toBe(burden?.kronor.high)
  })

  it('of a saving is below zero, and low stays below high', () => {
    const { tasks } = judgeTrial(inventedPlan, runs(12, 0.5), [])
    const [burden] = burdenOf(inventedPlan, tasks) ?? []
    expect(burden?.personYears.high).toBeLessThan(0)
    expect(burden?.personYears.low).toBeLessThan(burden?.personYears.high ?? 0)
    expect(burdenOf({ ...inventedPlan, burden: null }, tasks)).toBeNull()
  })
})

describe('a plan', () => {
  it('has a hash that changes with anything in it, and not with the order it is written in', () => {
    const { title, ...rest } = inventedPlan
    expect(hashPlan({ ...rest, title })).toBe(hashPlan(inventedPlan))
    expect(hashPlan({ ...inventedPlan, judgedAttempt: 2 })).not.toBe(hashPlan(inventedPlan))
    expect(TrialPlan.parse(inventedPlan)).toEqual(inventedPlan)
  })

  it('is refused when tasks bear one name or it ends before it starts', () => {
    expect(TrialPlan.safeParse({ ...inventedPlan, tasks: [task, task] }).success).toBe(false)
    expect(TrialPlan.safeParse({ ...inventedPlan, endsOn: '2025-01-01' }).success).toBe(false)
  })

  it('has a middle that is a median', () => {
    expect([median([]), median([3]), median([1, 2, 9, 10])]).toEqual([null, 3, 5.5])
  })
})
