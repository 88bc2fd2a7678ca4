import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#platform/context'
import type { Running } from './run-sequencer.ts'

/** A round is also made when nothing has been heard for this long, in case a notice was lost. */
const AGAIN_MS = 60_000

/**
 * Makes a round now and whenever the ledger has grown, until stopped: the way of whoever subscribes to it in the background.
 * A round that fails is logged with `fault` and made again a minute later; rounds never overlap.
 */
export function follow(ctx: Context, fault: string, round: () => Promise<unknown>): Running {
  const ending = new AbortController()
  let news = true
  let wake = () => {}
  const hear = () => {
    news = true
    wake()
  }
  const silence = async () => {
    if (news || ending.signal.aborted) return
    const rest = new AbortController()
    wake = () => rest.abort()
    ending.signal.addEventListener('abort', wake, { once: true })
    await pause(AGAIN_MS, undefined, { signal: rest.signal }).catch(() => undefined)
    ending.signal.removeEventListener('abort', wake)
  }
  const loop = async () => {
    const listener = await ctx.sql.listen('ledger', hear)
    while (!ending.signal.aborted) {
      news = false
      try {
        await round()
      } catch (error) {
        ctx.log.error({ err: error }, fault)
        news = false
      }
      await silence()
    }
    await listener.unlisten()
  }
  const ended = loop().catch((error: unknown) => ctx.log.error({ err: error }, fault))
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}
