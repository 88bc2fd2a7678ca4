import type { Language } from '#platform/language'

/** The paths of the pages about warnings, shared by both languages. */
export const warningPaths = {
  warnings: '/varningar',
  fairness: '/varningar/utfall',
  feed: '/varningar.atom',
} as const

/** The address of a warning’s page. */
export const warningHref = (id: string, language: Language): string =>
  `/${language}${warningPaths.warnings}/${id}`

/** The path of the page where an initiative is warned about. */
export const raisePath = (record: string): string => `/initiativ/${record}/varna`

/** The path of the page that explains how an initiative stands. */
export const standingPath = (record: string): string => `/initiativ/${record}/tecken`

/** Where a piece of evidence is read: our own paths get their language, others stay. */
export function evidenceHref(href: string, record: string, language: Language): string {
  if (href.startsWith('#')) return `/${language}${standingPath(record)}`
  return href.startsWith('/') ? `/${language}${href}` : href
}
