import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#platform/context'
import { LedgerForked } from '../fork-guard.ts'
import { halt } from '../halt.ts'
import { readCheckpoint } from '../read-log.ts'
import type { Running } from '../run-sequencer.ts'
import type { TrustPolicy } from '../tree/index.ts'
import { gatherCosignatures } from './gather-cosignatures.ts'

/**
 * Asks the witnesses until stopped: `everyMs` after the last time, when there is a newer checkpoint to sign. When what
 * they show means that the log has forked, the ledger becomes read-only.
 */
export function runWitnessing(ctx: Context, policy: TrustPolicy, everyMs = 5_000): Running {
  const ending = new AbortController()
  let asked = ''
  const loop = async () => {
    while (!ending.signal.aborted) {
      await round().catch(async (error: unknown) => {
        ctx.log.error({ err: error }, 'the witnesses could not be asked')
        if (error instanceof LedgerForked) await halt(ctx, error.say).catch(() => undefined)
      })
      await pause(everyMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }
  const round = async () => {
    const latest = await readCheckpoint(ctx)
    const name = `${latest?.origin} ${latest?.size}`
    if (!latest || name === asked) return
    await gatherCosignatures(ctx, policy)
    asked = name
  }
  const ended = loop()
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}
