import type { Context, Transaction } from '#platform/context'
import { endSessionsOf } from '../session/session.ts'
import type { Person } from './person-of-claims.ts'
import type { Provider } from './provider.ts'

/** An account after a sign-in, and what could not be placed. */
export interface SignedIn {
  readonly account: string
  /** Organisation numbers that no organisation of the register has. */
  readonly unknownNumbers: readonly string[]
}

/**
 * Finds or makes the account of a person, and notes which organisations are vouched for now: those it was not vouched for by
 * this provider any longer are gone with this sign-in, and so is every older session. A provider speaks only for the organisations it is trusted with.
 * No permission is asked for: the provider has just proven who it is. It leaves no entry: history does not know people.
 */
export async function accountOfPerson(ctx: Context, provider: Provider, person: Person): Promise<SignedIn> {
  return ctx.transaction(async (tx) => {
    const now = tx.now()
    const [row] = await tx.sql<{ id: string }[]>`
      insert into identity.account ${tx.sql({
        key: person.key,
        provider: provider.id,
        name: person.name,
        demonstration: false,
        created_at: now,
        signed_in_at: now,
      })}
      on conflict (key) do update set name = excluded.name, signed_in_at = excluded.signed_in_at
      returning id`
    const account = row?.id ?? ''
    const { known, unknownNumbers } = await placeOf(tx, person)
    const trusted = known.filter((id) => provider.vouchesFor === 'all' || provider.vouchesFor.includes(id))
    const before = await tx.sql<{ organisation: string }[]>`
      delete from identity.affiliation where account = ${account} returning organisation`
    for (const organisation of trusted)
      await tx.sql`insert into identity.affiliation ${tx.sql({ account, organisation })}`
    if (before.some(({ organisation }) => !trusted.includes(organisation))) await endSessionsOf(tx, account)
    return { account, unknownNumbers }
  })
}

/** The organisations of the register behind numbers and configured ids. Bodies that share a number have suffixes: then only the configuration can tell which. */
async function placeOf(tx: Transaction, { numbers, organisations }: Person) {
  const rows = await tx.sql<{ id: string }[]>`
    select id from published.organisation
    where not demonstration and (valid_to is null or valid_to > ${tx.now().toISOString().slice(0, 10)})
    and (id = any(${organisations}) or substring(id from 3 for 10) = any(${numbers}))`
  const ids = rows.map(({ id }) => id)
  const byNumber = (number: string) => ids.filter((id) => id === `SE${number}`)
  return {
    known: [...new Set([...organisations.filter((id) => ids.includes(id)), ...numbers.flatMap(byNumber)])],
    unknownNumbers: numbers.filter((number) => byNumber(number).length === 0),
  }
}
