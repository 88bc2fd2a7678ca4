import { followAdoptions } from '#adoption'
import { watchInitiatives } from '#foresight'
import { runSequencer, runWitnessing, type Signing, type TrustPolicy } from '#ledger'
import type { Context } from '#platform/context'
import { followFigures } from '#portfolio'
import { followInitiatives } from '#similarity'
import { startSchedule } from './schedule.ts'
import { type MailParts, startMail } from './start-mail.ts'

/** Everything that goes on without anyone asking. */
export interface Worker {
  stop(): Promise<void>
}

/** Starts the sequencer, the questions to witnesses, the schedule, the search for twins, the drawing of adoptions, the watch over signs, and news and mail. Any number of processes may: one of them sequences, the others stand by. */
export async function startWorker(
  ctx: Context,
  signing: Signing,
  policy: TrustPolicy | null,
  mail: MailParts,
): Promise<Worker> {
  const post = await startMail(ctx, mail)
  const sequencer = runSequencer(ctx, 500, signing)
  const witnessing = policy ? runWitnessing(ctx, policy) : null
  const schedule = startSchedule({ ...ctx, actor: { organisation: null, role: 'harvester' } })
  const watcher = watchInitiatives({ ...ctx, actor: { organisation: null, role: 'watcher' } })
  const matcher = followInitiatives({ ...ctx, actor: { organisation: null, role: 'matcher' } })
  const adoptions = followAdoptions({ ...ctx, actor: { organisation: null, role: 'matcher' } })
  const figures = followFigures({ ...ctx, actor: { organisation: null, role: 'matcher' } })
  return {
    stop: async () => {
      await post.stop()
      await figures.stop()
      await adoptions.stop()
      await matcher.stop()
      await watcher.stop()
      await schedule.stop()
      await witnessing?.stop()
      await sequencer.stop()
    },
  }
}
