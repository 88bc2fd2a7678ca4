import type { ChildProcess } from 'node:child_process'
import type { Failure } from './failure.ts'
import { runMessages } from './messages.ts'
import { residentMemory } from './resident-memory.ts'
import type { Order, Reply } from './serve-task.ts'
import { startWorker } from './start-worker.ts'
import type { Tasks } from './tasks.ts'

/** How much a task may take. */
export interface RunLimits {
  /** JavaScript heap, in MiB. Byte buffers may take `BESIDE_HEAP` MiB more. */
  readonly memoryMb: number
  /** Wall-clock time from the worker's start, in milliseconds. */
  readonly milliseconds: number
}

/** The limits of every real run. */
const defaultRunLimits: RunLimits = { memoryMb: 256, milliseconds: 30_000 }

/** MiB beside the heap: Node itself (about 60), and the raw, unpacked and repacked bytes of the largest file. */
const BESIDE_HEAP = 512

/** Why a task gave no value. */
export type RunCode = 'memory' | 'deadline' | 'crash'

/** What a task gave, or how it was cut short. */
export type Ran<Value> = { readonly status: 'ok'; readonly value: Value } | Failure<RunCode>

/**
 * Runs one of our tasks in a process of its own, and ends that process whatever happens: after its value, at
 * its deadline, or when its memory is used up. Input and value are copied.
 */
export function runInWorker<Name extends keyof Tasks>(
  task: Name,
  input: Parameters<Tasks[Name]>[0],
  limits: Partial<RunLimits> = {},
): Promise<Ran<Awaited<ReturnType<Tasks[Name]>>>> {
  return runProgram<Awaited<ReturnType<Tasks[Name]>>>(undefined, task, input, limits)
}

/** As `runInWorker`, for a worker program of the caller's own: a file that calls `serveTask`. */
export async function runProgram<Value>(
  program: URL | undefined,
  task: string,
  input: unknown,
  limits: Partial<RunLimits> = {},
): Promise<Ran<Value>> {
  const { memoryMb, milliseconds } = { ...defaultRunLimits, ...limits }
  const worker = await startWorker(program, memoryMb)
  try {
    const outcome = await outcomeOf<Value>(worker, { task, input, milliseconds }, memoryMb)
    return typeof outcome === 'string'
      ? { status: 'failed', code: outcome, message: runMessages[outcome] }
      : { status: 'ok', value: outcome.value }
  } finally {
    worker.kill('SIGKILL')
  }
}

function outcomeOf<Value>(
  worker: ChildProcess,
  order: Order<unknown>,
  memoryMb: number,
): Promise<{ value: Value } | RunCode> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => end('deadline'), order.milliseconds)
    const watch = setInterval(async () => {
      if ((await residentMemory(worker.pid)) > memoryMb + BESIDE_HEAP) end('memory')
    }, 200)
    const end = (outcome: { value: Value } | RunCode) => {
      clearTimeout(deadline)
      clearInterval(watch)
      resolve(outcome)
    }
    worker.once('message', (reply: Reply<Value>) => end('value' in reply ? reply : 'crash'))
    worker.once('error', () => end('crash'))
    // V8 aborts when its heap is full; the kernel kills when the machine's memory is.
    worker.once('exit', (code, signal) =>
      end(signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134 ? 'memory' : 'crash'),
    )
    worker.send(order, (error) => {
      if (error) end('crash')
    })
  })
}
