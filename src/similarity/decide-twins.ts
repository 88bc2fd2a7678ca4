import { z } from 'zod'
import { hasPermission, requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, Invalid, NotFound } from '#platform/problems'
import { LEAST_LESSONS, type Lesson, learnThreshold, twinLevels } from './matching/index.ts'

/**
 * What can be said of two initiatives: a level; that they have nothing to do with each other; or that an earlier decision
 * is taken back, so that the machine's proposal counts again.
 */
export const twinVerdicts = [...twinLevels, 'different', 'undecided'] as const
export type TwinVerdict = (typeof twinVerdicts)[number]

/** A person's word about two initiatives, in either order. */
const TwinDecision = z.object({
  one: z.string().min(1).max(100),
  other: z.string().min(1).max(100),
  verdict: z.enum(twinVerdicts),
  reason: z.string().trim().min(3).max(2_000),
})
type TwinDecision = z.infer<typeof TwinDecision>

/** The same before it has been looked at. */
export type SaidOfTwins = Readonly<Record<keyof TwinDecision, string>>

/** Who may decide: those who edit the records of either organisation, and those who look after the registry as a whole. */
export function mayDecideTwins(ctx: Pick<Context, 'actor'>, ends: readonly End[]): boolean {
  return hasPermission(ctx, 'decide-twins', ends.find((end) => isOwn(ctx, end))?.organisation ?? '')
}

interface End {
  readonly organisation: string | null
}

const isOwn = ({ actor }: Pick<Context, 'actor'>, { organisation }: End) =>
  organisation !== null && organisation === actor.organisation

/**
 * Decides what two initiatives are to each other, and remembers who decided and why. The latest decision stands, also
 * against later proposals. Throws `NotAllowed` when neither is the actor's own and the actor speaks for one organisation, `NotFound` when either does not exist, `Conflict` when one is invented and the other not.
 */
export async function decideTwins(ctx: Context, input: SaidOfTwins): Promise<void> {
  requirePermission(ctx, 'decide-twins')
  const { verdict, reason, ...ends } = parse(input)
  await ctx.transaction(async (tx) => {
    const [{ id: one }, { id: other }] = await readEnds(tx, ends)
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

function parse(input: SaidOfTwins): TwinDecision {
  const parsed = TwinDecision.safeParse(input)
  if (parsed.success) {
    refusePersonalData({ reason: parsed.data.reason })
    return parsed.data
  }
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const message = {
    sv: `Ange två initiativ, ett av orden ${twinVerdicts.join(', ')} och ett skäl på minst tre tecken.`,
    en: `Give two initiatives, one of the words ${twinVerdicts.join(', ')}, and a reason of at least three characters.`,
  }
  throw new Invalid(message, [
    ...(wrong.has('verdict') ? [{ field: 'verdict', message: chooseOne }] : []),
    ...(wrong.has('reason') ? [{ field: 'reason', message: sayWhy }] : []),
  ])
}

const chooseOne = {
  sv: 'Välj vad de två initiativen är för varandra.',
  en: 'Choose what the two initiatives are to each other.',
}
const sayWhy = {
  sv: 'Skriv varför, med minst tre tecken. Det visas på sidan.',
  en: 'Say why, in at least three characters. It is shown on the page.',
}

async function readEnds(tx: Transaction, { one, other }: Pick<TwinDecision, 'one' | 'other'>) {
  const ends = await tx.sql<{ id: string; organisation: string | null; demonstration: boolean }[]>`
    select id, organisation, demonstration from published.record
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
  requirePermission(tx, 'decide-twins', ends.find((end) => isOwn(tx, end))?.organisation ?? '')
  return [first, second] as const
}

/** The points from which pairs are proposed now, and how many decisions taught them; 0 while they are too few. */
export async function readThreshold(
  ctx: Pick<Context, 'sql'>,
): Promise<{ threshold: number; lessons: number }> {
  const lessons = await ctx.sql<Lesson[]>`
    select score, verdict <> 'different' as alike
    from (select distinct on (one, other) score, verdict from similarity.decision order by one, other, id desc) as latest
    where score is not null and verdict <> 'undecided'`
  return {
    threshold: learnThreshold(lessons),
    lessons: lessons.length < LEAST_LESSONS ? 0 : lessons.length,
  }
}
