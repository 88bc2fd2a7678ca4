import { z } from 'zod'
import { OrganisationMention, Phase } from '#registry'
import { twinLevels } from './matching/index.ts'

/** Why two initiatives were proposed: a part of the score, and what both have. */
export const TwinReason = z
  .object({
    part: z.string().meta({ description: 'need, words, title, cpv, product, repository or organisation' }),
    points: z.number(),
    shared: z.array(z.string()).meta({ description: 'the words, need, codes or names both have' }),
  })
  .meta({ id: 'TwinReason' })
export type TwinReason = z.infer<typeof TwinReason>

/** Two initiatives that a machine or a person says belong together. */
export const TwinPair = z
  .object({
    one: z.string(),
    other: z.string(),
    level: z.enum(twinLevels).meta({
      description: 'same-effort: one effort recorded twice; same-need: separate efforts; related: neither',
    }),
    need: z.string().nullable().meta({ description: 'the need both are for, when it could be told' }),
    score: z
      .number()
      .nullable()
      .meta({ description: 'points, the sum of the reasons; null: only people say so' }),
    reasons: z.array(TwinReason),
    decided: z.boolean().meta({ description: 'true: a person decided; false: a machine proposes' }),
    decisionReason: z.string().nullable(),
  })
  .meta({ id: 'TwinPair' })
export type TwinPair = z.infer<typeof TwinPair>

/** An initiative as twins show it. Amount in öre. */
export const TwinMember = z
  .object({
    id: z.string(),
    title: z.string(),
    language: z.string(),
    organisation: OrganisationMention.nullable(),
    organisationWords: z.string().nullable(),
    phase: Phase.nullable(),
    amountSekMinor: z.number().int().nullable().meta({ description: 'in öre; null is unknown' }),
    datedOn: z.string().nullable(),
    contactRole: z.string().nullable(),
    confirmed: z.boolean(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'TwinMember' })
export type TwinMember = z.infer<typeof TwinMember>

/** Initiatives that do the same thing, and what they come to. */
export const TwinCluster = z
  .object({
    id: z.string(),
    level: z.enum(['same-effort', 'same-need']),
    need: z.string().nullable(),
    members: z.array(TwinMember),
    efforts: z
      .array(z.array(z.string()))
      .meta({ description: 'ids of the members; those in one list are one effort recorded several times' }),
    organisations: z.number().int(),
    money: z
      .object({ sumSekMinor: z.number().int(), stated: z.number().int(), efforts: z.number().int() })
      .meta({ description: 'largest stated amount of each effort, in öre; `stated` of `efforts` state one' }),
    running: z.array(z.string()).meta({ description: 'ids of members in operation' }),
    since: z.string().nullable().meta({ description: 'the earliest date of any member' }),
  })
  .meta({ id: 'TwinCluster' })
export type TwinCluster = z.infer<typeof TwinCluster>
