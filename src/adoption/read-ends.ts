import type { Transaction } from '#platform/context'
import { Conflict, NotFound } from '#platform/problems'
import type { Pair } from './refresh-adoptions.ts'

/** What is known of the two that an adoption ties together. */
export interface Ends {
  readonly kind: 'solution' | 'product'
  /** Whose solution it is; null when the register does not know. */
  readonly owner: string | null
  readonly demonstration: boolean
}

/**
 * Finds the organisation and the solution or product of a pair. Throws `NotFound` when either is missing, and `Conflict`
 * when one is invented and the other real.
 */
export async function readEnds(tx: Transaction, { organisation, record }: Pair): Promise<Ends> {
  const [thing] = await tx.sql<(Ends & { invented: boolean | null })[]>`
    select record.kind, record.organisation as owner, record.demonstration,
      (select demonstration from published.organisation where id = ${organisation} and valid_to is null) as invented
    from published.record
    where id = ${record} and kind in ('solution', 'product')`
  if (!thing || thing.invented === null) {
    throw new NotFound({
      sv: 'Organisationen eller lösningen finns inte i registret. Kontrollera adressen.',
      en: 'The organisation or the solution is not in the registry. Check the address.',
    })
  }
  refuseMixing(thing.demonstration, thing.invented)
  return thing
}

/** Throws `Conflict` when one of two is invented and the other is not. */
export function refuseMixing(one: boolean, other: boolean): void {
  if (one === other) return
  throw new Conflict({
    sv: 'Det ena är påhittat och det andra verkligt. De kan inte höra ihop.',
    en: 'One of them is invented and the other is real. They cannot belong together.',
  })
}
