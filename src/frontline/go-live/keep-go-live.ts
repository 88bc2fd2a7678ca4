import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { personalIn } from '#platform/personal-data'
import { Conflict, Invalid } from '#platform/problems'
import { dayOf } from '../concern/day.ts'
import { type InitiativeOf, initiativeOf } from '../initiative-of.ts'
import { GoLiveDecision, GoLivePlan, GoLiveReading, ReadinessVerdict } from './go-live.ts'

/** Writes down what is said beforehand about a start; whole, each time, so that the ledger holds every version. */
export async function keepGoLive(ctx: Context, initiative: string, input: unknown): Promise<void> {
  const about = await initiativeOf(ctx, initiative)
  requirePermission(ctx, 'keep-go-live', about.organisation)
  const plan = parse(GoLivePlan, input)
  await ctx.transaction(async (tx) => {
    const [before] = await tx.sql<{ plan: GoLivePlan; limitsSince: Date | null }[]>`
      select plan, limits_since as "limitsSince" from frontline.go_live where initiative = ${about.id} for update`
    const same = isDeepStrictEqual(before?.plan.stopLimits, plan.stopLimits)
    const limits_since =
      plan.stopLimits.length === 0 ? null : same ? (before?.limitsSince ?? ctx.now()) : ctx.now()
    const row = {
      ...{ initiative: about.id, organisation: about.organisation, plan: tx.sql.json(plan), limits_since },
      ...{ changed_at: ctx.now(), demonstration: about.demonstration },
    }
    await tx.sql`
      insert into frontline.go_live ${tx.sql(row)}
      on conflict (initiative) do update set organisation = excluded.organisation, plan = excluded.plan,
        limits_since = excluded.limits_since, changed_at = excluded.changed_at, demonstration = excluded.demonstration`
    await remember(tx, about, 'go-live.planned', plan)
  })
}

/** Gives one side's word on readiness; the owner's editors speak for management, a witness for those who use it. */
export async function giveVerdict(ctx: Context, initiative: string, input: unknown): Promise<void> {
  const about = await initiativeOf(ctx, initiative)
  const said = parse(ReadinessVerdict, input)
  if (said.side === 'users') requirePermission(ctx, 'give-users-verdict', about.organisation)
  else requirePermission(ctx, 'keep-go-live', about.organisation)
  await ctx.transaction(async (tx) => {
    const { givenAs, ...rest } = said
    await tx.sql`
      insert into frontline.readiness_verdict ${tx.sql({
        ...{ initiative: about.id, ...rest, given_as: givenAs, organisation: ctx.actor.organisation },
        ...{ given_on: dayOf(ctx.now()), demonstration: about.demonstration },
      })}`
    await remember(tx, about, 'go-live.verdict-given', said)
  })
}

/** Decides: start, postpone, pause, resume, stop. Each with a reason and the role it was decided in. */
export async function decideGoLive(ctx: Context, initiative: string, input: unknown): Promise<void> {
  const about = await initiativeOf(ctx, initiative)
  requirePermission(ctx, 'keep-go-live', about.organisation)
  const { decidedAs, ...said } = parse(GoLiveDecision, input)
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into frontline.go_live_decision ${tx.sql({
        ...{ initiative: about.id, ...said, decided_as: decidedAs },
        ...{ decided_on: dayOf(ctx.now()), demonstration: about.demonstration },
      })}`
    await remember(tx, about, 'go-live.decided', { ...said, decidedAs })
  })
}

/** Adds a value of the first 72 hours, held against a limit that was written down. Throws `Conflict` when none was. */
export async function takeReading(ctx: Context, initiative: string, input: unknown): Promise<void> {
  const about = await initiativeOf(ctx, initiative)
  requirePermission(ctx, 'keep-go-live', about.organisation)
  const reading = parse(GoLiveReading, input)
  await ctx.transaction(async (tx) => {
    const [held] = await tx.sql<{ plan: GoLivePlan }[]>`
      select plan from frontline.go_live where initiative = ${about.id}`
    if (!held?.plan.stopLimits.some(({ measure }) => measure === reading.measure)) throw noSuchLimit()
    await tx.sql`
      insert into frontline.go_live_reading ${tx.sql({
        ...{
          initiative: about.id,
          ...reading,
          read_on: dayOf(ctx.now()),
          demonstration: about.demonstration,
        },
      })}`
    await remember(tx, about, 'go-live.read', reading)
  })
}

const noSuchLimit = () =>
  new Conflict({
    sv: 'Det finns ingen stoppgräns med det måttet. Skriv gränsen först, före starten.',
    en: 'No stop limit has that measure. Write the limit first, before the start.',
  })

/** Remembers what was done about a start, in the history of the initiative’s start. */
async function remember(tx: Transaction, about: InitiativeOf, type: string, said: object): Promise<void> {
  const { id: initiative, demonstration } = about
  await append(tx, {
    type,
    subject: `go-live:${initiative}`,
    content: { initiative, demonstration, ...said },
  })
}

/** Takes what a form or a file gives. Throws `Invalid` that names the fields, also where the words tell of a person. */
export function parse<Said>(schema: z.ZodType<Said>, input: unknown): Said {
  const parsed = schema.safeParse(input)
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map(({ path }) => path.join('-')))]
    throw new Invalid(
      wrong,
      fields.map((field) => ({ field, message: wrongField(field) })),
    )
  }
  const [personal] = textsIn(parsed.data).flatMap(personalIn)
  if (personal) throw new Invalid(personal, [{ field: 'words', message: personal }])
  return parsed.data
}

/** Every text in a value, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

const wrong = {
  sv: 'Något behöver rättas. Inget har sparats.',
  en: 'Something needs correcting. Nothing has been kept.',
}

const wrongField = (field: string): Bilingual => ({
  sv: `Fältet ${field} saknas, är för långt eller har ett värde som inte passar.`,
  en: `The field ${field} is missing, is too long or has a value that does not fit.`,
})
