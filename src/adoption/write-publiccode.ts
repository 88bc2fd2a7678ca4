import { stringify } from 'yaml'
import type { AdoptionView } from './read-adoptions.ts'

/** What of a record a publiccode.yml is made from. */
export interface Described {
  readonly title: string
  readonly language: string
  readonly claims: Readonly<Record<string, unknown>>
  readonly owner: { readonly name: string; readonly uri: string } | null
}

/**
 * Writes a publiccode.yml 0.7 from what the registry knows. What the standard demands and nobody has told is written as a
 * comment at the top, never made up. Users are those that count and are not mere suppliers' claims.
 */
export function writePubliccode(
  { title, language, claims, owner }: Described,
  adoptions: readonly AdoptionView[],
): string {
  const text = (field: string) => (typeof claims[field] === 'string' ? String(claims[field]) : undefined)
  const list = (field: string) => (Array.isArray(claims[field]) ? claims[field].map(String) : undefined)
  const users = adoptions
    .filter(({ counts, evidence }) => counts && evidence !== 'supplier-claim')
    .map(({ organisation }) => organisation.name)
  const summary = text('summary')?.slice(0, 150)
  const document = withoutGaps({
    publiccodeYmlVersion: '0.7.0',
    name: title,
    url: text('repository'),
    landingURL: text('website'),
    releaseDate: /^\d{4}-\d{2}-\d{2}$/.test(text('releasedOn') ?? '') ? text('releasedOn') : undefined,
    platforms: list('platforms'),
    categories: list('categories'),
    organisation: owner ? { uri: owner.uri, name: owner.name } : undefined,
    developmentStatus: text('developmentStatus'),
    softwareType: text('softwareType'),
    description: {
      [language]: withoutGaps({ shortDescription: summary, longDescription: text('description') }),
    },
    legal: withoutGaps({ license: text('licence') }),
    maintenance: withoutGaps({ type: text('maintenance') }),
    usedBy: users.length > 0 ? users : undefined,
  })
  const missing = [
    ['url', text('repository')],
    ['platforms', list('platforms')],
    ['developmentStatus', text('developmentStatus')],
    ['softwareType', text('softwareType')],
    [`description.${language}.shortDescription`, summary],
    [`description.${language}.longDescription`, text('description')],
    [`description.${language}.features`, undefined],
    ['legal.license', text('licence')],
    ['maintenance.type', text('maintenance')],
    ['localisation', undefined],
  ].flatMap(([field, value]) => (value === undefined ? [String(field)] : []))
  const header =
    missing.length === 0
      ? ''
      : `# Not known to the registry, and demanded by the standard: ${missing.join(', ')}\n`
  return `${header}${stringify(document)}`
}

const withoutGaps = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
