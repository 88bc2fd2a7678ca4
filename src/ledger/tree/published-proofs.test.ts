import { expect, test } from 'vitest'
import { CompactRange } from './compact-range.ts'
import { EMPTY_ROOT, leafHash } from './hashing.ts'
import { logOf } from './log-in-memory.ts'
import { consistencyProof, inclusionProof, rootAt } from './prove.ts'
import {
  consistencyProofs,
  emptyRootHex,
  inclusionProofs,
  leaves,
  roots,
  someHash,
} from './published-vectors.ts'
import { verifyConsistency, verifyInclusion } from './verify-proof.ts'

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const hex = (value: Uint8Array) => Buffer.from(value).toString('hex')
const word = (text: string) => new Uint8Array(Buffer.from(text))
const some = bytes(someHash)
const empty = bytes(emptyRootHex)
const nothing = new Uint8Array(0)
const entries = leaves.map(bytes)
const log = logOf(entries)

type Inclusion = [
  what: string,
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: Uint8Array[],
  root: Uint8Array,
]
type Consistency = [
  what: string,
  old: number,
  size: number,
  from: Uint8Array,
  to: Uint8Array,
  proof: Uint8Array[],
]

/** A size of 64 bits that wrapped round is −1 here, and must be refused as well. */
function corruptInclusion([, index, size, leaf, proof, root]: Inclusion): Inclusion[] {
  const bent = proof.map(
    (_, at): Inclusion => [`proof ${at} bit 3`, index, size, leaf, flipped(proof, at, 8), root],
  )
  const removed: Inclusion[] =
    proof.length > 0 ? [['removed', index, size, leaf, proof.slice(0, -1), root]] : []
  const inserted: Inclusion[] =
    proof.length > 1
      ? [['inserted', index, size, leaf, [...proof.slice(0, 1), some, ...proof.slice(1)], root]]
      : []
  return [
    ['index − 1', index - 1, size, leaf, proof, root],
    ['index + 1', index + 1, size, leaf, proof, root],
    ['index ^ 2', index ^ 2, size, leaf, proof, root],
    ['size · 2', index, size * 2, leaf, proof, root],
    ['size / 2', index, Math.floor(size / 2), leaf, proof, root],
    ['wrong leaf', index, size, word('WrongLeaf'), proof, root],
    ['empty root', index, size, leaf, proof, empty],
    ['random root', index, size, leaf, proof, some],
    ['garbage after', index, size, leaf, [...proof, nothing], root],
    ['root after', index, size, leaf, [...proof, root], root],
    ['garbage before', index, size, leaf, [nothing, ...proof], root],
    ['root before', index, size, leaf, [root, ...proof], root],
    ...bent,
    ...removed,
    ...inserted,
  ]
}

function corruptConsistency([, old, size, from, to, proof]: Consistency): Consistency[] {
  if (proof.length === 0) return []
  return [
    ['old − 1', old - 1, size, from, to, proof],
    ['old + 1', old + 1, size, from, to, proof],
    ['old ^ 2', old ^ 2, size, from, to, proof],
    ['size · 2', old, size * 2, from, to, proof],
    ['size / 2', old, Math.floor(size / 2), from, to, proof],
    ['wrong old root', old, size, word('WrongRoot'), to, proof],
    ['wrong new root', old, size, from, word('WrongRoot'), proof],
    ['swapped roots', old, size, to, from, proof],
    ['no proof', old, size, from, to, []],
    ['garbage after', old, size, from, to, [...proof, nothing]],
    ['old root after', old, size, from, to, [...proof, from]],
    ['new root after', old, size, from, to, [...proof, to]],
    ['garbage before', old, size, from, to, [nothing, ...proof]],
    ['old root before', old, size, from, to, [from, ...proof]],
    ['new root before', old, size, from, to, [to, ...proof]],
    ['first twice', old, size, from, to, [...proof.slice(0, 1), ...proof]],
    ['cut off', old, size, from, to, proof.slice(0, -1)],
    ...proof.map((_, at): Consistency => [`proof ${at} bit 4`, old, size, from, to, flipped(proof, at, 16)]),
  ]
}

function flipped(proof: readonly Uint8Array[], which: number, bit: number): Uint8Array[] {
  return proof.map((hash, at) =>
    at === which ? Uint8Array.of((hash[0] ?? 0) ^ bit, ...hash.slice(1)) : hash,
  )
}

const goodInclusions = inclusionProofs.map(
  ([place, size, proof]): Inclusion => [
    `leaf ${place} of ${size}`,
    place - 1,
    size,
    leafHash(bytes(leaves[place - 1] ?? '')),
    proof.map(bytes),
    bytes(roots[size - 1] ?? ''),
  ],
)
const goodConsistencies = consistencyProofs.map(
  ([old, size, proof]): Consistency => [
    `${old} to ${size}`,
    old,
    size,
    bytes(roots[old - 1] ?? ''),
    bytes(roots[size - 1] ?? ''),
    proof.map(bytes),
  ],
)
const single = leafHash(word('data'))
const [any1, any2] = [word("don't care 1"), word("don't care 2")]

const badInclusions: Inclusion[] = [
  ...goodInclusions.flatMap(corruptInclusion),
  ['no leaf', 0, 1, nothing, [], single],
  ['no root', 0, 1, single, [], nothing],
  ['neither', 0, 1, nothing, [], nothing],
  ...[
    [0, 0],
    [0, 1],
    [1, 0],
    [2, 1],
  ].flatMap(([index = 0, size = 0]): Inclusion[] => [
    ['some leaf, no root', index, size, some, [], nothing],
    ['no leaf, empty root', index, size, nothing, [], empty],
    ['some leaf, empty root', index, size, some, [], empty],
  ]),
]
const badConsistencies: Consistency[] = [
  ...goodConsistencies.flatMap(corruptConsistency),
  ['0 to 0 other root', 0, 0, any1, any2, []],
  ['1 to 1 other root', 1, 1, any1, any2, []],
  ['1 to 0', 1, 0, any1, any2, []],
  ['2 to 1', 2, 1, any1, any2, []],
  ['1 to 2 without proof', 1, 2, any1, any2, []],
  ['0 to 0 wrong root', 0, 0, empty, any2, []],
  ['1 to 1 wrong root', 1, 1, empty, any2, []],
  ['0 to 0 with proof', 0, 0, empty, empty, [empty]],
  ['0 to 1 with proof', 0, 1, empty, empty, [empty]],
  ['1 to 1 with proof', 1, 1, empty, empty, [empty]],
]

test('every published root comes out, by appending and from tiles', async () => {
  const range = new CompactRange()
  for (const [at, entry] of entries.entries()) {
    range.append(leafHash(entry))
    expect(hex(range.root())).toBe(roots[at])
    expect(hex(await rootAt(at + 1, log.readTile, entries.length))).toBe(roots[at])
  }
  expect(hex(EMPTY_ROOT)).toBe(emptyRootHex)
})

test('every published proof comes out of our tiles byte for byte', async () => {
  for (const [place, size, proof] of inclusionProofs) {
    expect((await inclusionProof(place - 1, size, log.readTile, 8)).map(hex)).toEqual(proof)
  }
  for (const [old, size, proof] of consistencyProofs) {
    expect((await consistencyProof(old, size, log.readTile, 8)).map(hex)).toEqual(proof)
  }
})

test('all 98 published inclusion probes are judged as published', () => {
  const good: Inclusion[] = [...goodInclusions, ['single', 0, 1, single, [], single]]
  expect(good.length + badInclusions.length).toBe(98)
  for (const [what, ...probe] of good) expect(verifyInclusion(...probe).ok, what).toBe(true)
  for (const [what, ...probe] of badInclusions) expect(verifyInclusion(...probe).ok, what).toBe(false)
})

test('all published consistency probes are judged as published', () => {
  const good: Consistency[] = [
    ...goodConsistencies,
    ['0 to 0', 0, 0, any1, any1, []],
    ['0 to 1', 0, 1, any1, any2, []],
    ['1 to 1', 1, 1, any2, any2, []],
  ]
  expect(good.length + badConsistencies.length).toBe(97)
  for (const [what, ...probe] of good) expect(verifyConsistency(...probe).ok, what).toBe(true)
  for (const [what, ...probe] of badConsistencies) expect(verifyConsistency(...probe).ok, what).toBe(false)
})
