import { z } from 'zod'

const LONGEST = 200

/** Several values of one parameter, written `?phase=idea&phase=pilot`; any of them may fit. */
export function several<Value extends z.ZodType>(value: Value, description: string, example: string) {
  const asArray = (given: unknown) => (given === undefined || Array.isArray(given) ? given : [given])
  return z
    .preprocess(asArray, z.array(value).max(50))
    .optional()
    .meta({ description, example: [example] })
}

/** PostgreSQL keeps no NUL in a text, so no value of ours has one. */
const withoutNul = /^[^\0]*$/

/** Free text of a query. */
export const text = (description: string, example: string) =>
  z.string().trim().min(1).max(LONGEST).regex(withoutNul).optional().meta({ description, example })

/** A name or code as a filter takes it. */
export const word = z.string().min(1).max(LONGEST).regex(withoutNul)

/** `true` or `false`. */
export const flag = (description: string) =>
  z
    .preprocess((given) => (given === 'true' ? true : given === 'false' ? false : given), z.boolean())
    .optional()
    .meta({ description })

/** Digits only: what JavaScript would also take for a number (blank, `1e3`, `0x10`) is nobody's index. */
const digits = (given: unknown) =>
  typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given

/** A whole number from 0 on. */
export const count = (description: string, example: number) =>
  z.preprocess(digits, z.int().nonnegative()).meta({ description, example })

/** How many items a page holds. */
export const limit = z
  .preprocess(digits, z.int().min(1).max(200))
  .default(50)
  .meta({ description: 'items on a page; 50 unless told, 200 at most', example: 50 })

/** Where the page begins. */
export const cursor = z
  .string()
  .max(500)
  .optional()
  .meta({ description: '`next` of the page before, under the same filters' })
