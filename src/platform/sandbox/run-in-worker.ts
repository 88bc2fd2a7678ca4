import type { Worker } from 'node:worker_threads'
import type { Failure } from './failure.ts'
import { runMessages } from './messages.ts'
import type { Reply } from './serve-task.ts'
import { startWorker } from './start-worker.ts'
import type { Tasks } from './tasks.ts'

/** How much a task may take. */
export interface RunLimits {
  /** JavaScript heap, in MiB. */
  readonly memoryMb: number
  /** Wall-clock time from the worker's start, in milliseconds. */
  readonly milliseconds: number
}

/** The limits of every real run. */
export const defaultRunLimits: RunLimits = { memoryMb: 256, milliseconds: 30_000 }

/** Why a task gave no value. */
export type RunCode = 'memory' | 'deadline' | 'crash'

/** What a task gave, or how it was cut short. */
export type Ran<Value> = { readonly status: 'ok'; readonly value: Value } | Failure<RunCode>

/**
 * Runs one of our tasks in a thread of its own, and ends the thread whatever happens: after its value, at its
 * deadline, or when its memory is used up. The input is copied, the environment is not handed over.
 */
export function runInWorker<Name extends keyof Tasks>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
  limits: Partial<RunLimits> = {},
): Promise<Ran<ReturnType<Tasks[Name]>>> {
  return runProgram<ReturnType<Tasks[Name]>>(undefined, task, input, limits)
}

/** As `runInWorker`, for a worker program of the caller's own: a file that calls `serveTask`. */
export async function runProgram<Value>(
  program: URL | undefined,
  task: string,
  input: unknown,
  limits: Partial<RunLimits> = {},
): Promise<Ran<Value>> {
  const { memoryMb, milliseconds } = { ...defaultRunLimits, ...limits }
  const worker = await startWorker(program, {
    workerData: { task, input },
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    env: {},
    argv: [],
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  try {
    return await outcome<Value>(worker, milliseconds)
  } finally {
    await worker.terminate()
  }
}

function outcome<Value>(worker: Worker, milliseconds: number): Promise<Ran<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(failure('deadline')), milliseconds)
    const end = (ran: Ran<Value>) => {
      clearTimeout(timer)
      resolve(ran)
    }
    worker.once('message', (reply: Reply<Value>) =>
      end('value' in reply ? { status: 'ok', value: reply.value } : failure('crash')),
    )
    worker.once('messageerror', () => end(failure('crash')))
    worker.once('error', (error) => end(failure(isOutOfMemory(error) ? 'memory' : 'crash')))
    worker.once('exit', () => end(failure('crash')))
  })
}

function failure(code: RunCode): Failure<RunCode> {
  return { status: 'failed', code, message: runMessages[code] }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
