import { parentPort, workerData } from 'node:worker_threads'

/** What a worker answers; a fault's text is for our log, never for a page. */
export type Reply<Value> = { readonly value: Value } | { readonly fault: string }

/** Inside a worker: does the one task it was started for, and answers. */
export function serveTask<Input>(tasks: Readonly<Record<string, (input: Input) => unknown>>): void {
  const { task, input }: { task: string; input: Input } = workerData
  const work = Object.hasOwn(tasks, task) ? tasks[task] : undefined
  parentPort?.postMessage(work ? replyTo(() => work(input)) : { fault: 'no such task' })
}

function replyTo<Value>(work: () => Value): Reply<Value> {
  try {
    return { value: work() }
  } catch (error) {
    return { fault: String(error) }
  }
}
