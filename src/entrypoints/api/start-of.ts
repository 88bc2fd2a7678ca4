import { ledgerSize } from '#ledger'
import type { Context } from '#platform/context'
import { Invalid } from '#platform/problems'

/**
 * Where a stream begins: after the last event seen, else where it was asked to, else now. A browser that reconnects
 * sends both, and the last event is the newer. Throws `Invalid` for a place that the ledger has not reached.
 */
export async function startOf(
  ctx: Context,
  asked: { readonly from?: number; readonly last?: number },
): Promise<number> {
  const size = await ledgerSize(ctx)
  const start = asked.last === undefined ? (asked.from ?? size) : asked.last + 1
  if (start <= size) return start
  throw new Invalid({
    sv: `Liggaren har ${size} poster och har inte nått ${start}. Börja om från ett lägre index.`,
    en: `The ledger has ${size} entries and has not reached ${start}. Start again from a lower index.`,
  })
}
