import { expect, test } from 'vitest'
import { signCheckpoint } from './checkpoint.ts'
import { sha256 } from './hashing.ts'
import { formatVerifierKey, generateKey } from './key.ts'
import { entriesOf, logOf } from './log-in-memory.ts'
import { parseNote, signatureLine } from './note.ts'
import { inclusionProof, rootAt } from './prove.ts'
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts'
import { checkCommitment, leafHash, main, verifyProof } from './verify-standalone.mjs'

const { key } = generateKey('logg.example/2027')
const { key: witness } = generateKey('vittne.example/v1', 0x04)
const logKey = formatVerifierKey(key)
const witnessKey = formatVerifierKey(witness)

/** A proof file for one entry of a log, cosigned once. */
async function proofFile(entries: readonly Uint8Array[], index: number): Promise<string> {
  const { readTile } = logOf(entries)
  const size = entries.length
  const signed = signCheckpoint({ origin: key.name, size, root: await rootAt(size, readTile) }, key)
  const note = parseNote(signed)
  if (!note.ok) throw new Error(note.why)
  const checkpoint = signed + signatureLine(note.value.text, witness, 1_790_000_000)
  return formatTlogProof({
    index,
    proof: await inclusionProof(index, size, readTile),
    checkpoint,
    extra: entries[index],
  })
}

test('the published shapes of a proof file are written byte for byte', () => {
  const [one, two] = [sha256(Buffer.from('hash1')), sha256(Buffer.from('hash2'))]
  const line = (hash: Uint8Array) => Buffer.from(hash).toString('base64')
  expect(formatTlogProof({ index: 5, proof: [one, two], checkpoint: 'test checkpoint\n' })).toBe(
    `c2sp.org/tlog-proof@v1\nindex 5\n${line(one)}\n${line(two)}\n\ntest checkpoint\n`,
  )
  const extra = Buffer.from('extra information')
  expect(formatTlogProof({ index: 10, proof: [one], checkpoint: 'checkpoint data\n', extra })).toBe(
    `c2sp.org/tlog-proof@v1\nextra ${line(extra)}\nindex 10\n${line(one)}\n\ncheckpoint data\n`,
  )
  expect(formatTlogProof({ index: 0, proof: [], checkpoint: 'checkpoint\n' })).toBe(
    'c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n',
  )
})

test('files that the published reader refuses are refused', async () => {
  const bad = [
    'wrong-header\nindex 0\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex 05\n\ncheckpoint\n',
    'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n',
    `c2sp.org/tlog-proof@v1\nindex 0\n${Buffer.alloc(64).toString('base64')}\n\ncheckpoint\n`,
    `c2sp.org/tlog-proof@v1\nindex 0\n${`${Buffer.alloc(32).toString('base64')}\n`.repeat(64)}\ncheckpoint\n`,
    'c2sp.org/tlog-proof@v1\nindex 0',
    '',
  ]
  for (const proof of bad) {
    expect(parseTlogProof(proof), proof).toEqual({ ok: false, why: 'malformed-proof' })
    expect(await verifyProof({ proof, logKey }), proof).toMatchObject({ ok: false })
  }
})

test.each([
  1, 2, 3, 7, 8, 255, 256, 257, 1000,
])('in a log of %i both verifiers accept the same proofs', async (size) => {
  const entries = entriesOf(size)
  for (const index of new Set([0, size >> 1, size - 1])) {
    const file = await proofFile(entries, index)
    const options = { witnesses: [witness] }
    expect(verifyTlogProof(file, [key], options)).toMatchObject({
      ok: true,
      value: { index, entry: entries[index] },
    })
    expect(await verifyProof({ proof: file, logKey, witnessKeys: [witnessKey], quorum: 1 })).toMatchObject({
      ok: true,
      origin: key.name,
      size,
      index,
      cosigned: [{ name: witness.name, at: 1_790_000_000 }],
    })
  }
})

test('no one character of a proof file can change and leave entry, log and witness standing', async () => {
  const file = await proofFile(entriesOf(6), 3)
  for (let at = 0; at < file.length; at += 1) {
    const proof = file.slice(0, at) + String.fromCharCode(file.charCodeAt(at) ^ 1) + file.slice(at + 1)
    const verified = verifyTlogProof(proof, [key], { witnesses: [witness] })
    // Under another name or key id a cosignature is one of somebody unknown: set aside, as the specification demands.
    expect(verified.ok && verified.value.cosignatures.length > 0, `${at}`).toBe(false)
    const standalone = await verifyProof({ proof, logKey, witnessKeys: [witnessKey], quorum: 1 })
    expect(standalone.ok, `${at}`).toBe(false)
  }
})

test('another entry than the one logged is refused, and so is a file without any', async () => {
  const entries = entriesOf(6)
  const file = await proofFile(entries, 3)
  const entry = Buffer.from('något annat')
  expect(verifyTlogProof(file, [key], { entry })).toEqual({ ok: false, why: 'wrong-root' })
  expect(await verifyProof({ proof: file, logKey, entry })).toEqual({ ok: false, why: 'wrong-root' })
  const bare = file.replace(/^extra .*\n/m, '')
  expect(verifyTlogProof(bare, [key])).toEqual({ ok: false, why: 'entry-missing' })
  expect(await verifyProof({ proof: bare, logKey })).toEqual({ ok: false, why: 'entry-missing' })
  expect(verifyTlogProof(bare, [key], { entry: entries[3] }).ok).toBe(true)
  expect((await verifyProof({ proof: bare, logKey, entry: entries[3] })).ok).toBe(true)
})

test('the standalone verifier counts witnesses only when it knows their keys', async () => {
  const proof = await proofFile(entriesOf(6), 3)
  expect(await verifyProof({ proof, logKey, quorum: 1 })).toEqual({ ok: false, why: 'quorum-not-reached' })
  expect(await verifyProof({ proof, logKey: witnessKey })).toEqual({ ok: false, why: 'malformed-key' })
  const stranger = formatVerifierKey(generateKey(key.name).key)
  expect(await verifyProof({ proof, logKey: stranger })).toEqual({ ok: false, why: 'no-known-signature' })
})

test('content is bound to its entry by salt, length and digest', async () => {
  const [content, salt] = [Buffer.from('innehåll'), Buffer.alloc(32, 7)]
  const c = Buffer.from(sha256(Buffer.concat([salt, content]))).toString('base64')
  const entry = Buffer.from(JSON.stringify({ v: 1, c, n: content.length }))
  expect(await checkCommitment({ entry, content, salt })).toEqual({ ok: true })
  expect(await checkCommitment({ entry, content: Buffer.from('innehålr'), salt })).toMatchObject({
    why: 'other-content',
  })
  expect(await checkCommitment({ entry, content: Buffer.from('kort'), salt })).toMatchObject({
    why: 'wrong-content-length',
  })
  expect(await checkCommitment({ entry, content, salt: Buffer.alloc(32) })).toMatchObject({
    why: 'other-content',
  })
  expect(await checkCommitment({ entry, content, salt: Buffer.alloc(31) })).toMatchObject({
    why: 'wrong-salt-length',
  })
  expect(await checkCommitment({ entry: Buffer.from('[]'), content, salt })).toMatchObject({
    why: 'no-commitment',
  })
  expect(await checkCommitment({ entry: Buffer.from('{'), content, salt })).toMatchObject({
    why: 'no-commitment',
  })
  expect(Buffer.from(await leafHash(Buffer.from(''))).toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
})

test('the command line answers 0, 1 or 2, and says what a proof does not show', async () => {
  const [content, salt] = [Buffer.from('innehåll'), Buffer.alloc(32, 7)]
  const c = Buffer.from(sha256(Buffer.concat([salt, content]))).toString('base64')
  const entries = [...entriesOf(4), Buffer.from(JSON.stringify({ c, n: content.length }))]
  const files = new Map<string, Uint8Array>([
    ['bevis', Buffer.from(await proofFile(entries, 4))],
    ['innehåll', content],
    ['annat', Buffer.from('innehålx')],
  ])
  const run = async (...args: string[]) => {
    const said: string[] = []
    const readFile = async (path: string) => files.get(path) ?? Promise.reject(new Error('saknas'))
    const code = await main(args, { readFile, write: (text) => said.push(text) })
    return { code, said: said.join('') }
  }
  const withContent = ['--key', logKey, '--salt', salt.toString('base64'), '--content']
  expect(await run('bevis', ...withContent, 'innehåll')).toMatchObject({
    code: 0,
    said: expect.stringContaining('inte att uppgiften är sann'),
  })
  expect(await run('bevis', ...withContent, 'annat')).toMatchObject({
    code: 1,
    said: expect.stringContaining('other-content'),
  })
  expect(await run('bevis', '--key', witnessKey)).toMatchObject({ code: 1 })
  expect(await run('bevis')).toMatchObject({ code: 2, said: expect.stringContaining('--key') })
})
