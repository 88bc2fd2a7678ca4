import { z } from 'zod'
import type { Sql, TransactionSql } from '#platform/database'
import { countsAs, Organisation, OrganisationKind } from '#registry'

/** Which organisations could adopt something: by kind, size and county, or named one by one. */
export const EligibleRule = z
  .object({
    kinds: z.array(OrganisationKind).max(8).default(['municipality']),
    populationFrom: z.number().int().nonnegative().nullable().default(null),
    populationTo: z.number().int().nonnegative().nullable().default(null),
    counties: z
      .array(z.string().regex(/^\d{2}$/))
      .max(30)
      .default([]),
    organisations: z.array(z.string().max(100)).max(1_000).default([]),
  })
  .meta({ id: 'EligibleRule' })
export type EligibleRule = z.infer<typeof EligibleRule>

/**
 * Tells whether a rule takes an organisation in. Named ones are taken whatever else the rule says; one whose size is not
 * known is left out by a rule about size.
 */
export function isEligible(rule: EligibleRule, organisation: Organisation): boolean {
  if (rule.organisations.length > 0) return rule.organisations.includes(organisation.id)
  const { population, countyCode } = organisation
  const sized = rule.populationFrom !== null || rule.populationTo !== null
  return (
    rule.kinds.some((kind) => countsAs(organisation, kind)) &&
    (rule.counties.length === 0 || rule.counties.includes(countyCode ?? '')) &&
    (!sized || population !== null) &&
    (population ?? 0) >= (rule.populationFrom ?? 0) &&
    (population ?? 0) <= (rule.populationTo ?? Number.POSITIVE_INFINITY)
  )
}

/** All organisations that exist and that a rule takes in: the invented ones for what is invented, else the real ones. */
export async function readEligible(
  ctx: { readonly sql: Sql | TransactionSql },
  rule: EligibleRule,
  demonstration: boolean,
): Promise<Organisation[]> {
  const rows = await ctx.sql<{ facts: unknown }[]>`
    select facts from published.organisation
    where valid_to is null and demonstration = ${demonstration}
    order by name_sv, id`
  return rows.map(({ facts }) => Organisation.parse(facts)).filter((one) => isEligible(rule, one))
}
