import type { Sql } from '#platform/database'
import { createFamilies, type FamilyOf, type NamedProduct } from '../family/product-families.ts'
import type { ProductUser } from './memory.ts'

interface Row extends Omit<ProductUser, 'families'> {
  readonly names: readonly string[]
}

/**
 * Every initiative that names a product of a known family: by a tie to a product record, or in the list of products that a
 * source gives. Words in running text do not count: a name there may be a comparison.
 */
export async function readUsers(ctx: { sql: Sql }): Promise<ProductUser[]> {
  const familyOf = await readFamilies(ctx)
  const rows = await ctx.sql<Row[]>`
    with named as (
      select link.record, coalesce(product.claims ->> 'family', product.title, link.to_words) as name
      from published.link
      left join published.record as product on product.id = link.to_record
      where link.type = 'uses-product'
      union
      select record.id, product.name
      from published.record
      cross join jsonb_array_elements_text(record.claims -> 'products') as product (name)
      where record.kind = 'initiative' and jsonb_typeof(record.claims -> 'products') = 'array'
    )
    select record.id as record, record.title, record.organisation, record.phase,
      record.claims ->> 'lesson' as lesson, record.demonstration, array_agg(named.name order by named.name) as names
    from named
    join published.record on record.id = named.record
    where record.kind = 'initiative' and record.gone_at is null and named.name is not null
    group by record.id, record.title, record.organisation, record.phase, record.claims ->> 'lesson', record.demonstration
    order by record.id`
  return rows
    .map(({ names, ...row }) => ({ ...row, families: familiesOf(names, familyOf) }))
    .filter(({ families }) => families.length > 0)
}

async function readFamilies(ctx: { sql: Sql }): Promise<FamilyOf> {
  const products = await ctx.sql<NamedProduct[]>`
    select title, claims ->> 'family' as family from published.record where kind = 'product' order by id`
  return createFamilies(products)
}

function familiesOf(names: readonly string[], familyOf: FamilyOf): string[] {
  return [...new Set(names.flatMap((name) => familyOf(name) ?? []))].toSorted()
}
