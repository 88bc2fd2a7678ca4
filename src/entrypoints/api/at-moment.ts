import { z } from 'zod'
import { readMoment } from '#ledger'
import type { Context } from '#platform/context'

/** The parameter that asks for another moment than now. */
export const asOf = z.string().max(40).optional().meta({
  description:
    'answer as the registry could be known then: a date (the end of that day in Sweden), a time in ISO 8601, or the index of a ledger entry. What the law has since asked to be gone is masked.',
  example: '2026-11-22',
})

/** The context set to a moment, where one is asked for. Throws `Invalid` where there is no such moment. */
export async function atMoment(ctx: Context, words: string | undefined): Promise<Context> {
  if (words === undefined) return ctx
  const moment = await readMoment(ctx, words)
  return { ...ctx, asOf: moment.index, now: () => moment.at }
}
