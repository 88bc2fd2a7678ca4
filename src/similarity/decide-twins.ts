import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { LEAST_LESSONS, type Lesson, learnThreshold, twinLevels } from './matching/index.ts'

/** What can be said of two initiatives: a level, or that they have nothing to do with each other. */
export const twinVerdicts = [...twinLevels, 'different'] as const

/** A person's word about two initiatives, in either order. */
export const TwinDecision = z.object({
  one: z.string().min(1).max(100),
  other: z.string().min(1).max(100),
  verdict: z.enum(twinVerdicts),
  reason: z.string().trim().min(3).max(2_000),
})
export type TwinDecision = z.infer<typeof TwinDecision>

/**
 * Decides what two initiatives are to each other, and remembers who decided and why. The latest decision stands, also
 * against later proposals. Throws `NotFound` when either does not exist, `Conflict` when one is invented and the other not.
 */
export async function decideTwins(ctx: Context, input: z.input<typeof TwinDecision>): Promise<void> {
  requirePermission(ctx, 'decide-twins')
  const { verdict, reason, ...ends } = parse(input)
  await ctx.transaction(async (tx) => {
    const [one, other] = await readEnds(tx, ends)
    const [pair] = await tx.sql<{ score: number; need: string | null }[]>`
      select score, need from similarity.pair where one = ${one} and other = ${other}`
    const { organisation, role } = tx.actor
    await tx.sql`
      insert into similarity.decision ${tx.sql({
        ...{ one, other, verdict, reason, organisation, role },
        score: pair?.score ?? null,
        need: pair?.need ?? null,
        decided_at: tx.now(),
      })}`
    await append(tx, {
      type: 'twins.decided',
      subject: `twins:${one}:${other}`,
      content: { one, other, verdict, reason, score: pair?.score ?? null, need: pair?.need ?? null },
    })
  })
}

function parse(input: z.input<typeof TwinDecision>): TwinDecision {
  const parsed = TwinDecision.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Invalid({
    sv: `Ange två initiativ, ett av orden ${twinVerdicts.join(', ')} och ett skäl på minst tre tecken.`,
    en: `Give two initiatives, one of the words ${twinVerdicts.join(', ')}, and a reason of at least three characters.`,
  })
}

async function readEnds(tx: Transaction, { one, other }: Pick<TwinDecision, 'one' | 'other'>) {
  const ends = await tx.sql<{ id: string; demonstration: boolean }[]>`
    select id, demonstration from published.record
    where kind = 'initiative' and id in (${one}, ${other})
    order by id collate "C"`
  const [first, second] = ends
  if (!first || !second) {
    throw new NotFound({
      sv: 'Minst ett av initiativen finns inte, eller så är det samma initiativ två gånger. Kontrollera adresserna.',
      en: 'At least one of the initiatives does not exist, or it is the same one twice. Check their addresses.',
    })
  }
  if (first.demonstration !== second.demonstration) {
    throw new Conflict({
      sv: 'Det ena initiativet är påhittat och det andra verkligt. De kan inte höra ihop.',
      en: 'One of the initiatives is invented and the other is real. They cannot belong together.',
    })
  }
  return [first.id, second.id] as const
}

/** The points from which pairs are proposed now, and how many decisions taught them; 0 while they are too few. */
export async function readThreshold(
  ctx: Pick<Context, 'sql'>,
): Promise<{ threshold: number; lessons: number }> {
  const lessons = await ctx.sql<Lesson[]>`
    select distinct on (one, other) score, verdict <> 'different' as alike
    from similarity.decision
    where score is not null
    order by one, other, id desc`
  return {
    threshold: learnThreshold(lessons),
    lessons: lessons.length < LEAST_LESSONS ? 0 : lessons.length,
  }
}
