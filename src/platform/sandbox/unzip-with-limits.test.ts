import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { defaultUnzipLimits, unzipWithLimits } from './unzip-with-limits.ts'

const ENTRY = Buffer.from('PK\x01\x02', 'latin1')
const END = Buffer.from('PK\x05\x06', 'latin1')

/** A container changed by hand after it was made. */
function tampered(files: Record<string, Uint8Array>, change: (zip: Buffer) => void): Buffer {
  const zip = Buffer.from(zipSync(files))
  change(zip)
  return zip
}

const small = { 'a.txt': strToU8('hej'), 'mapp/b.txt': strToU8('å'.repeat(500)) }

const codeOf = (bytes: Uint8Array, limits = defaultUnzipLimits) => {
  const unzipped = unzipWithLimits(bytes, limits)
  return unzipped.status === 'ok' ? 'ok' : unzipped.code
}

describe('an honest container', () => {
  it('gives its files by name', () => {
    const unzipped = unzipWithLimits(zipSync(small))
    expect(unzipped.status === 'ok' && [...unzipped.entries.keys()]).toEqual(['a.txt', 'mapp/b.txt'])
    const text = unzipped.status === 'ok' && Buffer.from(unzipped.entries.get('mapp/b.txt') ?? []).toString()
    expect(text).toBe('å'.repeat(500))
  })

  it('may be stored without packing, hold empty files and folders, and end with a comment', () => {
    const zip = zipSync(
      { 'a.txt': strToU8('hej'), tom: new Uint8Array(), 'mapp/': new Uint8Array() },
      { level: 0, comment: 'x' },
    )
    const unzipped = unzipWithLimits(zip)
    expect(unzipped.status === 'ok' && [...unzipped.entries.keys()]).toEqual(['a.txt', 'tom'])
  })

  it('comes back whole, whatever it holds', () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-zåäö0-9]{1,12}$/), fc.uint8Array({ maxLength: 2000 }))
    fc.assert(
      fc.property(files, (held) => {
        const unzipped = unzipWithLimits(zipSync(held))
        expect(unzipped.status).toBe('ok')
        const read = unzipped.status === 'ok' ? [...unzipped.entries] : []
        expect(new Map(read.map(([name, bytes]) => [name, [...bytes]]))).toEqual(
          new Map(Object.entries(held).map(([name, bytes]) => [name, [...bytes]])),
        )
      }),
    )
  })
})

describe('a container made to harm', () => {
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(200_000_000), { level: 9 }] })

  it('of 200 kB that says it holds 200 MB is not opened', () => {
    expect(bomb.length).toBeLessThan(210_000)
    expect(codeOf(bomb)).toBe('zip-too-large')
    expect(codeOf(bomb, { ...defaultUnzipLimits, maxTotalBytes: 1e12, maxEntryBytes: 1e12 })).toBe(
      'zip-ratio',
    )
  })

  it('of 200 kB that says it holds gigabytes is not opened', () => {
    const boast = Buffer.from(bomb)
    boast.writeUInt32LE(0xfffffff0, boast.indexOf(ENTRY) + 24)
    expect(codeOf(boast)).toBe('zip-too-large')
  })

  it('that hides how much it holds is stopped at the first byte too many', () => {
    const liar = Buffer.from(bomb)
    liar.writeUInt32LE(1000, liar.indexOf(ENTRY) + 24)
    expect(codeOf(liar)).toBe('damaged-zip')
  })

  it('of many small files is counted as a whole', () => {
    const files = Object.fromEntries(
      Array.from({ length: 20 }, (_, place) => [`f${place}`, new Uint8Array(1000)]),
    )
    expect(codeOf(zipSync(files), { ...defaultUnzipLimits, maxTotalBytes: 19_999 })).toBe('zip-too-large')
  })

  it('with too many files is not opened', () => {
    const files = Object.fromEntries(
      Array.from({ length: 1001 }, (_, place) => [`f${place}`, new Uint8Array()]),
    )
    expect(codeOf(zipSync(files))).toBe('zip-too-many-entries')
  })

  it.each([
    '../a',
    'a/../../b',
    '/etc/passwd',
    'C:/a',
    '..\\a',
    '\\a',
    'a\u0000b',
    'a\nb',
    'a/..',
  ])('with the name %j is refused', (name) => {
    expect(codeOf(zipSync({ [name]: strToU8('x') }))).toBe('zip-names')
  })

  it('with one name twice is refused', () => {
    const twice = tampered({ aa: strToU8('1'), ab: strToU8('2') }, (zip) => {
      for (let at = zip.indexOf('ab'); at !== -1; at = zip.indexOf('ab')) zip.write('aa', at)
    })
    expect(codeOf(twice)).toBe('zip-names')
  })

  it('with a link is refused', () => {
    const link = tampered(small, (zip) => zip.writeUInt32LE(0xa1ff0000, zip.indexOf(ENTRY) + 38))
    expect(codeOf(link)).toBe('zip-names')
  })
})

describe('a container that is wrong in another way', () => {
  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'not-a-zip'],
    ['other bytes', strToU8('hej hej'), 'not-a-zip'],
    ['only the start', zipSync(small).subarray(0, 40), 'damaged-zip'],
    [
      'a locked file',
      tampered(small, (zip) => zip.writeUInt16LE(1, zip.indexOf(ENTRY) + 8)),
      'encrypted-zip',
    ],
    [
      'an unknown method',
      tampered(small, (zip) => zip.writeUInt16LE(14, zip.indexOf(ENTRY) + 10)),
      'unsupported-zip',
    ],
    [
      'the 64-bit form',
      tampered(small, (zip) => zip.writeUInt32LE(0xffffffff, zip.indexOf(END) + 16)),
      'unsupported-zip',
    ],
    [
      'a directory elsewhere',
      tampered(small, (zip) => zip.writeUInt32LE(7, zip.indexOf(END) + 16)),
      'damaged-zip',
    ],
    [
      'more files than listed',
      tampered(small, (zip) => zip.writeUInt16LE(9, zip.indexOf(END) + 10)),
      'damaged-zip',
    ],
    [
      'an offset past the end',
      tampered(small, (zip) => zip.writeUInt32LE(1e9, zip.indexOf(ENTRY) + 42)),
      'damaged-zip',
    ],
    ['another name in the file header', tampered(small, (zip) => zip.write('b', 30)), 'damaged-zip'],
    [
      'a wrong checksum',
      tampered(small, (zip) => zip.writeUInt32LE(1, zip.indexOf(ENTRY) + 16)),
      'damaged-zip',
    ],
  ])('%s', (_, bytes, code) => expect(codeOf(bytes)).toBe(code))

  it('never throws, whichever byte is changed', () => {
    const zip = zipSync(small)
    const change = fc.tuple(fc.nat(zip.length - 1), fc.nat(255))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const bytes = Buffer.from(zip)
        for (const [at, value] of changes) bytes[at] = value
        expect(['ok', 'failed']).toContain(unzipWithLimits(bytes).status)
      }),
    )
  })
})
