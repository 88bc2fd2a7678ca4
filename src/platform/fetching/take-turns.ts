import { setTimeout as pause } from 'node:timers/promises'

/** Runs work for a host when it is that host's turn. */
export type TakeTurn = <T>(host: string, work: () => Promise<T>) => Promise<T>

/** One request at a time per host, in the order asked, with a pause between; hosts do not wait for each other. */
export function takeTurns(gapMilliseconds: number): TakeTurn {
  const lastByHost = new Map<string, Promise<unknown>>()
  return async (host, work) => {
    const before = lastByHost.get(host) ?? Promise.resolve()
    const own = before.then(work)
    const done = own.then(
      () => pause(gapMilliseconds),
      () => pause(gapMilliseconds),
    )
    lastByHost.set(host, done)
    done.then(() => {
      if (lastByHost.get(host) === done) lastByHost.delete(host)
    })
    return own
  }
}
