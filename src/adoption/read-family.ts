import type { Sql } from '#platform/database'
import type { RecordKind } from '#registry'

/** A record of a product family. */
export interface FamilyMember {
  readonly id: string
  readonly kind: RecordKind
  readonly title: string
  readonly organisation: string | null
}

/** Everything of one product family, across its suppliers' renamings. */
export interface Family {
  readonly name: string
  readonly products: readonly FamilyMember[]
  /** Every name that a source has ever given its products, the oldest first. */
  readonly names: readonly string[]
  readonly initiatives: readonly FamilyMember[]
}

/** Gathers the family of a product: products that bear its name, what they were called, and the efforts that use them. */
export async function readFamily(
  ctx: { readonly sql: Sql },
  product: {
    readonly id: string
    readonly title: string
    readonly claims: Readonly<Record<string, unknown>>
  },
): Promise<Family> {
  const name = typeof product.claims.family === 'string' ? product.claims.family : product.title
  const products = await ctx.sql<FamilyMember[]>`
    select record.id, record.kind, record.title, organisation.name_sv as organisation
    from published.record
    left join published.organisation on organisation.id = record.organisation
    where record.kind = 'product' and (record.id = ${product.id} or record.claims ->> 'family' = ${name})
    order by record.title, record.id`
  const ids = products.map(({ id }) => id)
  const [names, initiatives] = await Promise.all([
    ctx.sql<{ title: string }[]>`
      select claims ->> 'title' as title from published.observation
      where record = any(${ids})
      group by claims ->> 'title'
      order by min(observed_at), title`,
    ctx.sql<FamilyMember[]>`
      select distinct record.id, record.kind, record.title, organisation.name_sv as organisation
      from published.link
      join published.record on record.id = link.record
      left join published.organisation on organisation.id = record.organisation
      where link.type = 'uses-product' and link.to_record = any(${ids}) and record.kind = 'initiative'
      order by record.title, record.id`,
  ])
  return { name, products, names: names.map(({ title }) => title), initiatives }
}

/** How many users a source names for a thing that the register of organisations does not know. */
export async function countStrangers(ctx: { readonly sql: Sql }, record: string): Promise<number> {
  const [row] = await ctx.sql<{ count: number }[]>`
    select count(distinct to_words) as count from published.link
    where record = ${record} and type = 'used-by' and to_organisation is null`
  return row?.count ?? 0
}

/** Papers of the efforts that use a thing: what they published of contract and procurement. At most ten. */
export async function readPapers(
  ctx: { readonly sql: Sql },
  record: string,
): Promise<{ label: string; url: string }[]> {
  return ctx.sql<{ label: string; url: string }[]>`
    select distinct paper ->> 'label' as label, paper ->> 'url' as url
    from published.link
    join published.record on record.id = link.record
    cross join lateral jsonb_array_elements(coalesce(record.claims -> 'documents', '[]'::jsonb)) as paper
    where link.to_record = ${record} and link.type in ('uses-product', 'results-in', 'builds-on')
    order by label, url
    limit 10`
}
