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
} as const

/** Where a page about a record is. */
export const pageOf = (
  language: Language,
  { kind, id }: { readonly kind: RecordKind; readonly id: string },
  page?: 'spread' | 'use' | 'interest' | 'reuse',
) => `/${language}${recordPaths[kind]}/${id}${page ? `/${adoptionPaths[page]}` : ''}`
