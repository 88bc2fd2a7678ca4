import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { parse } from '../go-live/keep-go-live.ts'
import { initiativeOf } from '../initiative-of.ts'

/** Who speaks independently of the owner. */
export const speakerKinds = ['union', 'profession', 'safety', 'auditor', 'regulator', 'users'] as const
export type SpeakerKind = (typeof speakerKinds)[number]
/** What a statement does: warns, notes, or speaks for. */
export const stances = ['warns', 'notes', 'supports'] as const

const Link = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullable()
const Words = z.string().trim().min(10).max(3_000)
const Name = z.string().trim().min(2).max(200)

/** What a union, a professional body, an auditor or a regulator says about an initiative, in its own name. */
export const Statement = z.object({
  speakerKind: z.enum(speakerKinds),
  speaker: Name,
  stance: z.enum(stances),
  language: z.enum(['sv', 'en']),
  words: Words,
  link: Link,
  saidOn: z.iso.date(),
})
export type Statement = z.infer<typeof Statement>

/** What was said in public about being ready: in which role, where, and the words. */
export const ReadinessClaim = z.object({
  claimedAs: Name,
  place: Name,
  language: z.enum(['sv', 'en']),
  words: Words,
  link: Link,
  saidOn: z.iso.date(),
})
export type ReadinessClaim = z.infer<typeof ReadinessClaim>

/** Attaches a statement to an initiative; a witness does, for the body it speaks for. */
export async function attachStatement(ctx: Context, initiative: string, input: unknown): Promise<void> {
  requirePermission(ctx, 'attach-statement')
  const about = await initiativeOf(ctx, initiative)
  const { speakerKind, saidOn, ...said } = parse(Statement, input)
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into frontline.statement ${tx.sql({
        ...{ initiative: about.id, ...said, speaker_kind: speakerKind, said_on: saidOn },
        ...{ organisation: ctx.actor.organisation, demonstration: about.demonstration },
      })}`
    const content = { initiative: about.id, demonstration: about.demonstration, speakerKind, saidOn, ...said }
    await append(tx, { type: 'statement.attached', subject: `voices:${about.id}`, content })
  })
}

/** Records what was said in public about being ready, so that it can later be read beside what was known. */
export async function recordReadinessClaim(ctx: Context, initiative: string, input: unknown): Promise<void> {
  requirePermission(ctx, 'record-readiness-claim')
  const about = await initiativeOf(ctx, initiative)
  const { claimedAs, saidOn, ...said } = parse(ReadinessClaim, input)
  const { organisation, role } = ctx.actor
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into frontline.readiness_claim ${tx.sql({
        ...{ initiative: about.id, ...said, claimed_as: claimedAs, said_on: saidOn },
        ...{ recorded_by: organisation, recorded_as: role, demonstration: about.demonstration },
      })}`
    const content = { initiative: about.id, demonstration: about.demonstration, claimedAs, saidOn, ...said }
    await append(tx, { type: 'readiness-claim.recorded', subject: `voices:${about.id}`, content })
  })
}
