import type { Language } from '#platform/language'
import { type Scope, writeScope } from '../scope.ts'

/** Where the pages are, behind the language. */
export const portfolioPaths = {
  nation: '/nationellt',
  completeness: '/nationellt/fullstandighet',
  organisation: '/organisationer',
  comparison: 'jamforelse',
} as const

/** The address of a page for a scope. */
export function inScope(language: Language, path: string, scope: Scope): string {
  const query = writeScope(scope)
  return `/${language}${path}${query && `?${query}`}`
}

/** The address of an indicator, or of its figures as `csv` or its picture as `svg`. */
export const indicatorPath = (id: string, file?: 'csv' | 'svg') =>
  `${portfolioPaths.nation}/${id}${file ? `.${file}` : ''}`

/** The address of an organisation among others. */
export const comparisonPath = (id: string) =>
  `${portfolioPaths.organisation}/${id}/${portfolioPaths.comparison}`

/** The address of one of the overview's pictures as a drawing, or its figures as a table. */
export const nationalPicturePath = (name: string, file: 'csv' | 'svg') =>
  `${portfolioPaths.nation}/${name}.${file}`
