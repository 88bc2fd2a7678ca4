import { z } from 'zod'
import { InitiativeClaims, withholdingGrounds } from '#registry'

/** Who may see something: those who edit, the organisation, the public sector, everybody. */
export const visibilities = ['draft', 'organisation', 'public-sector', 'public'] as const
export type Visibility = (typeof visibilities)[number]

/** Why something is not shown, and the last day on which it is not. */
const Withholding = z.strictObject({
  ground: z.enum(withholdingGrounds),
  until: z.iso.date(),
})
export type Withholding = z.infer<typeof Withholding>

/** Fields that can be withheld one by one. The title goes with the record as a whole. */
export const withholdable = [
  'need',
  'summary',
  'aim',
  'expectedEffect',
  'benefit',
  'money',
  'startsOn',
  'endsOn',
  'suppliers',
  'products',
  'introductionPlan',
  'lesson',
  'repository',
  'documents',
  'diaryNumber',
] as const
export type Withholdable = (typeof withholdable)[number]

const WithheldField = Withholding.extend({ level: z.enum(['organisation', 'public-sector']) })

/** What an organisation has written about one initiative, and who may see which part of it. */
export const SheetState = z
  .strictObject({
    claims: InitiativeClaims.omit({ withheld: true }),
    visibility: z.enum(visibilities),
    /** For the record as a whole; needed for levels between draft and public. */
    withholding: Withholding.nullable(),
    fields: z.partialRecord(z.enum(withholdable), WithheldField),
  })
  .meta({ id: 'SheetState' })
export type SheetState = z.infer<typeof SheetState>

/** A sheet as the organisation's room keeps it. */
export const Sheet = z.object({
  id: z.string(),
  organisation: z.string(),
  record: z.string().nullable().meta({ description: 'the record of the registry, when there is one' }),
  state: SheetState,
  version: z.int(),
  published: SheetState.nullable().meta({ description: 'the state that was last published' }),
  publishedVersion: z.int().nullable(),
  confirmedAt: z.iso.datetime().nullable(),
  changedAt: z.iso.datetime(),
  demonstration: z.boolean(),
})
export type Sheet = Readonly<z.infer<typeof Sheet>>
