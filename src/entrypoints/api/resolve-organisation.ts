import { z } from 'zod'
import type { Context } from '#platform/context'
import { loadResolver, OrganisationMention, type Resolution, type Resolve, resolvedBy } from '#registry'
import { text } from './query.ts'

/** A name, a number, or both, as somebody wrote them. */
export const OrganisationQuestion = z
  .strictObject({
    name: text('the name in any spelling', 'göteborgs stad'),
    number: text('the organisation number in any spelling', '212000-1355'),
    on: z.iso
      .date()
      .optional()
      .meta({ description: 'the day it was written; settles names that have moved to another body' }),
  })
  .refine(({ name, number }) => name !== undefined || number !== undefined, {
    path: ['name'],
    error: 'Ange namn eller nummer. Give a name or a number.',
  })

/** Which organisation is meant and why, or those to choose among. */
export const OrganisationAnswer = z
  .object({
    outcome: z.enum(['resolved', 'ambiguous', 'unknown']),
    organisation: OrganisationMention.nullable(),
    by: z.enum(resolvedBy).nullable().meta({ description: 'what settled it' }),
    candidates: z
      .array(OrganisationMention)
      .meta({ description: 'for a person to choose among; never to be taken unseen' }),
    reason: z.object({ sv: z.string(), en: z.string() }),
    demonstration: z.boolean().meta({ description: 'true: the organisation that is meant is invented' }),
  })
  .meta({ id: 'Resolution' })
export type OrganisationAnswer = z.infer<typeof OrganisationAnswer>

/** The register changes with a new release or a removed demonstration; a minute's delay harms nobody. */
const KEPT_MS = 60_000

/** Makes the one who answers such questions. It reads the register at most once a minute. */
export function organisationAnswerer(ctx: Context) {
  let kept: { resolver: Promise<Resolve>; until: number } | null = null
  const resolver = () => {
    const now = ctx.now().getTime()
    if (kept === null || kept.until <= now) {
      const reading = loadResolver(ctx)
      kept = { resolver: reading, until: now + KEPT_MS }
      reading.catch(() => {
        kept = null
      })
    }
    return kept.resolver
  }
  return async ({ on, ...reference }: z.output<typeof OrganisationQuestion>): Promise<OrganisationAnswer> => {
    const resolve = await resolver()
    return tell(ctx, resolve(reference, on))
  }
}

/** Puts a resolution in words that need no look-up: organisations by name, not by id. */
export async function tell(ctx: Pick<Context, 'sql'>, resolution: Resolution): Promise<OrganisationAnswer> {
  const ids = idsOf(resolution)
  const mentions = await ctx.sql<OrganisationMention[]>`
    select id, name_sv as name, kind, demonstration from published.organisation where id = any(${ids})`
  const known = ids.flatMap((id) => mentions.find((mention) => mention.id === id) ?? [])
  const resolved = resolution.outcome === 'resolved'
  const organisation = resolved ? (known[0] ?? null) : null
  return {
    outcome: resolution.outcome,
    organisation,
    by: resolved ? resolution.by : null,
    candidates: resolved ? [] : known,
    reason: { ...resolution.reason },
    demonstration: organisation?.demonstration ?? false,
  }
}

function idsOf(resolution: Resolution): string[] {
  if (resolution.outcome === 'resolved') return [resolution.organisationId]
  return [...(resolution.outcome === 'ambiguous' ? resolution.candidates : resolution.suggestions)]
}
