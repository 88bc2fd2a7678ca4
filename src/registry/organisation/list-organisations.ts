import { z } from 'zod'
import { NotFound } from '#platform/problems'
import { type Reader, tablesFor } from '../as-of/tables.ts'
import { Organisation } from './organisation.ts'

/** An organisation and how much the registry knows about it. */
export const OrganisationStanding = Organisation.extend({
  initiatives: z.number().int(),
  confirmed: z.number().int().meta({ description: 'initiatives that the organisation itself has confirmed' }),
  solutions: z.number().int(),
  freshest: z.iso
    .datetime()
    .nullable()
    .meta({ description: 'latest change of any of its records; null: silent' }),
}).meta({ id: 'Organisation' })
export type OrganisationStanding = z.infer<typeof OrganisationStanding>

/** All organisations that exist now and how much is known about each, by the Swedish alphabet. Some 650 rows. */
export async function listOrganisations(ctx: Reader): Promise<OrganisationStanding[]> {
  const tables = tablesFor(ctx)
  const rows = await ctx.sql<Row[]>`
    with tally as (
      select organisation, count(*) filter (where kind = 'initiative') as initiatives,
        count(*) filter (where kind = 'initiative' and confirmed) as confirmed,
        count(*) filter (where kind = 'solution') as solutions, max(changed_at) as freshest
      from ${tables.record}
      where organisation is not null
      group by organisation
    )
    select facts, coalesce(initiatives, 0) as initiatives, coalesce(confirmed, 0) as confirmed,
      coalesce(solutions, 0) as solutions, freshest
    from ${tables.organisation}
    left join tally on tally.organisation = organisation.id
    where valid_to is null
    order by name_sv, id`
  return rows.map(toStanding)
}

/** One organisation, existing or ended. Throws `NotFound`. */
export async function readOrganisation(ctx: Reader, id: string): Promise<OrganisationStanding> {
  const tables = tablesFor(ctx)
  const [row] = await ctx.sql<Row[]>`
    with own as materialized (
      select kind, confirmed, changed_at from ${tables.record} where organisation = ${id}
    )
    select facts,
      (select count(*) from own where kind = 'initiative') as initiatives,
      (select count(*) from own where kind = 'initiative' and confirmed) as confirmed,
      (select count(*) from own where kind = 'solution') as solutions,
      (select max(changed_at) from own) as freshest
    from ${tables.organisation}
    where id = ${id}`
  if (row) return toStanding(row)
  throw new NotFound({
    sv: 'Det finns ingen sådan organisation i registret. Kontrollera adressen, eller leta i listan över organisationer.',
    en: 'There is no such organisation in the register. Check the address, or look in the list of organisations.',
  })
}

interface Row {
  readonly facts: unknown
  readonly initiatives: number
  readonly confirmed: number
  readonly solutions: number
  readonly freshest: Date | null
}

function toStanding({ facts, freshest, ...counts }: Row): OrganisationStanding {
  return { ...Organisation.parse(facts), ...counts, freshest: freshest?.toISOString() ?? null }
}
