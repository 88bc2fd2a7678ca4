import type { Context } from '#platform/context'

/** Keeps answers until the ledger grows. */
export type Remember = <Value>(key: string, compute: () => Promise<Value>) => Promise<Value>

/** Answers kept at most; a busy site has a few hundred filters in use. */
const LIMIT = 500

/**
 * Keeps computed answers for as long as nothing has happened: the sequencer's notice empties the store. Askers of the
 * same thing at the same time share one computation. A failed one is not kept.
 */
export async function createRemember(
  ctx: Context,
): Promise<{ remember: Remember; close: () => Promise<void> }> {
  const kept = new Map<string, Promise<unknown>>()
  const listener = await ctx.sql.listen('ledger', () => kept.clear())
  const remember: Remember = async (key, compute) => {
    const known = kept.get(key)
    // the key names the computation, so what is kept under it has the type that it gives
    if (known) return (await known) as Awaited<ReturnType<typeof compute>>
    if (kept.size >= LIMIT) kept.clear()
    const answer = compute()
    kept.set(key, answer)
    answer.catch(() => kept.delete(key))
    return answer
  }
  return { remember, close: () => listener.unlisten() }
}
