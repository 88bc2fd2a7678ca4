import type { Language } from '#platform/language'

/** A link in a menu: where to, and the word for it in the page's language. */
export interface NavigationItem {
  readonly href: string
  readonly label: string
}

/** The address of a page in a language: `/sv` or `/en` before the path that both share. */
export function pathIn(language: Language, path: string): string {
  return `/${language}${path === '/' ? '' : path}`
}
