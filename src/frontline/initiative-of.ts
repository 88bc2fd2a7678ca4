import type { Context, Transaction } from '#platform/context'
import { NotFound } from '#platform/problems'

/** An initiative as this slice needs it: whose it is, and whether it is invented. */
export interface InitiativeOf {
  readonly id: string
  readonly title: string
  readonly language: unknown
  readonly organisation: string
  readonly organisationName: string
  readonly demonstration: boolean
}

/** Reads it. Throws `NotFound` when there is no such initiative, or nobody known owns it: then nobody can act for it. */
export async function initiativeOf(
  ctx: Pick<Context | Transaction, 'sql'>,
  id: string,
): Promise<InitiativeOf> {
  const [found] = await ctx.sql<InitiativeOf[]>`
    select record.id, title, claims ->> 'language' as language, record.organisation, name_sv as "organisationName",
      record.demonstration
    from published.record
    join published.organisation on organisation.id = record.organisation
    where record.id = ${id} and record.kind = 'initiative'`
  if (found) return found
  throw new NotFound({
    sv: 'Det finns inget sådant initiativ med en känd ägare. Kontrollera adressen, eller sök efter titeln.',
    en: 'There is no such initiative with a known owner. Check the address, or search for the title.',
  })
}
