import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { readEnds } from './read-ends.ts'
import { readInput } from './read-input.ts'
import { subjectOf } from './refresh-adoptions.ts'
import { blockerCodes } from './values.ts'

/** What stops an organisation from using something, or that it no longer does. */
export const StatedBlocker = z.object({
  organisation: z.string().min(1).max(100),
  record: z.string().min(1).max(100),
  code: z.enum(blockerCodes),
  words: z.string().trim().min(2).max(2_000).nullable().default(null),
  resolved: z.boolean().default(false),
})

/** Keeps what stops an organisation from using a solution; the same hindrance stated again replaces the words. */
export async function stateBlocker(ctx: Context, input: z.input<typeof StatedBlocker>): Promise<void> {
  const { resolved, ...stated } = readInput(StatedBlocker, input, {
    code: { sv: 'Välj vad som hindrar er.', en: 'Choose what stops you.' },
    words: { sv: 'Skriv 2–2 000 tecken.', en: 'Write 2–2,000 characters.' },
  })
  refusePersonalData({ words: stated.words })
  requirePermission(ctx, 'claim-adoption', stated.organisation)
  await ctx.transaction(async (tx) => {
    const { demonstration } = await readEnds(tx, stated)
    const { organisation, record, code } = stated
    await tx.sql`
      update adoption.blocker set resolved_at = ${tx.now()}
      where organisation = ${organisation} and record = ${record} and code = ${code} and resolved_at is null`
    if (!resolved) {
      await tx.sql`insert into adoption.blocker ${tx.sql({ ...stated, stated_at: tx.now(), demonstration })}`
    }
    await append(tx, {
      type: resolved ? 'blocker.resolved' : 'blocker.stated',
      subject: subjectOf(stated),
      content: { ...stated, demonstration },
    })
  })
}
