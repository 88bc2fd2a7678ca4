import { z } from 'zod'
import { Facts } from '../facts/facts.ts'
import { decisionResult } from '../replay/case-result.ts'
import type { StandingView } from '../standing/read-standing.ts'
import { weights } from './export-cases.ts'

/** How an initiative stands as open data: in the form that the standalone script reads, with what we ourselves came to. */
export const StandingAnswer = z
  .object({
    version: z.string(),
    constants: z.record(z.string(), z.number()),
    likelihoods: z.object({
      signals: z.record(
        z.string(),
        z.object({ family: z.string(), question: z.number(), alarm: z.number() }),
      ),
      protections: z.record(z.string(), z.number()),
    }),
    prior: z.number(),
    alarmFrom: z.number(),
    questionFrom: z.number(),
    confidence: z.record(z.string(), z.number()),
    againstItself: z.number(),
    cases: z.array(
      z.object({
        id: z.string(),
        reference: z.string().meta({ description: 'the day it is worked out for' }),
        views: z.object({ public: Facts, organisation: Facts }),
      }),
    ),
    standing: z.object({
      level: z.enum(['unknown', 'clear', 'question', 'alarm']),
      chance: z.number().meta({ description: 'chance of a bad end, 0–1' }),
      coverage: z.number().meta({ description: 'share of applicable signs with evidence, 0–1' }),
      hardStops: z.array(z.string()),
      pairs: z.array(z.string()),
      points: z.array(z.object({ code: z.string(), points: z.number() })),
      missing: z.array(z.string()).meta({ description: 'signs that nothing is known about' }),
      ownWord: z.enum(['on-track', 'question', 'alarm']).nullable(),
      ownWordStale: z.boolean(),
      contradiction: z
        .number()
        .nullable()
        .meta({ description: 'levels of the evidence above the owner’s word; null is unknown' }),
    }),
  })
  .meta({ id: 'Standing' })
export type StandingAnswer = z.infer<typeof StandingAnswer>

/** A standing with all it takes to work it out again. What the registry holds is public, so that both kinds of eyes see the same. */
export function standingAnswer({ record, facts, standing }: StandingView): StandingAnswer {
  const { score, word, contradiction } = standing
  const { version: _, ...decision } = decisionResult(score)
  const { likelihoods, confidence, constants, ...rest } = weights()
  return {
    ...rest,
    constants: { ...constants },
    likelihoods: { signals: { ...likelihoods.signals }, protections: { ...likelihoods.protections } },
    confidence: { ...confidence },
    cases: [{ id: record, reference: score.day, views: { public: facts, organisation: facts } }],
    standing: {
      ...decision,
      hardStops: [...decision.hardStops],
      pairs: [...decision.pairs],
      points: decision.points.map((point) => ({ ...point })),
      missing: [...score.missing],
      ownWord: word?.says ?? null,
      ownWordStale: word?.stale ?? false,
      contradiction,
    },
  }
}
