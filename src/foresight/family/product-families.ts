import { familyNames, noFamily } from './family-names.ts'

/** Tells which product family a name belongs to; null when it belongs to none that is known. */
export type FamilyOf = (name: string) => string | null

/** A product record, as far as its family goes. */
export interface NamedProduct {
  readonly title: string
  readonly family: string | null
}

/**
 * Makes the register of families: the names known from the case library, and those of product records. Two names of one
 * family meet here; a product without a stated family is a family of its own, by its title.
 */
export function createFamilies(products: readonly NamedProduct[]): FamilyOf {
  const byName = new Map<string, string>()
  for (const [family, names] of Object.entries(familyNames)) {
    for (const name of names) byName.set(keyOf(name), family)
  }
  for (const { title, family } of products) {
    const stated = family ?? title
    const known = byName.get(keyOf(stated)) ?? byName.get(keyOf(title)) ?? keyOf(stated)
    for (const name of [stated, title]) if (!byName.has(keyOf(name))) byName.set(keyOf(name), known)
  }
  return (name) => {
    const family = byName.get(keyOf(name)) ?? null
    return family === null || noFamily.includes(family) ? null : family
  }
}

/** A name without case, brackets and punctuation: `Vårdkompassen (påhittad produkt)` and `vårdkompassen` are one. */
export function keyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
