import type { Transaction } from '#platform/context'
import { groupBy } from '#platform/grouping'
import type { Target } from '../follow/target.ts'
import type { Matter } from './matter-of.ts'

/** That an entry is news to whoever follows something. */
export interface Place extends Target {
  readonly index: number
  readonly at: Date
}

/** Everything one can follow that these matters are news of: the records, their organisation, needs, and products used. */
export async function placesOf(tx: Transaction, matters: readonly Matter[]): Promise<Place[]> {
  const records = [...new Set(matters.flatMap((matter) => matter.records))]
  const told = await tx.sql<{ record: string; kind: Target['kind']; target: string }[]>`
    select id as record, kind, id as target from published.record where id = any(${records})
    union
    select id, 'organisation', organisation from published.record
    where id = any(${records}) and organisation is not null
    union
    select record, 'need', need from published.record_need where record = any(${records})
    union
    select record, 'product', to_record from published.link
    where record = any(${records}) and type = 'uses-product' and to_record is not null`
  const byRecord = groupBy(told, ({ record }) => record)
  return matters.flatMap(({ index, at, organisation, records: about }) => [
    ...about
      .flatMap((record) => byRecord.get(record) ?? [])
      .map(({ kind, target }): Place => ({ index, at, kind, target })),
    ...(organisation === null ? [] : [{ index, at, kind: 'organisation' as const, target: organisation }]),
  ])
}
