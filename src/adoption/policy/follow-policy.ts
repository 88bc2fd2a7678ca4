import { z } from 'zod'
import { ledgerSize } from '#ledger'
import type { Context } from '#platform/context'
import { forecastCurve } from '#platform/curves'
import { groupBy } from '#platform/grouping'
import { NotFound } from '#platform/problems'
import { Organisation } from '#registry'
import { type RememberedAdoption, recallAdoptions } from '../read-adoptions.ts'
import { recall, subjectsOfPairs } from '../recall.ts'
import { yearsOf } from '../spread/calendar.ts'
import { type Spread, type SpreadPart, tellSpread } from '../spread/tell-spread.ts'
import { type BlockerCode, blockerCodes } from '../values.ts'
import { Policy } from './keep-policy.ts'
import { type WhatIf, whatIf } from './what-if.ts'

/** A milestone and how it went: `reached` is null while its day has not come and it is not yet reached. */
export interface MilestoneStanding {
  readonly by: string
  readonly adopters: number
  /** Dated adopters on the day, or today. */
  readonly had: number
  readonly reached: boolean | null
}

/** One who has not, and what stops them; no codes means that nobody has said. */
export interface NotYet {
  readonly organisation: Organisation
  readonly stage: RememberedAdoption['stage'] | null
  readonly blockers: readonly { readonly code: BlockerCode; readonly words: string | null }[]
}

/** A policy followed up, as the ledger stood before an entry. */
export interface PolicyStanding {
  readonly policy: Policy
  /** Entries that it rests on: all with a lower index. */
  readonly index: number
  /** The day it is told for, `YYYY-MM-DD`. */
  readonly day: string
  readonly spread: Spread
  /** What it is told from, also of those that are not eligible. */
  readonly adoptions: readonly RememberedAdoption[]
  readonly users: number
  readonly gap: number
  /** How likely the goal is if things go on as they have, 0-1; null when no curve could be fitted. */
  readonly chance: number | null
  readonly milestones: readonly MilestoneStanding[]
  readonly notYet: readonly NotYet[]
  readonly whatIf: WhatIf
}

/**
 * Follows up a policy from the ledger alone, as it stood before an entry (null: now), so that a report can be made again.
 * Throws `NotFound` for a policy that did not exist then.
 */
export async function followPolicy(
  ctx: Pick<Context, 'sql' | 'now'> & Parameters<typeof ledgerSize>[0],
  id: string,
  before: number | null,
): Promise<PolicyStanding> {
  const size = await ledgerSize(ctx)
  const index = before === null ? size : Math.min(before, size)
  if (before === null) await checkStanding(ctx, id)
  const policy = await recallPolicy(ctx, id, index)
  const day = before === null ? ctx.now().toISOString().slice(0, 10) : await dayOf(ctx, index)
  const adoptions = await recallAdoptions(ctx, policy.records, index)
  const eligible = await recallOrganisations(ctx, policy.eligibleIds, index)
  const hindrances = await recallBlockers(ctx, policy.records, index)
  return tellPolicy({ policy, index, day, adoptions, eligible, hindrances })
}

interface Known {
  readonly policy: Policy
  readonly index: number
  readonly day: string
  readonly adoptions: readonly RememberedAdoption[]
  readonly eligible: readonly Organisation[]
  readonly hindrances: ReadonlyMap<string, NotYet['blockers']>
}

/** Tells how a policy stands, from what was known. */
export function tellPolicy({ policy, index, day, adoptions, eligible, hindrances }: Known): PolicyStanding {
  const one = onePerOrganisation(adoptions)
  const spread = tellSpread(eligible, one, day)
  const users = new Set(spread.users)
  const stageOf = new Map(one.map(({ organisation, stage }) => [organisation.id, stage]))
  return {
    ...{ policy, index, day, spread, adoptions },
    users: users.size,
    gap: Math.max(0, policy.target - users.size),
    chance: chanceOf(policy, spread, day),
    milestones: policy.milestones.map((milestone) => standingOf(milestone, spread, day)),
    notYet: eligible
      .filter(({ id }) => !users.has(id))
      .map((organisation) => ({
        organisation,
        stage: stageOf.get(organisation.id) ?? null,
        blockers: hindrances.get(organisation.id) ?? [],
      })),
    whatIf: whatIf(
      adoptions
        .filter(({ counts }) => counts)
        .map((adoption) => ({
          cost: adoption.cost_sek_minor,
          benefitPerYear: adoption.benefit_sek_minor_per_year,
        })),
      users.size,
      policy.target,
    ),
  }
}

/** Using any of the things counts, from the first day that any of them was used. */
function onePerOrganisation(adoptions: readonly RememberedAdoption[]): SpreadPart[] {
  const rank = (one: RememberedAdoption) => (one.counts ? 0 : one.stage === 'left' ? 2 : 1)
  const found = new Map<string, RememberedAdoption>()
  for (const one of adoptions.toSorted(
    (a, b) => rank(a) - rank(b) || (a.since ?? '9').localeCompare(b.since ?? '9'),
  )) {
    if (!found.has(one.organisation)) found.set(one.organisation, one)
  }
  return [...found.values()].map((one) => ({ ...one, organisation: { id: one.organisation } }))
}

function chanceOf(policy: Policy, spread: Spread, day: string): number | null {
  if (spread.users.length >= policy.target) return 1
  if (policy.by <= day) return 0
  const fit = spread.best === null ? null : spread.fits[spread.best]
  if (fit?.outcome !== 'fitted') return null
  // the curve counts all who have begun; those who have left are not expected back
  const gone = (spread.adopted.at(-1) ?? 0) - (spread.inUse.at(-1) ?? 0)
  const adopted = policy.target - spread.undated + gone
  const goal = { time: yearsOf(policy.by) - spread.calendar.origin, adopted }
  return forecastCurve(fit, [], goal).chance
}

function standingOf(milestone: Policy['milestones'][number], spread: Spread, day: string): MilestoneStanding {
  const { past } = spread.calendar
  const time = yearsOf(milestone.by)
  const place = past.findIndex((moment) => moment >= time)
  const then = place < 0 ? (spread.inUse.at(-1) ?? 0) : (spread.inUse[place] ?? 0)
  const had = then + spread.undated
  const reached = had >= milestone.adopters ? true : milestone.by <= day ? false : null
  return { ...milestone, had, reached }
}

/** What is removed, as the invented is, stays in history but has no standing today. */
async function checkStanding(ctx: Pick<Context, 'sql'>, id: string): Promise<void> {
  const [row] = await ctx.sql`select from published.policy where id = ${id}`
  if (!row) throw missing()
}

const missing = () =>
  new NotFound({
    sv: 'Det finns ingen sådan policy, eller så fanns den inte vid den tidpunkten. Börja från listan över policyer.',
    en: 'There is no such policy, or there was none at that time. Start from the list of policies.',
  })

const StatedContent = z.object({ policy: Policy })

async function recallPolicy(ctx: Pick<Context, 'sql'>, id: string, before: number): Promise<Policy> {
  const entries = await recall(ctx, [`policy:${id}`], ['policy.stated'], before)
  const stated = StatedContent.safeParse(entries.at(-1)?.content)
  if (stated.success) return stated.data.policy
  throw missing()
}

const BlockerContent = z.object({
  organisation: z.string(),
  record: z.string(),
  code: z.enum(blockerCodes),
  words: z.string().nullable(),
})

async function recallBlockers(
  ctx: Pick<Context, 'sql'>,
  records: readonly string[],
  before: number,
): Promise<Map<string, NotYet['blockers']>> {
  const standing = new Map<string, z.infer<typeof BlockerContent>>()
  const subjects = await subjectsOfPairs(ctx, records)
  const types = ['blocker.stated', 'blocker.resolved']
  for (const { type, content } of await recall(ctx, subjects, types, before)) {
    const read = BlockerContent.safeParse(content)
    if (!read.success) continue
    const key = `${read.data.organisation} ${read.data.record} ${read.data.code}`
    if (type === 'blocker.stated') standing.set(key, read.data)
    else standing.delete(key)
  }
  const byOrganisation = groupBy(standing.values(), ({ organisation }) => organisation)
  return new Map(
    [...byOrganisation].map(([organisation, stated]) => [
      organisation,
      stated.map(({ code, words }) => ({ code, words })),
    ]),
  )
}

const RegisteredContent = z.object({ organisation: Organisation })

/** The organisations as the register had them then, by the Swedish alphabet. */
async function recallOrganisations(
  ctx: Pick<Context, 'sql'>,
  ids: readonly string[],
  before: number,
): Promise<Organisation[]> {
  const types = ['organisation.registered', 'organisation.changed']
  const found = new Map<string, Organisation>()
  for (const { subject, content } of await recall(ctx, ids, types, before)) {
    const registered = RegisteredContent.safeParse(content)
    if (registered.success) found.set(subject, registered.data.organisation)
  }
  return [...found.values()].sort(
    (one, other) => one.nameSv.localeCompare(other.nameSv, 'sv') || (one.id < other.id ? -1 : 1),
  )
}

/** The day of the last entry before an index. */
async function dayOf(ctx: Pick<Context, 'sql' | 'now'>, index: number): Promise<string> {
  const [row] = await ctx.sql<{ at: Date }[]>`
    select at from published.entry where index < ${index} order by index desc limit 1`
  return (row?.at ?? ctx.now()).toISOString().slice(0, 10)
}

/** All policies as they stand now, the latest decision first. */
export async function readPolicies(ctx: Pick<Context, 'sql'>): Promise<Policy[]> {
  const rows = await ctx.sql<{ content: unknown }[]>`
    select content from published.policy order by content ->> 'decidedOn' desc, id`
  return rows.map(({ content }) => Policy.parse(content))
}
