/** The text in some bytes, and how it was understood. */
export interface DecodedText {
  /** Without byte order mark. */
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
  /** Whether some bytes were not valid in the encoding their own mark promised, and became U+FFFD. */
  readonly replaced: boolean
}

const marks = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const

/**
 * Reads text as Swedish offices write it: by its byte order mark, else as UTF-8 when it is valid, else as
 * windows-1252 (which also covers ISO 8859-1). Never throws.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, place) => bytes[place] === byte))
  const encoding = mark?.encoding ?? 'utf-8'
  const strict = decodeStrictly(bytes, encoding)
  if (strict !== null) return { text: strict, encoding, replaced: false }
  if (mark) return { text: new TextDecoder(encoding).decode(bytes), encoding, replaced: true }
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252', replaced: false }
}

/** What windows-1252 has at 0x80-0x9f, in order; its five unused places stay the control characters they are. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** By hand, because the decoder of Node 20 reads windows-1252 as ISO 8859-1 and loses dashes, quotes and the euro. */
function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\u0080-\u009f]/g, (character) => upper.charAt(character.charCodeAt(0) - 0x80))
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
