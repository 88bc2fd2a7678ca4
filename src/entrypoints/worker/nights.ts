import { Cron } from 'croner'
import { takeInConcerns, type WaitingRoom } from '#frontline'
import { type Context, createContext } from '#platform/context'
import type { Schedule } from './schedule.ts'

/**
 * Every ten minutes takes in the concerns of earlier days from this process's waiting room, so in practice just after
 * midnight, and writes noise into the room. What came today stays until tomorrow.
 */
export function startNights(ctx: Context, room: WaitingRoom): Schedule {
  const timekeeper = createContext({ ...ctx, actor: { organisation: null, role: 'timekeeper' } })
  const night = async () => {
    await takeInConcerns(timekeeper, room)
    await room.cover()
  }
  const job = new Cron('*/10 * * * *', { protect: true, catch: true }, night)
  return {
    stop: async () => {
      job.stop()
    },
  }
}
