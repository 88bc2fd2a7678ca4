import type { JSONValue } from 'postgres'
import type { Transaction } from '#platform/context'

const isJson = (value: unknown): value is JSONValue =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value)
    ? value.every(isJson)
    : typeof value === 'object' && Object.values(value).every(isJson))

/** A jsonb parameter; what is undefined is left out. */
export function asJson(tx: Transaction, value: object) {
  const plain: unknown = JSON.parse(JSON.stringify(value))
  return tx.sql.json(isJson(plain) ? plain : null)
}
