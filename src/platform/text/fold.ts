const special: Record<string, string> = { ø: 'o', æ: 'a', ß: 'ss', ð: 'd', þ: 'th', ł: 'l', đ: 'd' }

/**
 * Takes the marks off letters: `å ä → a`, `ö → o`, `é → e`. Only for the fallback when a word is not found as
 * written: in Swedish å, ä and ö are letters of their own.
 */
export function fold(word: string): string {
  if (/^[a-z0-9-]*$/.test(word)) return word
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[øæßðþłđ]/g, (letter) => special[letter] ?? letter)
}
