import type { RecordKind } from '../observation/values.ts'

/** Where each kind of record lives, below the language. */
export const recordPaths: Record<RecordKind, string> = {
  initiative: '/initiativ',
  solution: '/losningar',
  product: '/produkter',
}
