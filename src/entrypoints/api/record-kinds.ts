import { z } from 'zod'
import type { RecordKind } from '#registry'

/** Where records of a kind stand in the API, and what its document calls them. */
export const kinds = {
  initiative: { path: 'initiatives', name: 'Initiatives', one: 'Initiative' },
  solution: { path: 'solutions', name: 'Solutions', one: 'Solution' },
  product: { path: 'products', name: 'Products', one: 'Product' },
} as const satisfies Record<RecordKind, object>

/** The id of a record in an address. */
export const RecordId = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]{1,40}$/)
    .meta({ description: 'id of the record', example: 'i4kz0q8c2vmxw' }),
})
