/** A text with its disguises taken off, and where every remaining character stood. */
export interface PlainText {
  text: string
  /** `positions[i]` is the index in the original of character `i`; one more than the characters, for the end. */
  positions: readonly number[]
}

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/
const dash = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/
const space = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]/

function plainCharacter(character: string): string {
  if (invisible.test(character)) return ''
  if (dash.test(character)) return '-'
  if (space.test(character)) return character === '\n' ? '\n' : ' '
  if (character === '\uff0b') return '+'
  const code = character.charCodeAt(0)
  return code >= 0xff10 && code <= 0xff19 ? String(code - 0xff10) : character
}

/** Drops characters that nobody sees and writes every dash, space and digit in one way, so that none hides a number. */
export function toPlainText(original: string): PlainText {
  const positions: number[] = []
  let text = ''
  for (let index = 0; index < original.length; index++) {
    const character = plainCharacter(original[index] ?? '')
    if (character === '') continue
    text += character
    positions.push(index)
  }
  return { text, positions: [...positions, original.length] }
}
