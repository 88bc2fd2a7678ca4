import type { Context } from '#platform/context'

/** Keeps answers until the ledger grows. */
export type Remember = <Value>(key: string, compute: () => Promise<Value>) => Promise<Value>

/** Answers kept at most; a busy site has a few hundred filters in use. */
const LIMIT = 500
/** Some answers speak of how old things are, so even a quiet registry looks again now and then. */
const LONGEST_MS = 600_000

/**
 * Keeps computed answers for as long as nothing has happened: the sequencer's notice empties the store. Askers of the
 * same thing at the same time share one computation. A failed one is not kept. `recall` takes what is kept and keeps
 * nothing itself: for those whose own answers nobody else may see.
 */
export async function createRemember(
  ctx: Context,
): Promise<{ remember: Remember; recall: Remember; close: () => Promise<void> }> {
  const kept = new Map<string, { readonly answer: Promise<unknown>; readonly since: number }>()
  const listener = await ctx.sql.listen('ledger', () => kept.clear())
  const remember: Remember = async (key, compute) => {
    const known = kept.get(key)
    // the key names the computation, so what is kept under it has the type that it gives
    if (known && performance.now() - known.since < LONGEST_MS) {
      return (await known.answer) as Awaited<ReturnType<typeof compute>>
    }
    if (kept.size >= LIMIT) kept.clear()
    const answer = compute()
    kept.set(key, { answer, since: performance.now() })
    answer.catch(() => kept.delete(key))
    return answer
  }
  const recall: Remember = async (key, compute) => {
    const known = kept.get(key)
    if (known && performance.now() - known.since < LONGEST_MS)
      return (await known.answer) as Awaited<ReturnType<typeof compute>>
    return compute()
  }
  return { remember, recall, close: () => listener.unlisten() }
}
