import type { Sql } from '#platform/database'
import type { Language } from '#platform/language'
import { readTaxonomy, messages as registryMessages } from '#registry'
import type { FacetName } from './index/facets.ts'
import { messages } from './messages.ts'

/** Names of what facets count by id. */
export interface FacetNames {
  readonly county: ReadonlyMap<string, string>
  readonly source: ReadonlyMap<string, string>
  readonly organisation: ReadonlyMap<string, string>
}

/** Reads the names of counties, sources and organisations. */
export async function readFacetNames(ctx: { readonly sql: Sql }): Promise<FacetNames> {
  const [organisations, sources] = await Promise.all([
    ctx.sql<{ id: string; name: string; code: string | null; county: string | null }[]>`
      select id, name_sv as name, county_code as code, facts ->> 'countyName' as county
      from published.organisation`,
    ctx.sql<{ id: string; title: string }[]>`select id, title from published.source`,
  ])
  return {
    organisation: new Map(organisations.map(({ id, name }) => [id, name])),
    county: new Map(organisations.flatMap(({ code, county }) => (code && county ? [[code, county]] : []))),
    source: new Map(sources.map(({ id, title }) => [id, title])),
  }
}

/** What a value of a facet is called; the value itself when it has no other name. */
export function facetLabel(facet: FacetName, value: string, language: Language, names: FacetNames): string {
  const own = messages[language]
  const known = registryMessages[language]
  const from = (words: Readonly<Record<string, string>>) => words[value] ?? value
  switch (facet) {
    case 'kind':
      return from(own.kinds)
    case 'need':
    case 'area':
      return readTaxonomy().byId.get(value)?.label[language] ?? value
    case 'phase':
      return from(known.phases)
    case 'organisationKind':
      return from(known.organisationKindsPlural)
    case 'county':
    case 'source':
    case 'organisation':
      return names[facet].get(value) ?? value
    case 'money':
      return from(own.money)
    case 'confirmed':
    case 'code':
    case 'lesson':
    case 'concern':
      return value === 'true' ? own.yes : own.no
    default:
      return value
  }
}
