import { z } from 'zod'
import { ladder } from '#identity'
import { LinkType, moneyScopes, OrganisationKind, RecordKind } from '#registry'

/** A month, `2025-03`: when an edition of a source was written. */
export const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

const Name = z.string().min(1).max(200)
const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const Millions = z.number().nonnegative()

/** One invented body as it is written in `organisations.yaml`. */
export const CountyBody = z.strictObject({
  key: Key,
  number: z.string().regex(/^4\d{9}$/),
  name: Name,
  english: Name,
  short: z.array(Name),
  kind: OrganisationKind,
  code: z.string().optional(),
  population: z.int().positive().optional(),
})
export type CountyBody = z.infer<typeof CountyBody>

/** One invented person as written in `people.yaml`, in a role at one of the bodies. */
export const CountyPerson = z.strictObject({
  key: Key,
  name: Name,
  organisation: Key,
  role: z.enum([...ladder, 'witness']),
  /** What they follow: a body or a thing by its key, or the query of a search. */
  follows: z.array(z.strictObject({ kind: z.string(), of: z.string() })).default([]),
})
export type CountyPerson = z.infer<typeof CountyPerson>

/** An invented joint body and the bodies it acts for, as written in `representation.yaml`. */
export const CountyRepresentation = z.strictObject({ body: Key, members: z.array(Key).min(1) })
export type CountyRepresentation = z.infer<typeof CountyRepresentation>

const CountyIssue = z.strictObject({
  edition: Month,
  severity: z.enum(['rejected', 'deviation']),
  code: Key,
  place: z.string(),
  value: z.string(),
  message: z.strictObject({ sv: z.string(), en: z.string() }),
})

/** One invented source as it is written in `sources.yaml`; `owner` is the key of the body whose own system it is. */
export const CountySource = z.strictObject({
  id: z.string().startsWith('demonstration-'),
  title: Name,
  owner: Key.optional(),
  priority: z.int().min(0).max(100),
  complete: z.boolean(),
  issues: z.array(CountyIssue).default([]),
})
export type CountySource = z.infer<typeof CountySource>

/** Amounts by what they cover, in million kronor; two numbers are a range, and `unknown` is a value. */
const Amounts = z.partialRecord(
  z.enum(moneyScopes),
  z.union([Millions, z.tuple([Millions, Millions]), z.literal('unknown')]),
)
export type Amounts = z.infer<typeof Amounts>

/** Ties by type: ids of other things in the county, keys of its bodies, or plain words. */
const Ties = z.partialRecord(LinkType, z.array(z.string().min(1)))
export type Ties = z.infer<typeof Ties>

/** What is written short; the other claims have the registry's own names and are checked by the registry's own schema. */
const shorthand = {
  money: Amounts.optional(),
  priceLevel: z.int().optional(),
  links: Ties.optional(),
}

/** What a source says, or says anew. */
export const Telling = z.looseObject(shorthand)
export type Telling = z.infer<typeof Telling>

/** One invented initiative, solution or product as it is written in its file, with what each source says and when. */
export const CountyItem = z.looseObject({
  ...shorthand,
  id: Key,
  kind: RecordKind,
  organisation: Key.optional(),
  /** Who tells; left out, the body's own system, else the county's portfolio or the register of its kind. */
  source: z.string().optional(),
  title: Name,
  /** The first edition that holds it, and the last one when it has left its source. */
  since: Month.default('2025-03'),
  until: Month.optional(),
  /** What the same source said in later editions. */
  later: z.record(Month, Telling).default({}),
  /** What other sources say of the same thing. */
  others: z.record(z.string(), Telling.extend({ since: Month.default('2025-03') })).default({}),
})
export type CountyItem = z.infer<typeof CountyItem>
