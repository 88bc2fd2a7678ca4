import { z } from 'zod'

const LONGEST = 200

/** Several values of one parameter, written `?phase=idea&phase=pilot`; any of them may fit. */
export function several<Value extends z.ZodType>(value: Value, description: string) {
  const asArray = (given: unknown) => (given === undefined || Array.isArray(given) ? given : [given])
  return z.preprocess(asArray, z.array(value).max(50)).optional().meta({ description })
}

/** Free text of a query. */
export const text = (description: string) =>
  z.string().trim().min(1).max(LONGEST).optional().meta({ description })

/** A name or code as a filter takes it. */
export const word = z.string().min(1).max(LONGEST)

/** `true` or `false`. */
export const flag = (description: string) =>
  z
    .preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean())
    .optional()
    .meta({ description })

/** A whole number from 0 on. */
export const count = (description: string, example: number) =>
  z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER).meta({ description, example })

/** How many items a page holds. */
export const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(200)
  .default(50)
  .meta({ description: 'items on a page, at most 200' })

/** Where the page begins. */
export const cursor = z
  .string()
  .max(500)
  .optional()
  .meta({ description: '`next` of the page before, under the same filters' })
