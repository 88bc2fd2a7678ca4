import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#platform/context'
import { sequence } from './sequence.ts'

/** A loop that can be ended. */
export interface Running {
  stop(): Promise<void>
}

/**
 * Sequences until stopped: at once while entries wait, else every `idleMs`. A failed round is logged and tried again;
 * what waits stays waiting.
 */
export function runSequencer(ctx: Context, idleMs = 200): Running {
  const ending = new AbortController()
  const loop = async () => {
    while (!ending.signal.aborted) {
      const count = await sequence(ctx).catch((error: unknown) => {
        ctx.log.error({ error }, 'the sequencer could not give entries their place; it tries again')
        return 0
      })
      if (count === 0) await pause(idleMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const ended = loop()
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}

/** Sequences everything that waits now, for commands that end when their work is done. */
export async function sequenceAll(ctx: Context): Promise<void> {
  while ((await sequence(ctx)) > 0);
}
