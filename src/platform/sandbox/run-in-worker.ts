import type { Failure } from './failure.ts'

/** How much a task may take. */
export interface RunLimits {
  /** JavaScript heap, in MiB. */
  readonly memoryMb: number
  /** Wall-clock time, in milliseconds. */
  readonly milliseconds: number
}

/** Why a task gave no value. */
export type RunCode = 'memory' | 'deadline' | 'crash'

/** What a task gave, or how it was cut short. */
export type Ran<Value> = { readonly status: 'ok'; readonly value: Value } | Failure<RunCode>
