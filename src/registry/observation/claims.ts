import { z } from 'zod'
import { Money, PartialDate, Phase, WebAddress } from './values.ts'

const Line = z.string().trim().min(1).max(500)
const Prose = z.string().trim().min(1).max(20_000)
const Document = z.object({ label: Line, url: WebAddress })
const Supplier = z.object({ name: Line, number: z.string().max(40).nullable().default(null) })

/** Kinds of benefit: money not spent, time that can be used for something else, new income, or better quality. */
export const benefitKinds = ['saving', 'freed-time', 'income', 'quality'] as const
const Benefit = z.object({
  kind: z.enum(benefitKinds),
  words: Line,
  /** A role, never a person. */
  owner: Line.optional(),
  measure: Line.optional(),
})

/** On what ground something may be withheld: a tender that goes on, or a chapter of the Public Access to Information and Secrecy Act. */
export const withholdingGrounds = [
  'tender',
  'security-measures',
  'defence',
  'personal',
  'business',
  'international',
] as const
const WithheldField = z.object({
  /** A field's name, or `all` when even the title is withheld. */
  field: z.string().max(40),
  ground: z.enum(withholdingGrounds),
  /** The last day, ISO 8601. */
  until: z.iso.date(),
})

/**
 * What a source can claim about an initiative. Every field is optional but the title: a source says what it
 * knows, and the rest stays unknown. Text is kept in the language it was written in (`language`, ISO 639-1).
 */
export const InitiativeClaims = z.strictObject({
  title: Line,
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('sv'),
  need: Prose.optional(),
  summary: Prose.optional(),
  aim: Prose.optional(),
  expectedEffect: Prose.optional(),
  lesson: Prose.optional(),
  phase: Phase.optional(),
  /** The phase or status in the source's own word. */
  phaseWord: Line.optional(),
  startsOn: PartialDate.optional(),
  endsOn: PartialDate.optional(),
  /** When the source published or decided what this observation rests on. */
  publishedOn: PartialDate.optional(),
  money: z.array(Money).max(50).optional(),
  /** efficiency: does today's work cheaper; innovation: does something new; the other two are obliged. */
  class: z.enum(['efficiency', 'innovation', 'mandatory', 'maintenance']).optional(),
  area: Line.optional(),
  /** CPV 2008 codes without check digit. */
  cpv: z
    .array(z.string().regex(/^\d{8}$/))
    .max(50)
    .optional(),
  suppliers: z.array(Supplier).max(200).optional(),
  products: z.array(Line).max(50).optional(),
  procedure: Line.optional(),
  diaryNumber: Line.optional(),
  repository: WebAddress.optional(),
  documents: z.array(Document).max(200).optional(),
  /** A role, such as "IT-chef"; never a person's name or address. */
  contactRole: Line.optional(),
  /** What is to become better, for whom a role answers, and how it is measured. */
  benefit: Benefit.optional(),
  introductionPlan: Prose.optional(),
  /** Why the organisation says that the record is not right as others tell it; such a word confirms nothing. */
  contested: Prose.optional(),
  /** What the organisation has written and does not show: which field, on what ground, and until when. */
  withheld: z.array(WithheldField).max(50).optional(),
})
export type InitiativeClaims = z.infer<typeof InitiativeClaims>

/** What a source can claim about something that others can reuse, open or bought. */
export const SolutionClaims = z.strictObject({
  title: Line,
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('en'),
  summary: Prose.optional(),
  description: Prose.optional(),
  /** The same short description in other languages, by ISO 639-1 code. */
  translations: z.record(z.string().regex(/^[a-z]{2}$/), Prose).optional(),
  repository: WebAddress.optional(),
  website: WebAddress.optional(),
  /** SPDX licence expression. */
  licence: Line.optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']).optional(),
  softwareType: Line.optional(),
  categories: z.array(Line).max(100).optional(),
  platforms: z.array(Line).max(50).optional(),
  releasedOn: PartialDate.optional(),
  maintenance: z.enum(['internal', 'contract', 'community', 'none']).optional(),
  maintainer: Line.optional(),
  products: z.array(Line).max(50).optional(),
  documents: z.array(Document).max(200).optional(),
})
export type SolutionClaims = z.infer<typeof SolutionClaims>

/** What a source can claim about something that a supplier sells under a name. */
export const ProductClaims = z.strictObject({
  title: Line,
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .default('sv'),
  family: Line.optional(),
  supplier: Line.optional(),
  summary: Prose.optional(),
  website: WebAddress.optional(),
})
export type ProductClaims = z.infer<typeof ProductClaims>
