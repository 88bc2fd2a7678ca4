import { z } from 'zod'

/** A date known to the day, the month or only the year: `2021-03-04`, `2021-03`, `2021`. Never more than the source said. */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
  .meta({ description: 'ISO 8601 date with day, month or year precision' })
export type PartialDate = z.infer<typeof PartialDate>

/** What an amount of money covers. */
export const moneyScopes = ['budget', 'contract', 'estimate', 'outcome', 'running-year'] as const

/**
 * An amount as a source stated it. `amountMinor` is in minor units (öre); null means the source says
 * that there is an amount but not which. A range has `amountMinor` as its lower and `upToMinor` as its upper end.
 */
export const Money = z.object({
  scope: z.enum(moneyScopes),
  amountMinor: z.int().nonnegative().nullable(),
  upToMinor: z.int().nonnegative().nullable().default(null),
  currency: z.string().regex(/^[A-Z]{3}$/),
  priceLevel: z.int().min(1990).max(2100).nullable().default(null),
  asOf: PartialDate.nullable().default(null),
})
export type Money = z.infer<typeof Money>

/** The phases an initiative can be in. Paused, stopped and retired are normal ends, not errors. */
export const phases = [
  'idea',
  'preparation',
  'procurement',
  'development',
  'pilot',
  'introduction',
  'operation',
  'paused',
  'stopped',
  'retired',
] as const
export const Phase = z.enum(phases)
export type Phase = z.infer<typeof Phase>

/** The kinds of record the registry keeps. A need comes from the taxonomy, never from a source. */
export const recordKinds = ['initiative', 'solution', 'product'] as const
export const RecordKind = z.enum(recordKinds)
export type RecordKind = z.infer<typeof RecordKind>

/** How one record can be tied to another record, an organisation, or something outside. */
export const linkTypes = [
  'amends',
  'builds-on',
  'copies-method-of',
  'joint-with',
  'procured-with',
  'replaces',
  'inspired-by',
  'results-in',
  'uses-product',
  'used-by',
  'made-by',
  'assigned-to',
  'reported-in',
] as const
export const LinkType = z.enum(linkTypes)
export type LinkType = z.infer<typeof LinkType>

/** An address on the open web; other schemes never reach a page. */
export const WebAddress = z
  .string()
  .max(2_000)
  .regex(/^https?:\/\/[^\s<>"]+$/)
