import { runSequencer, type Signing } from '#ledger'
import type { Context } from '#platform/context'
import { followInitiatives } from '#similarity'
import { startSchedule } from './schedule.ts'

/** Everything that goes on without anyone asking. */
export interface Worker {
  stop(): Promise<void>
}

/** Starts the sequencer, the schedule and the search for twins. Any number of processes may: one of them sequences, the others stand by. */
export function startWorker(ctx: Context, signing: Signing): Worker {
  const sequencer = runSequencer(ctx, 500, signing)
  const schedule = startSchedule({ ...ctx, actor: { organisation: null, role: 'harvester' } })
  const matcher = followInitiatives({ ...ctx, actor: { organisation: null, role: 'matcher' } })
  return {
    stop: async () => {
      await matcher.stop()
      await schedule.stop()
      await sequencer.stop()
    },
  }
}
