import type { Readable } from 'node:stream'
import { z } from 'zod'

const Bilingual = z.object({ sv: z.string(), en: z.string() })

/** An RFC 9457 problem document, as every door of the API gives it. */
const ProblemDocument = z
  .object({
    type: z.string().meta({ description: 'address that names the kind of problem' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().meta({ description: 'what went wrong and what to do, in English' }),
    detailSv: z.string().meta({ description: 'the same in Swedish' }),
    instance: z.string(),
    errors: z.array(z.object({ field: z.string(), message: Bilingual })).optional(),
  })
  .meta({
    id: 'Problem',
    example: {
      type: 'https://skala.example/en/api#invalid',
      title: 'Invalid',
      status: 400,
      detail: 'The request cannot be understood. Check the address and the values in it.',
      detailSv: 'Det går inte att förstå frågan. Kontrollera adressen och värdena i den.',
      instance: '/api/v1/initiatives',
    },
  })

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ProblemDocument } },
})

const problems = {
  400: problem('A parameter is unknown or its value does not fit; `errors` names it.'),
  401: problem('The key or access token is wrong, revoked, too old, or not issued for us.'),
  403: problem('Whoever you act for may not do this.'),
  404: problem('There is no such thing at this address.'),
  409: problem('The change does not fit how things stand now.'),
  429: problem('Too many requests from your address; `Retry-After` says when to come back.'),
  503: problem('The service cannot answer now; try again shortly.'),
}

/** The answers of a route: JSON that fits `schema`, from which all else is stripped, or a problem. */
export function answers<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { 200: { description, content: { 'application/json': { schema } } }, ...problems }
}

/** Described as text, sent as it comes. */
const events: z.ZodType<string | Readable> = z.string()

/** The answers of a route that streams events. */
export const streamAnswers = {
  200: {
    description: 'A stream of server-sent events that does not end by itself.',
    content: { 'text/event-stream': { schema: events } },
  },
  ...problems,
}

/** Schema of a list: what is on this page, how many there are in all, and where the next page begins. */
export function listOf<Item extends z.ZodType, Next extends z.ZodType>(id: string, item: Item, next: Next) {
  return z.object({ items: z.array(item), total: z.number().int().nonnegative(), next }).meta({ id })
}

/** `next` of most lists: hand it back as `cursor`. */
export const NextCursor = z
  .string()
  .nullable()
  .meta({ description: 'hand it back as `cursor` for the next page; null: this is the last' })

/** `next` of lists that are walked by number. */
export const nextNumber = (parameter: string) =>
  z
    .number()
    .int()
    .nullable()
    .meta({ description: `hand it back as \`${parameter}\` for the next page; null: this is the last` })
