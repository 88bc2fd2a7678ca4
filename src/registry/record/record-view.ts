import { z } from 'zod'
import { LinkType, PartialDate, Phase, RecordKind } from '../observation/values.ts'

/** An organisation as other records mention it. */
export const OrganisationMention = z
  .object({ id: z.string(), name: z.string(), kind: z.string(), demonstration: z.boolean() })
  .meta({ id: 'OrganisationMention' })
export type OrganisationMention = z.infer<typeof OrganisationMention>

/** A record as lists show it. Amounts in öre; times in ISO 8601 UTC. */
export const RecordSummary = z
  .object({
    id: z.string(),
    kind: RecordKind,
    title: z.string(),
    language: z.string().meta({ description: 'ISO 639-1 language of the title and texts' }),
    organisation: OrganisationMention.nullable(),
    organisationWords: z
      .string()
      .nullable()
      .meta({ description: 'the source’s words for an organisation that the register does not know' }),
    phase: Phase.nullable(),
    summary: z.string().nullable(),
    amountSekMinor: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'largest stated amount in öre; null is unknown' }),
    datedOn: PartialDate.nullable(),
    confirmed: z
      .boolean()
      .meta({ description: 'false: derived from public sources, not confirmed by the organisation' }),
    disagreements: z.number().int().meta({ description: 'fields on which sources disagree' }),
    demonstration: z.boolean().meta({ description: 'true: invented, not about any real organisation' }),
    goneAt: z.iso.datetime().nullable().meta({ description: 'when the last source ceased to hold it' }),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'RecordSummary' })
export type RecordSummary = z.infer<typeof RecordSummary>

/** One voice on a record: what a source claims, and where it stood. */
export const Voice = z
  .object({
    id: z.number().int(),
    source: z.string(),
    sourceTitle: z.string(),
    licence: z.string(),
    owned: z.boolean(),
    key: z.string(),
    part: z.string(),
    place: z.string(),
    captureUrl: z.string().nullable(),
    captureSha256: z
      .string()
      .nullable()
      .meta({ description: 'SHA-256 of the bytes it was read from, in hexadecimal' }),
    observedAt: z.iso.datetime(),
    seenAt: z.iso.datetime().meta({ description: 'when the source last said the same' }),
    goneAt: z.iso.datetime().nullable(),
    claims: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Voice' })
export type Voice = z.infer<typeof Voice>

/** A tie from or to a record. */
export const LinkView = z
  .object({
    type: LinkType,
    direction: z.enum(['to', 'from']),
    record: z.object({ id: z.string(), kind: RecordKind, title: z.string() }).nullable(),
    organisation: OrganisationMention.nullable(),
    words: z
      .string()
      .nullable()
      .meta({ description: 'what the source wrote, when it leads to nothing we know' }),
    note: z.string().nullable(),
    source: z.string(),
  })
  .meta({ id: 'Link' })
export type LinkView = z.infer<typeof LinkView>

const Plan = z.object({
  startsOn: PartialDate.nullable(),
  endsOn: PartialDate.nullable(),
  costMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
})

/** A record whole: its merged claims, who says what, and its ties. */
export const RecordView = RecordSummary.extend({
  claims: z.record(z.string(), z.unknown()),
  provenance: z.record(
    z.string(),
    z.object({
      saidBy: z.array(z.number().int()),
      otherwise: z.array(z.object({ observation: z.number().int(), value: z.unknown() })),
    }),
  ),
  baseline: z
    .object({ first: Plan, frozenAt: z.iso.datetime(), latest: Plan, rebaselines: z.number().int() })
    .nullable(),
  firstSeenAt: z.iso.datetime(),
  version: z.number().int(),
  identifiers: z.array(z.string()),
  voices: z.array(Voice),
  links: z.array(LinkView),
  linkCount: z.number().int().meta({ description: 'all ties; `links` holds at most 200 of them' }),
}).meta({ id: 'Record' })
export type RecordView = z.infer<typeof RecordView>
