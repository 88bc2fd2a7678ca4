import { expect, test } from 'vitest'
import { openCheckpoint, signCheckpoint } from './checkpoint.ts'
import {
  EMPTY_EDGE,
  edgeFromTiles,
  edgeTiles,
  extendBundles,
  extendTiles,
  rootOfEdge,
} from './extend-tiles.ts'
import { leafHash } from './hashing.ts'
import { formatVerifierKey, parseSignerKey, parseVerifierKey } from './key.ts'
import { tessera } from './published-vectors.ts'
import { tilePath } from './tile.ts'

const published = tessera.checkpoints.map(
  ([root, line], size) =>
    `example.com/log/testdata\n${size}\n${root}\n\n— example.com/log/testdata ${line}\n`,
)
const entries = tessera.entries.map((entry) => new Uint8Array(Buffer.from(entry)))

test('a published log of 15 entries, written by others, comes out of our writer checkpoint by checkpoint', () => {
  const signer = parseSignerKey(tessera.secret)
  if (!signer.ok) throw new Error(signer.why)
  expect(formatVerifierKey(signer.value)).toBe(tessera.vkey)
  let edge = EMPTY_EDGE
  for (const [size, checkpoint] of published.entries()) {
    const mine = signCheckpoint({ origin: signer.value.name, size, root: rootOfEdge(edge) }, signer.value)
    expect(mine).toBe(checkpoint)
    edge = extendTiles(edge, entries.slice(size, size + 1).map(leafHash)).edge
  }
  expect(published.length).toBe(16)
})

test('each published checkpoint is accepted, and refused after any one character changed', () => {
  const key = parseVerifierKey(tessera.vkey)
  if (!key.ok) throw new Error(key.why)
  for (const [size, checkpoint] of published.entries()) {
    const opened = openCheckpoint(checkpoint, [key.value])
    expect(opened.ok && opened.value.checkpoint.size).toBe(size)
    for (let at = 0; at < checkpoint.length; at += 1) {
      const changed =
        checkpoint.slice(0, at) +
        String.fromCharCode(checkpoint.charCodeAt(at) + 1) +
        checkpoint.slice(at + 1)
      expect(openCheckpoint(changed, [key.value]).ok, changed).toBe(false)
    }
  }
})

test('tiles and bundles of the published log have the published names and framing at every size', () => {
  for (let size = 1; size <= entries.length; size += 1) {
    const [tile] = extendTiles(EMPTY_EDGE, entries.slice(0, size).map(leafHash)).files
    const [bundle] = extendBundles(0, [], entries.slice(0, size))
    if (!tile || !bundle) throw new Error('a file is missing')
    expect([tilePath(tile.tile), tilePath(bundle.tile)]).toEqual([
      `tile/0/000.p/${size}`,
      `tile/entries/000.p/${size}`,
    ])
    expect(Buffer.from(bundle.bytes).toString('latin1')).toBe(
      tessera.entries
        .slice(0, size)
        .map((entry) => `\0${String.fromCharCode(entry.length)}${entry}`)
        .join(''),
    )
    const again = edgeFromTiles(
      size,
      edgeTiles(size).map((one) => ({ tile: one, bytes: tile.bytes })),
    )
    expect(Buffer.from(rootOfEdge(again)).toString('base64')).toBe(tessera.checkpoints[size]?.[0])
  }
})
