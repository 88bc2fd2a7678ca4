import type { Language } from '#platform/language'
import { type RecordKind, recordPaths } from '#registry'

/** Addresses of the slice's pages, behind the language. */
export const adoptionPaths = {
  policies: '/policyer',
  newPolicy: '/policyer/ny',
  spread: 'spridning',
  use: 'anvandning',
  interest: 'intresse',
  reuse: 'aterbruk',
  pool: 'grupp',
  ask: 'fraga',
  memberships: 'medlemmar',
} as const

/** Where a page about a record is. */
export const pageOf = (
  language: Language,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
  page?: 'spread' | 'use' | 'interest' | 'reuse' | 'pool' | 'ask',
) => `/${language}${recordPaths[kind]}/${id}${page ? `/${adoptionPaths[page]}` : ''}`

/** Where all that has been said of one organisation's use of a thing is. */
export const saidOf = (
  language: Language,
  record: { readonly kind: RecordKind; readonly id: string },
  organisation: string,
) => `${pageOf(language, record, 'use')}?organisation=${organisation}`

/** Where one that uses or wants a thing can be asked about it, without an address. */
export const askOf = (
  language: Language,
  record: { readonly kind: RecordKind; readonly id: string },
  organisation: string,
) => `${pageOf(language, record, 'ask')}/${organisation}`
