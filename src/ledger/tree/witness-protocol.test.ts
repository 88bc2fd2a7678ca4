import { expect, test } from 'vitest'
import { formatCheckpoint, openCheckpoint, signCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT, type Hash, leafHash } from './hashing.ts'
import { generateKey, type VerifierKey } from './key.ts'
import { entriesOf, logOf } from './log-in-memory.ts'
import { parseNote } from './note.ts'
import { consistencyProof, rootAt } from './prove.ts'
import { witness as published } from './published-vectors.ts'
import {
  cosign,
  formatAddCheckpoint,
  judgeCheckpoint,
  parseAddCheckpoint,
  readWitnessAnswer,
  type WatchedLog,
  withCosignatures,
} from './witness-protocol.ts'

const { key } = generateKey('logg.example/2027')
const { key: witness } = generateKey('vittne.example/v1', 0x04)
const leaf = leafHash(Buffer.from('leaf'))
const { readTile } = logOf(entriesOf(300))

/** A log known by its public key, as a witness is told of it. */
function watching(log: WatchedLog, origin = key.name): (name: string) => WatchedLog | undefined {
  return (name) => (name === origin ? log : undefined)
}

async function request(oldSize: number, size: number, from = oldSize): Promise<string> {
  const checkpoint = signCheckpoint({ origin: key.name, size, root: await rootAt(size, readTile, 300) }, key)
  return formatAddCheckpoint({
    oldSize,
    proof: await consistencyProof(from, size, readTile, 300),
    checkpoint,
  })
}

async function seen(size: number): Promise<WatchedLog> {
  return { keys: [key], size, root: await rootAt(size, readTile, 300) }
}

test('published requests to a witness are judged as the published witness judges them', () => {
  const publicKey = new Uint8Array(Buffer.from(published.publicKeyHex, 'hex'))
  const keys: VerifierKey[] = [{ name: published.origin, id: '5202289b', type: 1, publicKey }]
  const start = watching({ keys, size: 0, root: EMPTY_ROOT }, published.origin)
  const one = new Uint8Array(Buffer.from(published.firstRoot, 'base64'))
  const after = (size: number, root: Hash) => watching({ keys, size, root }, published.origin)

  expect(judgeCheckpoint(published.first, start)).toMatchObject({ status: 200, next: { size: 1, root: one } })
  expect(judgeCheckpoint(published.toThree, after(1, one))).toMatchObject({ status: 200, next: { size: 3 } })
  const five = judgeCheckpoint(published.toFive, after(1, one))
  if (five.status !== 200) throw new Error(String(five.status))
  expect(Buffer.from(five.next.root).toString('hex')).toBe(
    '42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36',
  )
  expect(judgeCheckpoint(published.toThree, after(5, five.next.root))).toMatchObject({
    status: 409,
    body: '5\n',
  })
  const tooMany = published.first.replace('old 0\n', `old 0\n${`${published.firstRoot}\n`.repeat(64)}`)
  expect(judgeCheckpoint(tooMany, start)).toEqual({ status: 400 })
})

test.each([
  ['an empty tree', 0, 0, 0, EMPTY_ROOT, [], 200],
  ['an empty tree with another root', 0, 0, 0, leaf, [], 422],
  ['an empty tree with a root of zeros', 0, 0, 0, new Uint8Array(32), [], 422],
  ['an empty tree with a proof', 0, 0, 0, EMPTY_ROOT, [leaf], 422],
  ['a first tree', 0, 0, 1, leaf, [], 200],
  ['a first tree with a proof', 0, 0, 1, leaf, [leaf], 422],
  ['another old size than remembered', 1, 0, 1, leaf, [leaf], 409],
  ['a tree smaller than the old', 1, 1, 0, EMPTY_ROOT, [], 400],
])('the published table of small sizes: %s', (_, known, oldSize, size, root, proof, status) => {
  const log = { keys: [key], size: known, root: known === 0 ? EMPTY_ROOT : leaf }
  const body = formatAddCheckpoint({
    oldSize,
    proof,
    checkpoint: signCheckpoint({ origin: key.name, size, root }, key),
  })
  expect(judgeCheckpoint(body, watching(log)).status).toBe(status)
})

test('the example body of the specification is understood', () => {
  const body =
    'old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\njrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n' +
    '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n' +
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n' +
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n'
  const parsed = parseAddCheckpoint(body)
  expect(parsed.ok && parsed.value.proof.length).toBe(4)
  expect(parsed.ok && formatAddCheckpoint(parsed.value)).toBe(body)
})

test('a log that only grew is cosigned, and the log can use the answer', async () => {
  const body = await request(200, 300)
  const decision = judgeCheckpoint(body, watching(await seen(200)))
  if (decision.status !== 200) throw new Error(String(decision.status))
  const answer = { status: 200, body: cosign(decision.text, witness, 1_790_000_000) }
  const checkpoint = body.slice(body.indexOf('\n\n') + 2)
  const read = readWitnessAnswer(checkpoint, witness, answer)
  if (read.kind !== 'cosigned') throw new Error(read.kind)
  expect(read.at).toBe(1_790_000_000)
  const full = withCosignatures(withCosignatures(checkpoint, read.lines), read.lines)
  expect(openCheckpoint(full, [key], [witness])).toMatchObject({
    ok: true,
    value: { cosignatures: [{ at: 1_790_000_000 }] },
  })
})

test('a witness that is ahead, or remembers another size, says its own size', async () => {
  expect(judgeCheckpoint(await request(100, 300), watching(await seen(200)))).toEqual({
    status: 409,
    body: '200\n',
    contentType: 'text/x.tlog.size',
  })
  expect(judgeCheckpoint(await request(0, 300), watching(await seen(300))).status).toBe(409)
})

test('a log that wrote its history anew is never cosigned', async () => {
  const other = logOf(entriesOf(300, 'omskriven'))
  const forked = { keys: [key], size: 200, root: await rootAt(200, other.readTile, 300) }
  expect(judgeCheckpoint(await request(200, 300), watching(forked))).toEqual({ status: 422 })
  expect(judgeCheckpoint(await request(200, 200), watching(forked)).status).toBe(409)
  expect(judgeCheckpoint(await request(200, 300, 199), watching(await seen(200)))).toEqual({ status: 422 })
})

test('unknown logs, foreign signatures and garbage are told apart', async () => {
  const body = await request(200, 300)
  const { key: stranger } = generateKey(key.name)
  expect(judgeCheckpoint(body, () => undefined)).toEqual({ status: 404 })
  expect(judgeCheckpoint(body, watching({ ...(await seen(200)), keys: [stranger] }))).toEqual({ status: 403 })
  const garbage = [
    '',
    'old',
    body.replace('old 200', 'old 0200'),
    body.replace('old 200', 'ny 200'),
    body.slice(0, -1),
  ]
  for (const bad of garbage) expect(judgeCheckpoint(bad, watching(await seen(200)))).toEqual({ status: 400 })
})

test('every answer a witness can give leads the log to one next step', async () => {
  const body = await request(200, 300)
  const checkpoint = body.slice(body.indexOf('\n\n') + 2)
  const kind = (status: number, text = '') => readWitnessAnswer(checkpoint, witness, { status, body: text })
  expect(kind(409, '250\n')).toEqual({ kind: 'other-size', size: 250 })
  expect(kind(409, 'nej')).toEqual({ kind: 'unavailable', status: 409 })
  expect([kind(403).kind, kind(404).kind]).toEqual(['not-trusted', 'not-trusted'])
  expect(kind(422).kind).toBe('inconsistent')
  expect(kind(400).kind).toBe('not-understood')
  expect(kind(503)).toEqual({ kind: 'unavailable', status: 503 })
})

test('an answer that cosigns something else, or by someone else, is no answer', async () => {
  const body = await request(200, 300)
  const checkpoint = body.slice(body.indexOf('\n\n') + 2)
  const note = parseNote(checkpoint)
  if (!note.ok) throw new Error(note.why)
  const { key: other } = generateKey('annat.example/v1', 0x04)
  const wrong = formatCheckpoint({ origin: key.name, size: 300, root: leaf })
  const smuggled = `${note.value.text}\nett annat slut\n`
  const answers = [
    '',
    'tack\n',
    cosign(note.value.text, other, 1),
    cosign(wrong, witness, 1),
    cosign(note.value.text, witness, 1).slice(0, -1),
    `ett annat slut\n\n${cosign(smuggled, witness, 1)}`,
  ]
  for (const text of answers) {
    expect(readWitnessAnswer(checkpoint, witness, { status: 200, body: text })).toEqual({
      kind: 'unavailable',
      status: 200,
    })
  }
})
