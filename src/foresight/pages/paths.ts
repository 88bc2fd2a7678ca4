import type { Language } from '#platform/language'
import type { View } from '../facts/facts-of-case.ts'

/** The paths of the slice’s pages, shared by both languages. */
export const foresightPaths = {
  cases: '/fall',
  compare: '/fall/jamfor',
  track: '/fall/traffsakerhet',
} as const

/** Whose eyes, as an address writes it. */
export const viewNames: Readonly<Record<View, string>> = { public: 'alla', organisation: 'inifran' }

/** Reads whose eyes from an address; anything else is everybody’s. */
export const readView = (text: string | null): View =>
  text === viewNames.organisation ? 'organisation' : 'public'

/** The address of a case’s page. */
export const caseHref = (id: string, language: Language): string =>
  `/${language}${foresightPaths.cases}/${id}`

/** The address of a case as it stood on a day, through somebody’s eyes. */
export const replayHref = (id: string, language: Language, view: View, day: string): string =>
  `${caseHref(id, language)}?vy=${viewNames[view]}&dag=${day}#spela-upp`
