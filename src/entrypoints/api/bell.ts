/** Wakes those who wait for news, and forgets none that came while they were busy. */
export interface Bell {
  /** How often it has rung: take it before you look, and give it to `wait`. */
  rung(): number
  ring(): void
  /** Settles when it has rung since `seen`, after `ms`, or when `signal` aborts, whichever comes first. */
  wait(seen: number, ms: number, signal: AbortSignal): Promise<void>
}

/** Makes a bell. Whoever has stopped waiting leaves nothing behind in it. */
export function createBell(): Bell {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    rung: () => count,
    ring: () => {
      count += 1
      for (const wake of [...waiting]) wake()
    },
    wait: (seen, ms, signal) =>
      new Promise((resolve) => {
        if (seen !== count || signal.aborted) return resolve()
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        const timer = setTimeout(wake, ms)
        waiting.add(wake)
        signal.addEventListener('abort', wake)
      }),
  }
}
