import { z } from 'zod'
import type { Entry } from '#ledger'
import type { Transaction } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'

const Proposed = z.object({
  pairs: z.array(
    z.object({
      ...{
        one: z.string(),
        other: z.string(),
        level: z.string(),
        score: z.number(),
        need: z.string().nullable(),
      },
      reasons: z.array(z.looseObject({})),
    }),
  ),
})
const Withdrawn = z.object({ pairs: z.array(z.object({ one: z.string(), other: z.string() })) })
const Decided = z.object({
  ...{ one: z.string(), other: z.string(), verdict: z.string(), reason: z.string() },
  ...{ score: z.number().nullable(), need: z.string().nullable() },
})

/** Makes the twins' rows from their entries, handed over in index order; entries about other things change nothing. */
export async function replayTwins(
  tx: Transaction,
  { type, content, at, organisation, role }: Entry,
): Promise<void> {
  if (type === 'twins.proposed') {
    const { pairs } = Proposed.parse(content)
    await tx.sql`
      insert into similarity.pair (one, other, level, score, need, reasons, proposed_at)
      select one, other, level, score, need, reasons, ${at}
      from jsonb_to_recordset(${tx.sql.json(JSON.parse(JSON.stringify(pairs)))})
        as said (one text, other text, level text, score real, need text, reasons jsonb)
      on conflict (one, other) do update set level = excluded.level, score = excluded.score, need = excluded.need,
        reasons = excluded.reasons, proposed_at = excluded.proposed_at, withdrawn_at = null`
  } else if (type === 'twins.withdrawn') {
    const { pairs } = Withdrawn.parse(content)
    await tx.sql`
      update similarity.pair set withdrawn_at = ${at}
      from jsonb_to_recordset(${tx.sql.json(pairs)}) as gone (one text, other text)
      where pair.one = gone.one and pair.other = gone.other`
  } else if (type === 'twins.decided') {
    const decision = Decided.parse(content)
    await tx.sql`insert into similarity.decision ${tx.sql({ ...decision, organisation, role, decided_at: at })}`
  }
}

/** A checksum of each table of twins that follows from the entries; when to the fraction of a second is left out. */
export async function twinChecksums(sql: Sql | TransactionSql): Promise<Record<string, string>> {
  const [sums] = await sql<Record<string, string>[]>`
    select
      (select md5(coalesce(string_agg(said, '|' order by said collate "C"), ''))
        from (
          select (to_jsonb(pair) - array['proposed_at', 'withdrawn_at'])::text || (withdrawn_at is null) as said
          from similarity.pair
        ) as pairs) as twins,
      (select md5(coalesce(string_agg(said, '|' order by said collate "C"), ''))
        from (
          select (to_jsonb(decision) - array['id', 'decided_at'])::text as said from similarity.decision
        ) as decisions) as "twin decision"`
  return { ...sums }
}
