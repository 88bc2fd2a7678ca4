import type { Context } from '#platform/context'
import { Unavailable } from '#platform/problems'
import { type Bell, createBell } from './bell.ts'
import { createRecentChanges, type RecentChanges } from './recent-changes.ts'

/** What all streams share: one ear to the database, and the latest changes read once for everybody. */
export interface ChangeFeed extends Pick<RecentChanges, 'read'>, Pick<Bell, 'rung' | 'wait'> {
  /** Takes one of the places there are; the function returned gives it back. Throws `Unavailable` when all are taken. */
  enter(): () => void
  /** Whether the server is about to stop. */
  closed(): boolean
  /** Ends all streams and stops listening. */
  close(): Promise<void>
}

/** Makes the feed for at most `most` streams. It begins to listen when the first one comes. */
export function createChangeFeed(ctx: Context, most: number): ChangeFeed {
  const bell = createBell()
  const recent = createRecentChanges(ctx)
  let open = 0
  let closed = false
  let ear: Promise<{ unlisten(): Promise<void> }> | null = null

  const announce = () => {
    recent.startAfresh()
    bell.ring()
  }
  const listen = () => {
    // `announce` is also called when a lost connection is back, for what happened meanwhile
    ear ??= ctx.sql.listen('ledger', announce, announce)
    ear.catch((error: unknown) => {
      ear = null
      ctx.log.error({ error }, 'the change feed cannot listen to the ledger; streams look now and then')
    })
  }

  return {
    read: recent.read,
    rung: bell.rung,
    wait: bell.wait,
    enter: () => {
      if (closed || open >= most) throw full()
      open += 1
      listen()
      let inside = true
      return () => {
        if (inside) open -= 1
        inside = false
        // with nobody reading on, nobody would hear that something kept has been erased
        if (open === 0) recent.forget()
      }
    },
    closed: () => closed,
    close: async () => {
      closed = true
      bell.ring()
      const listening = await ear?.catch(() => null)
      await listening?.unlisten()
    },
  }
}

const full = () =>
  new Unavailable({
    sv: 'Alla platser i direktflödet är upptagna. Försök igen om en stund, eller hämta /api/v1/changes då och då.',
    en: 'All places in the live stream are taken. Try again shortly, or fetch /api/v1/changes now and then.',
  })
