import { expect, test } from 'vitest'
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, sha256 } from './hashing.ts'
import { generateKey } from './key.ts'
import { signatureLine, signNote } from './note.ts'

const root = sha256(Buffer.from('rot'))
const { key } = generateKey('logg.example/2027')
const { key: witness } = generateKey('vittne.example/v1', 0x04)
const checkpoint = { origin: key.name, size: 70_000, root }

test('the example of the specification reads back as it was written', () => {
  const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  const parsed = parseCheckpoint(example)
  expect(parsed.ok && formatCheckpoint(parsed.value)).toBe(example)
})

test('extension lines of others are tolerated, when they are not empty', () => {
  expect(parseCheckpoint(`${formatCheckpoint(checkpoint)}tillägg 1\ntillägg 2\n`)).toEqual({
    ok: true,
    value: checkpoint,
  })
  expect(parseCheckpoint(`${formatCheckpoint(checkpoint)}\ntillägg\n`).ok).toBe(false)
})

test('a checkpoint with a size or root written in any other way is refused', () => {
  const encoded = Buffer.from(root).toString('base64')
  const bad = [
    '',
    'o\n1\n',
    `o\n1\n${encoded}`,
    `\n1\n${encoded}\n`,
    `o\n01\n${encoded}\n`,
    `o\n+1\n${encoded}\n`,
    `o\n-1\n${encoded}\n`,
    `o\n1.0\n${encoded}\n`,
    `o\n 1\n${encoded}\n`,
    `o\n1e3\n${encoded}\n`,
    `o\n9007199254740992\n${encoded}\n`,
    `o\n18446744073709551616\n${encoded}\n`,
    `o\n1\n${encoded.replace('=', '')}\n`,
    `o\n1\n${encoded} \n`,
    `o\n1\n${Buffer.from(root).toString('base64url')}\n`,
    `o\n1\n${Buffer.from(root.slice(1)).toString('base64')}\n`,
    `o\n1\n${Buffer.concat([root, root]).toString('base64')}\n`,
  ].filter((text) => text !== `o\n1\n${encoded}\n`)
  for (const text of bad)
    expect(parseCheckpoint(text), text).toEqual({ ok: false, why: 'malformed-checkpoint' })
})

test('we sign only with the key of the origin, never with a witness key', () => {
  expect(() => signCheckpoint({ ...checkpoint, origin: 'logg.example/2028' }, key)).toThrow(RangeError)
  expect(() => signCheckpoint({ ...checkpoint, origin: witness.name }, witness)).toThrow(RangeError)
})

test('a cosignature says when, and does not replace the log signature', () => {
  const signed = signCheckpoint(checkpoint, key)
  const text = formatCheckpoint(checkpoint)
  const line = signatureLine(text, witness, 1_790_000_000)
  const opened = openCheckpoint(signed + line, [key], [witness])
  expect(opened.ok && opened.value.cosignatures.map(({ at }) => at)).toEqual([1_790_000_000])
  expect(openCheckpoint(`${text}\n${line}`, [key], [witness])).toEqual({
    ok: false,
    why: 'no-known-signature',
  })
  expect(openCheckpoint(signed + line, [key])).toMatchObject({ ok: true, value: { cosignatures: [] } })
})

test('a cosignature with another time, or made as a plain signature, does not hold', () => {
  const signed = signCheckpoint(checkpoint, key)
  const line = signatureLine(formatCheckpoint(checkpoint), witness, 1_790_000_000)
  const blob = Buffer.from(line.split(' ')[2] ?? '', 'base64')
  blob.writeBigUInt64BE(1_790_000_001n, 4)
  const later = `— ${witness.name} ${blob.toString('base64')}\n`
  expect(openCheckpoint(signed + later, [key], [witness])).toEqual({ ok: false, why: 'invalid-signature' })
  const bare = Buffer.concat([blob.subarray(0, 4), witness.sign(Buffer.from(formatCheckpoint(checkpoint)))])
  const plain = `— ${witness.name} ${bare.toString('base64')}\n`
  expect(openCheckpoint(signed + plain, [key], [witness])).toEqual({ ok: false, why: 'invalid-signature' })
  blob.writeBigUInt64BE(2n ** 63n, 4)
  const never = `— ${witness.name} ${blob.toString('base64')}\n`
  expect(openCheckpoint(signed + never, [key], [witness])).toEqual({ ok: false, why: 'invalid-signature' })
})

test('a trusted log cannot speak in the name of another', () => {
  const { key: other } = generateKey('annan.example/2027')
  const foreign = signNote(formatCheckpoint(checkpoint), [other])
  expect(openCheckpoint(foreign, [key, other])).toEqual({ ok: false, why: 'wrong-origin' })
})

test('an empty log has the empty root and no other', () => {
  const empty = signCheckpoint({ ...checkpoint, size: 0, root: EMPTY_ROOT }, key)
  const false0 = signCheckpoint({ ...checkpoint, size: 0 }, key)
  expect(openCheckpoint(empty, [key]).ok).toBe(true)
  expect(openCheckpoint(false0, [key])).toEqual({ ok: false, why: 'wrong-empty-root' })
})
