import { z } from 'zod'
import type { Context } from '#platform/context'
import { decisions, GoLivePlan, GoLiveReading, sides, verdicts } from './go-live.ts'

/** A side's word, with its age. */
export const GivenVerdict = z.object({
  side: z.enum(sides),
  verdict: z.enum(verdicts),
  reason: z.string(),
  givenAs: z.string(),
  givenOn: z.iso.date(),
})
export type GivenVerdict = z.infer<typeof GivenVerdict>

const Decision = z.object({
  decision: z.enum(decisions),
  reason: z.string(),
  decidedAs: z.string(),
  decidedOn: z.iso.date(),
})

/** Everything known about a start. Verdicts and decisions latest first, readings by measure and hour. */
export const GoLive = z
  .object({
    initiative: z.string(),
    plan: GoLivePlan.nullable().meta({ description: 'null: the owner has said nothing' }),
    changedOn: z.iso.date().nullable(),
    limitsSince: z.iso.date().nullable().meta({ description: 'when the stop limits were last changed' }),
    verdicts: z.array(GivenVerdict),
    decisions: z.array(Decision),
    readings: z.array(GoLiveReading.extend({ readOn: z.iso.date() })),
  })
  .meta({ id: 'GoLive' })
export type GoLive = z.infer<typeof GoLive>

/** Reads what is known about the start of an initiative; everything empty when nobody has said anything. */
export async function readGoLive({ sql }: Pick<Context, 'sql'>, initiative: string): Promise<GoLive> {
  const [[plan], given, decided, readings] = await Promise.all([
    sql`
      select plan, (changed_at at time zone 'Europe/Stockholm')::date::text as "changedOn",
        (limits_since at time zone 'Europe/Stockholm')::date::text as "limitsSince"
      from published.go_live
      where initiative = ${initiative}`,
    sql`
      select side, verdict, reason, given_as as "givenAs", given_on::text as "givenOn"
      from published.readiness_verdict
      where initiative = ${initiative}
      order by id desc
      limit 100`,
    sql`
      select decision, reason, decided_as as "decidedAs", decided_on::text as "decidedOn"
      from published.go_live_decision
      where initiative = ${initiative}
      order by id desc
      limit 100`,
    sql`
      select measure, hour, value, source, read_on::text as "readOn"
      from published.go_live_reading
      where initiative = ${initiative}
      order by measure, hour, id
      limit 2000`,
  ])
  return GoLive.parse({
    ...{ initiative, plan: null, changedOn: null, limitsSince: null },
    ...plan,
    ...{ verdicts: given, decisions: decided, readings },
  })
}

/** The latest word of one side; null when it has said nothing. */
export const verdictOf = (live: Pick<GoLive, 'verdicts'>, side: GivenVerdict['side']): GivenVerdict | null =>
  live.verdicts.find((one) => one.side === side) ?? null
