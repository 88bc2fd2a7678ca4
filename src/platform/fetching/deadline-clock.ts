import { Refusal } from './refusal.ts'

/** Time left for one fetch, spent only while asking. */
export interface DeadlineClock {
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>
}

/** Measures only the time spent asking, not the time spent waiting for one's turn at a host. */
export function deadlineClock(milliseconds: number, outer: AbortSignal | undefined): DeadlineClock {
  let left = milliseconds
  return {
    run: async (work) => {
      if (outer?.aborted) throw new Refusal('stopped')
      const begun = performance.now()
      const controller = new AbortController()
      const stop = () => controller.abort(new Refusal('stopped'))
      outer?.addEventListener('abort', stop)
      const timer = setTimeout(() => controller.abort(new Refusal('timeout-total')), Math.max(0, left))
      try {
        return await work(controller.signal)
      } finally {
        clearTimeout(timer)
        outer?.removeEventListener('abort', stop)
        left -= performance.now() - begun
      }
    },
  }
}
