import { z } from 'zod'
import type { Context } from '#platform/context'
import { addDays } from '../concern/day.ts'
import { readOverdue } from '../concern/read-public.ts'
import { type GivenVerdict, readGoLive, verdictOf } from '../go-live/read-go-live.ts'
import { ReadinessClaim, Statement } from './voices.ts'

/** What stood beside a claim on the day it was made, and what followed. */
export interface BesideClaim {
  /** The users' word that stood then; null: they had said nothing. */
  readonly usersThen: GivenVerdict | null
  /** Concerns whose deadline had passed unanswered by then. */
  readonly overdueThen: number
  /** The first decision to pause or stop after it. */
  readonly stoppedOn: string | null
  /** Days from the claim to that decision. */
  readonly daysAfter: number | null
}

/** A claim and what stands beside it. */
export interface WeighedClaim {
  readonly claim: ReadinessClaim
  readonly beside: BesideClaim
}

/** Independent statements and public claims about an initiative, latest first. */
export interface Voices {
  readonly statements: readonly Statement[]
  readonly claims: readonly WeighedClaim[]
}

/** Reads who has said what about an initiative, each claim beside what was known that day. */
export async function readVoices(ctx: Pick<Context, 'sql'>, initiative: string): Promise<Voices> {
  const [statements, claims, live, overdue] = await Promise.all([
    ctx.sql`
      select speaker_kind as "speakerKind", speaker, stance, language, words, link, said_on::text as "saidOn"
      from published.statement
      where initiative = ${initiative}
      order by said_on desc, id desc
      limit 200`,
    ctx.sql`
      select claimed_as as "claimedAs", place, language, words, link, said_on::text as "saidOn"
      from published.readiness_claim
      where initiative = ${initiative}
      order by said_on desc, id desc
      limit 200`,
    readGoLive(ctx, initiative),
    readOverdue(ctx, { record: initiative }),
  ])
  return {
    statements: z.array(Statement).parse(statements),
    claims: z
      .array(ReadinessClaim)
      .parse(claims)
      .map((claim) => ({ claim, beside: besideOf(claim.saidOn, live, overdue) })),
  }
}

type Live = Awaited<ReturnType<typeof readGoLive>>

/** What stood beside a claim made on a day. Pure. */
export function besideOf(
  saidOn: string,
  live: Pick<Live, 'verdicts' | 'decisions'>,
  overdue: readonly { readonly id: string; readonly since: string; readonly endedOn: string | null }[],
): BesideClaim {
  const usersThen = verdictOf({ verdicts: live.verdicts.filter(({ givenOn }) => givenOn <= saidOn) }, 'users')
  const open = overdue.filter(
    ({ since, endedOn }) => since <= saidOn && (endedOn === null || endedOn > saidOn),
  )
  const stops = live.decisions.filter(
    ({ decision, decidedOn }) => (decision === 'pause' || decision === 'stop') && decidedOn >= saidOn,
  )
  const stoppedOn = stops.map(({ decidedOn }) => decidedOn).sort()[0] ?? null
  return {
    usersThen,
    overdueThen: new Set(open.map(({ id }) => id)).size,
    stoppedOn,
    daysAfter: stoppedOn === null ? null : daysBetween(saidOn, stoppedOn),
  }
}

function daysBetween(from: string, to: string): number {
  let days = 0
  for (let day = from; day < to && days < 10_000; day = addDays(day, 1)) days++
  return days
}
