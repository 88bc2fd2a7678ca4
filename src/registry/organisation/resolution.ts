import type { Bilingual } from '#platform/language'

/** What settled which organisation was meant, strongest first. */
export const resolvedBy = [
  /** The organisation number, alone or with a name that agrees or is not known. */
  'number',
  /** A number the body is also met under, together with its name. */
  'other-number',
  /** The name the body has, or had when it ended. */
  'name',
  /** Another name of it: short, legal, English, an abbreviation, a known misspelling. */
  'alias',
  'former-name',
  /** A regular variation of the name: genitive, word order, a region's and its landsting's names. */
  'variant',
  /** The name written without dots and rings, where only one body can be meant. */
  'without-diacritics',
  /** The name was followed by a part of the organisation, which was left out. */
  'unit-left-out',
] as const
export type ResolvedBy = (typeof resolvedBy)[number]

/** Which organisation a source meant, why we think so, or why we do not know. */
export type Resolution =
  | { outcome: 'resolved'; organisationId: string; by: ResolvedBy; reason: Bilingual }
  /** Something speaks for each candidate, and something against taking one. A person must choose. */
  | { outcome: 'ambiguous'; candidates: readonly string[]; reason: Bilingual }
  /** At most three `suggestions`, nearest first: to show a person, never to be taken. */
  | { outcome: 'unknown'; suggestions: readonly string[]; reason: Bilingual }

/** Says two things one after the other, in both languages. */
export function say(...sentences: readonly (Bilingual | null)[]): Bilingual {
  const said = sentences.filter((sentence) => sentence !== null)
  return { sv: said.map(({ sv }) => sv).join(' '), en: said.map(({ en }) => en).join(' ') }
}
