/** What stands where words have been taken out. */
export const MASK = '▮▮▮'

/** The same value with the words masked in every text and key of it, whatever the case of the letters. */
export function maskWords<T>(value: T, words: string): T
export function maskWords(value: unknown, words: string): unknown {
  if (typeof value === 'string') return maskText(value, words)
  if (Array.isArray(value)) return value.map((item) => maskWords(item, words))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [maskText(key, words), maskWords(inner, words)]),
  )
}

/** Whether a value holds the words, whatever the case of the letters. */
export function holdsWords(value: unknown, words: string): boolean {
  return JSON.stringify(maskWords(value, words)) !== JSON.stringify(value)
}

function maskText(text: string, words: string): string {
  const pattern = words.normalize('NFC').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const whole = text.normalize('NFC')
  const masked = whole.replace(new RegExp(pattern, 'giu'), MASK)
  return masked === whole ? text : masked
}
