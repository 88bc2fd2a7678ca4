import { Worker } from 'node:worker_threads'

/** What a worker is told to do, and for how long at most. */
export interface Order<Input> {
  readonly task: string
  readonly input: Input
  readonly milliseconds: number
}

/** What a worker answers; a fault's text is for our log, never for a page. */
export type Reply<Value> = { readonly value: Value } | { readonly fault: string }

/** Inside a worker: does the one task it was started for, and answers. */
export function serveTask<Input>(tasks: Readonly<Record<string, (input: Input) => unknown>>): void {
  process.once('message', async ({ task, input, milliseconds }: Order<Input>) => {
    endBy(milliseconds)
    const work = Object.hasOwn(tasks, task) ? tasks[task] : undefined
    answer(work ? await replyTo(() => work(input)) : { fault: 'no such task' })
  })
}

/** Whoever ordered the work ends it in time, unless killed meanwhile: then an endless task must not outlive it for long. */
function endBy(milliseconds: number): void {
  const program = `setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${Number(milliseconds) + 1000})`
  new Worker(program, { eval: true }).unref()
}

async function replyTo<Value>(work: () => Value): Promise<Reply<Awaited<Value>>> {
  try {
    return { value: await work() }
  } catch (error) {
    return { fault: String(error) }
  }
}

function answer(reply: Reply<unknown>): void {
  try {
    process.send?.(reply)
  } catch {
    process.send?.({ fault: 'the value cannot be sent' })
  }
}
