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
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', replaced: false }
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
