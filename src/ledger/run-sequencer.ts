import { setTimeout as pause } from 'node:timers/promises'
import type { Context } from '#platform/context'
import { guardSecondCopies, LedgerForked } from './fork-guard.ts'
import { halt, resume } from './halt.ts'
import type { Signing } from './open-signing.ts'
import { publish } from './publish.ts'
import { sequence } from './sequence.ts'

/** A loop that can be ended. */
export interface Running {
  stop(): Promise<void>
}

/** So many entries in one round mean that more wait already. */
const FULL_ROUND = 256
const HOUR_MS = 3_600_000
/** How long to wait before looking again whether a halted ledger has been put right. */
const HALTED_MS = 60_000

/**
 * Sequences until stopped: at once while many entries wait, else every `idleMs`. With `signing` each round is signed and
 * published; the fork guard looks at the start and every hour, and makes the ledger read-only as long as it objects. A
 * round that failed for another reason is logged and tried again; what waits stays waiting.
 */
export function runSequencer(ctx: Context, idleMs = 500, signing?: Signing): Running {
  const ending = new AbortController()
  const sleep = (ms: number) => pause(ms, undefined, { signal: ending.signal }).catch(() => undefined)
  let guardedUntil = signing ? 0 : Number.POSITIVE_INFINITY
  const round = async () => {
    if (signing && Date.now() >= guardedUntil) {
      await guard(ctx, signing)
      guardedUntil = Date.now() + HOUR_MS
    }
    return sequenceRound(ctx, signing)
  }
  const loop = async () => {
    while (!ending.signal.aborted) {
      const wait = await round().then(
        (count) => (count >= FULL_ROUND ? 0 : idleMs),
        async (error: unknown) => {
          ctx.log.error({ err: error }, 'the sequencer could not give entries their place; it tries again')
          if (!(error instanceof LedgerForked)) return idleMs
          guardedUntil = 0
          await halt(ctx, error.say).catch(() => undefined)
          return HALTED_MS
        },
      )
      if (wait > 0) await sleep(wait)
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

/** Sequences everything that waits now, for commands that end when their work is done. Throws LedgerForked. */
export async function sequenceAll(ctx: Context, signing?: Signing): Promise<void> {
  while ((await sequenceRound(ctx, signing)) > 0);
}

/**
 * Compares what the database holds with every second copy, and with mirrors and witnesses; a ledger that was read-only
 * is opened again when all agree. Throws LedgerForked.
 */
export async function guard(ctx: Context, signing: Signing): Promise<void> {
  await guardSecondCopies(ctx, signing.copies)
  await signing.askOthers(ctx)
  await resume(ctx)
}

/**
 * The first thing a process that signs does: asks the fork guard. Says false where it objects; the ledger is then
 * read-only, the log says why, and people can still read.
 */
export async function openLedger(ctx: Context, signing: Signing): Promise<boolean> {
  try {
    await guard(ctx, signing)
    return true
  } catch (error) {
    if (!(error instanceof LedgerForked)) throw error
    ctx.log.error({ err: error }, 'the ledger is read-only')
    await halt(ctx, error.say)
    return false
  }
}

async function sequenceRound(ctx: Context, signing: Signing | undefined): Promise<number> {
  const count = await sequence(ctx, { signing })
  if (signing) await publish(ctx, signing)
  return count
}
