import { sequenceAll } from '#ledger'
import type { Context } from '#platform/context'
import { redactWords } from '#registry'

/** The invented person whose name one invented source gave away, and the law by which it goes. */
const invented = {
  item: 'trygghetslarm-fabelvik',
  words: 'Petra Påhittsson',
  ground: 'GDPR art. 17.1 d (påhittat fall)',
}

/** Takes an invented name out of an invented record, so that everybody can see what a redaction leaves behind. */
export async function redactInvented(ctx: Context): Promise<void> {
  // an erasure names entries, so they must have their place first
  await sequenceAll(ctx)
  const [said] = await ctx.sql<{ record: string }[]>`
    select observation.record
    from published.observation
    join published.record on record.id = observation.record and record.demonstration
    where observation.key = ${invented.item} and observation.claims::text like ${`%${invented.words}%`}
    limit 1`
  const { words, ground } = invented
  if (said) await redactWords(ctx, { record: said.record, words, ground })
}
