import type { TaskResult } from './judge-task.ts'
import type { TrialPlan } from './plan.ts'

/** A figure with the lowest and highest that its assumptions allow. */
export interface Range {
  readonly low: number
  readonly likely: number
  readonly high: number
}

/** What one task costs more, or less, in a year when it is done the new way everywhere. */
export interface TaskBurden {
  readonly task: string
  /** Seconds more per time: new minus old, with the bounds of the measured ratio. */
  readonly seconds: Range
  readonly volume: Range
  readonly personYears: Range
  readonly kronor: Range
}

/**
 * Seconds times volume, task by task, for those that have a measured ratio and a volume: person-years and kronor a year.
 * Low and high take every assumption at its own end at once, so the truth lies well inside. Null without assumptions.
 */
export function burdenOf(plan: TrialPlan, tasks: readonly TaskResult[]): TaskBurden[] | null {
  const { burden } = plan
  if (!burden) return null
  const { hoursPerYear, kronorPerHour } = burden
  const wage = { ...kronorPerHour, likely: (kronorPerHour.low + kronorPerHour.high) / 2 }
  return plan.tasks.flatMap(({ key, volumePerYear }) => {
    const result = tasks.find(({ task }) => task === key)
    const before = result?.old.seconds ?? null
    if (!volumePerYear || !result?.timeRatio || before === null) return []
    const { low, estimate, high } = result.timeRatio
    const seconds = { low: before * (low - 1), likely: before * (estimate - 1), high: before * (high - 1) }
    const hours = multiply(seconds, volumePerYear, 3_600)
    return [
      {
        task: key,
        seconds,
        volume: { low: volumePerYear.low, likely: volumePerYear.likely, high: volumePerYear.high },
        personYears: multiply(hours, { low: 1, likely: 1, high: 1 }, hoursPerYear),
        kronor: multiply(hours, wage, 1),
      },
    ]
  })
}

/** Every combination of ends, since a saving turns low and high about. */
function multiply(one: Range, other: Range, divisor: number): Range {
  const ends = [one.low * other.low, one.low * other.high, one.high * other.low, one.high * other.high]
  return {
    low: Math.min(...ends) / divisor,
    likely: (one.likely * other.likely) / divisor,
    high: Math.max(...ends) / divisor,
  }
}

/** The burdens of all tasks together. */
export function totalBurden(tasks: readonly TaskBurden[]): { personYears: Range; kronor: Range } {
  const add = (pick: (task: TaskBurden) => Range): Range => ({
    low: tasks.reduce((sum, task) => sum + pick(task).low, 0),
    likely: tasks.reduce((sum, task) => sum + pick(task).likely, 0),
    high: tasks.reduce((sum, task) => sum + pick(task).high, 0),
  })
  return { personYears: add((task) => task.personYears), kronor: add((task) => task.kronor) }
}
