import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatBundle, MAX_ENTRY_BYTES, parseBundle } from './entry-bundle.ts'
import { parseTilePath, type Tile, tilePath, tilesOfTree } from './tile.ts'

test('paths are written as the specification shows them', () => {
  expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
  expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1')
  expect(tilePath({ level: 'entries', index: 1000, width: 255 })).toBe('tile/entries/x001/000.p/255')
})

test('any tile reads back from its path', () => {
  const tile = fc.record({
    level: fc.oneof(fc.constant('entries' as const), fc.integer({ min: 0, max: 63 })),
    index: fc.oneof(fc.nat(2000), fc.maxSafeNat()),
    width: fc.integer({ min: 1, max: 256 }),
  })
  fc.assert(
    fc.property(tile, (one: Tile) => {
      expect(parseTilePath(tilePath(one))).toEqual({ ok: true, value: one })
    }),
    { numRuns: 1000 },
  )
})

test('a path that we would not write is refused', () => {
  const bad = [
    '',
    'tile/0/',
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/8/0/000',
    'tile/0/x000/000',
    'tile/0/001/000',
    'tile/0/x001/x000',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p/',
    'tile/0/000.p/1/',
    'tile/0/000/../001',
    'tile/entries/000.p/999',
    'tile/0/x999/x999/x999/x999/x999/999',
    '/tile/0/000',
    'tile/0/000\n',
  ]
  for (const path of bad) expect(parseTilePath(path), path).toEqual({ ok: false, why: 'malformed-tile-path' })
})

test('a tree of 70,000 has the tiles that the specification counts', () => {
  const tiles = [...tilesOfTree(70_000)].filter(({ level }) => level !== 'entries')
  const full = (level: number) => tiles.filter((tile) => tile.level === level && tile.width === 256).length
  expect([full(0), full(1), full(2)]).toEqual([273, 1, 0])
  expect(tiles.filter(({ width }) => width < 256).map(({ level, width }) => [level, width])).toEqual([
    [0, 112],
    [1, 17],
    [2, 1],
  ])
  expect([...tilesOfTree(256)].map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1'])
  expect([...tilesOfTree(0)]).toEqual([])
})

test('entries of any length come out of a bundle as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 40 }), (entries) => {
      expect(parseBundle(formatBundle(entries), entries.length)).toEqual({ ok: true, value: entries })
    }),
  )
  const longest = new Uint8Array(MAX_ENTRY_BYTES).fill(7)
  expect(parseBundle(formatBundle([longest]), 1)).toEqual({ ok: true, value: [longest] })
  expect(() => formatBundle([new Uint8Array(MAX_ENTRY_BYTES + 1)])).toThrow(RangeError)
})

test('a bundle with one byte or one entry too many or too few is refused', () => {
  const bundle = formatBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(), Uint8Array.of(4)])
  for (let end = 0; end < bundle.length; end += 1) expect(parseBundle(bundle.slice(0, end), 3).ok).toBe(false)
  expect(parseBundle(Uint8Array.of(...bundle, 0), 3).ok).toBe(false)
  expect(parseBundle(bundle, 2).ok).toBe(false)
  expect(parseBundle(bundle, 4).ok).toBe(false)
})
