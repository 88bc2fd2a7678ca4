import { expect, test } from 'vitest'
import { generateKey, isKeyName, parseSignerKey, parseVerifierKey, type VerifierKey } from './key.ts'
import { openNote, parseNote, signNote } from './note.ts'
import { notes } from './published-vectors.ts'

const { text, peterLine, enochLine } = notes
const peter = keyOf(notes.peterVkey)
const enoch = keyOf(notes.enochVkey)

function keyOf(vkey: string): VerifierKey {
  const key = parseVerifierKey(vkey)
  if (!key.ok) throw new Error(key.why)
  return key.value
}

function* manglings(key: string): Generator<string> {
  for (let from = 0; from <= key.length; from += 1) {
    for (let to = from + 1; to <= key.length; to += 1) if (to - from < key.length) yield key.slice(from, to)
  }
  for (let at = 0; at < key.length; at += 1) {
    yield key.slice(0, at) + String.fromCharCode(key.charCodeAt(at) + 1) + key.slice(at + 1)
  }
}

test('every part of a public key, and every key with one character moved, is refused', () => {
  let tried = 0
  for (const mangled of manglings(notes.peterVkey)) {
    expect(parseVerifierKey(mangled).ok, mangled).toBe(false)
    tried += 1
  }
  expect(tried).toBe((66 * 67) / 2 - 1 + 66)
})

test('every part of a private key, and every key with one character moved, is refused', () => {
  for (const mangled of manglings(notes.peterSecret)) expect(parseSignerKey(mangled).ok, mangled).toBe(false)
})

test('a key of the wrong length or of an algorithm we do not know is refused, though its id is right', () => {
  expect(parseVerifierKey(notes.wrongLength)).toEqual({ ok: false, why: 'malformed-key' })
  expect(parseVerifierKey(notes.unknownAlgorithm)).toEqual({ ok: false, why: 'unsupported-key-type' })
})

test('the key of a witness in use is understood as a key for cosignatures', () => {
  expect(keyOf(notes.cosignerVkey)).toMatchObject({ name: 'remora.n621.de', id: 'da77ade7', type: 4 })
})

test('the example of the specification opens', () => {
  const opened = openNote(notes.specNote, [keyOf(notes.specVkey)])
  expect(opened.ok && opened.value.text).toBe('This is an example message.\n')
})

test('a published private key gives the published signature byte for byte', () => {
  const signer = parseSignerKey(notes.peterSecret)
  if (!signer.ok) throw new Error(signer.why)
  expect(signNote(text, [signer.value])).toBe(`${text}\n${peterLine}`)
  const made = generateKey('EnochRoot', 0x01, new Uint8Array(32))
  expect(signNote(text, [signer.value, made.key])).toBe(`${text}\n${peterLine}${enochLine}`)
})

test('signatures of keys one does not know are set aside, not believed and not a fault', () => {
  const opened = openNote(`${text}\n${peterLine}${enochLine}`, [peter])
  if (!opened.ok) throw new Error(opened.why)
  expect(opened.value.verified.map(({ key }) => key.name)).toEqual(['PeterNeumann'])
  expect(opened.value.unknown.map(({ name }) => name)).toEqual(['EnochRoot'])
  const both = openNote(`${text}\n${peterLine}${enochLine}`, [peter, enoch])
  expect(both.ok && both.value.verified.length).toBe(2)
})

test('a note that nobody known signed, or that a known key signed wrongly, is refused', () => {
  expect(openNote(`${text}\n${peterLine}${enochLine}`, [])).toEqual({ ok: false, why: 'no-known-signature' })
  const bent = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`
  expect(openNote(`${text}\n${bent}`, [peter])).toEqual({ ok: false, why: 'invalid-signature' })
  expect(openNote(`${text}\n${bent}${enochLine}`, [peter, enoch])).toEqual({
    ok: false,
    why: 'invalid-signature',
  })
})

test('a key given twice is refused when it is needed, and only then', () => {
  expect(openNote(`${text}\n${enochLine}`, [enoch, peter, enoch])).toEqual({
    ok: false,
    why: 'ambiguous-key',
  })
  expect(openNote(`${text}\n${peterLine}`, [enoch, peter, enoch]).ok).toBe(true)
})

test('a key that signed twice counts once', () => {
  const opened = openNote(`${text}\n${peterLine}${peterLine}${enochLine}`, [peter])
  expect(opened.ok && [opened.value.verified.length, opened.value.unknown.length]).toEqual([1, 1])
})

test('text that is not a note is refused before any key is asked', () => {
  const bad = [
    '',
    '\n\n',
    text,
    `${text}\n`,
    `${text}\n${peterLine.slice(0, -1)}`,
    `\x01${text}\n${peterLine}`,
    `\ud800${text}\n${peterLine}`,
    `${text.replace('\n', '\r\n')}\n${peterLine}`,
    `${text}\n${peterLine.replace('PeterNeumann', 'Bad Name')}`,
    `${text}\n${peterLine.replace('— ', '- ')}`,
    `${text}\n${peterLine.replace('=\n', '\n')}`,
    `${text}\n${peterLine.replace(' x08', '  x08')}`,
    `${text}\n${peterLine}Unexpected line.\n`,
    `${text}\n${peterLine.repeat(101)}`,
    `${'a'.repeat(1_000_001)}\n\n${peterLine}`,
  ]
  for (const note of bad)
    expect(openNote(note, [peter]), note.slice(0, 200)).toEqual({ ok: false, why: 'malformed-note' })
})

test('the text ends at the last empty line, so a note may hold empty lines', () => {
  const { key } = generateKey('logg.example/2027')
  const opened = openNote(signNote('a\n\nb\n', [key]), [key])
  expect(opened.ok && opened.value.text).toBe('a\n\nb\n')
  const parsed = parseNote(`a\n\n${peterLine}\n${enochLine}`)
  expect(parsed.ok && parsed.value.text).toBe(`a\n\n${peterLine}`)
})

test('a name with a space of any kind or a plus sign cannot name a key', () => {
  for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\u0085b', 'a\nb', 'a\u3000'])
    expect(isKeyName(name)).toBe(false)
  expect(isKeyName('logg.exempel-å.se/2027')).toBe(true)
  expect(() => generateKey('två ord')).toThrow(RangeError)
})

test('a key written to its file signs as before', () => {
  const { secret, key } = generateKey('vittne.example/v1', 0x04)
  const again = parseSignerKey(secret)
  expect(again.ok && again.value.id).toBe(key.id)
  expect(again.ok && signNote('x\n', [again.value], 7)).toBe(signNote('x\n', [key], 7))
})
