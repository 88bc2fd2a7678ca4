import { z } from 'zod'
import { requirePermission } from '#identity'
import { redactEntry } from '#ledger'
import type { Context, Transaction } from '#platform/context'

/** Words that must go from what is said of an initiative, and the law that asks for it. */
interface Redaction {
  readonly record: string
  readonly words: string
  readonly ground: string
}

const Reason = z.looseObject({ shared: z.array(z.string()) })
const Pair = z.looseObject({ one: z.string(), other: z.string(), reasons: z.array(Reason) })
const Proposal = z.looseObject({ pairs: z.array(Pair) })
type Pair = z.infer<typeof Pair>

/**
 * Takes words out of the reasons that tie an initiative to others, and out of the entries that proposed them: what both had
 * in common may be the very name that must go, one word at a time and in another form. Returns how many entries were erased
 * and masked; each leaves an entry with its ground.
 */
export async function redactTwins(
  ctx: Context | Transaction,
  { record, words, ground }: Redaction,
): Promise<number> {
  requirePermission(ctx, 'redact-entries')
  const masked = (pair: Pair) => withoutWords(pair, record, words)
  return ctx.transaction(async (tx) => {
    const rows = await tx.sql<Pair[]>`
      select one, other, reasons from similarity.pair where one = ${record} or other = ${record} for update`
    for (const row of rows) {
      const clean = masked(row)
      // the registry's own redaction has left its entry in this transaction
      if (clean) {
        await tx.sql`
          update similarity.pair set reasons = ${tx.sql.json(JSON.parse(JSON.stringify(clean.reasons)))}
          where one = ${row.one} and other = ${row.other}`
      }
    }
    let erased = 0
    for await (const { index, content } of proposalsOf(tx, record)) {
      const clean = content.pairs.map((pair) => masked(pair) ?? pair)
      if (clean.every((pair, at) => pair === content.pairs[at])) continue
      await redactEntry(tx, { index, ground, maskedVersion: { ...content, pairs: clean } })
      erased += 1
    }
    return erased
  })
}

/** The entries that proposed twins of an initiative. */
async function* proposalsOf(tx: Transaction, record: string) {
  const found = await tx.sql<{ index: number; body: Buffer }[]>`
    select index, body from published.entry
    where type = 'twins.proposed' and body is not null and position(${Buffer.from(record)}::bytea in body) > 0
    order by index`
  for (const { index, body } of found) {
    const content = Proposal.safeParse(JSON.parse(body.toString('utf8')))
    if (content.success) yield { index, content: content.data }
  }
}

/** The same pair with the words left out of what both share; null when it shares none of them or is another's. */
function withoutWords(pair: Pair, record: string, words: string): Pair | null {
  if (pair.one !== record && pair.other !== record) return null
  const tokens = words
    .toLocaleLowerCase('sv')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token.length >= 3)
  const must = (shared: string) =>
    shared
      .toLocaleLowerCase('sv')
      .split(/[^\p{L}\p{N}]+/u)
      .some((part) => tokens.some((token) => part.slice(0, STEM) === token.slice(0, STEM)))
  const reasons = pair.reasons.map((reason) => ({
    ...reason,
    shared: reason.shared.filter((word) => !must(word)),
  }))
  const less = reasons.some((reason, at) => reason.shared.length < (pair.reasons[at]?.shared.length ?? 0))
  return less ? { ...pair, reasons } : null
}

/** Letters by which a stem is known again; taking out a word too many does no harm. */
const STEM = 5
