/**
 * What is left of a name when case, accents' encoding, punctuation, hyphens, double spaces and the ways to write
 * *och* and *kungliga* are set aside. Å, ä, ö and é stay: Habo is not Håbo.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\u00ad|\u200b|\ufeff/g, '')
    .replace(/[&+]/g, ' och ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\bkungl\b/g, 'kungliga')
}

/** The key of a name written without its dots and rings, as in addresses and old systems: `ostersund`. */
export function foldedKey(key: string): string {
  return key.normalize('NFD').replace(/\p{M}/gu, '').replace(/ø/g, 'o').replace(/æ/g, 'a')
}
