import { accept, type Checked, refuse } from './checked.ts'

/** Longest entry a bundle can frame, in bytes. */
export const MAX_ENTRY_BYTES = 0xffff

/** Entries one after another, each with its length before it as two bytes, the greater first (C2SP tlog-tiles). Throws RangeError over 64 KiB. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((total, entry) => total + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > MAX_ENTRY_BYTES)
      throw new RangeError(`an entry of ${entry.length} bytes does not fit a bundle`)
    bundle.set([entry.length >> 8, entry.length & 0xff], at)
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** The entries of a bundle that must hold exactly `width` of them and nothing else. */
export function parseBundle(bundle: Uint8Array, width: number): Checked<Uint8Array[]> {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length && entries.length < width) {
    const length = (bundle[at] ?? 0) * 256 + (bundle[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bundle.length) return refuse('malformed-bundle')
    entries.push(bundle.slice(at + 2, end))
    at = end
  }
  return at === bundle.length && entries.length === width ? accept(entries) : refuse('malformed-bundle')
}
