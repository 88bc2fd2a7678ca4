import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, commit, leafBytes, leafHash, type Submission, sealOf } from './leaf.ts'

const submission: Submission = {
  type: 'initiative.registered',
  subject: 'i0123456789ab',
  organisation: 'http://dataportal.se/organisation/SE2120001355',
  role: 'harvester',
  at: '2026-11-22T03:00:00Z',
  commitment: createHash('sha256').update('a commitment').digest(),
  contentSize: 4711,
}

describe('the bytes of an entry', () => {
  it('never change: this vector was computed by another program', () => {
    const leaf = leafBytes(submission, 12)
    expect(leaf.toString('utf8')).toBe(
      '{"at":"2026-11-22T03:00:00Z","c":"Bj2ZRkDomEEJI076ha3kGf6JsfZO0t1hwAU/WFmSiKw=","n":4711,' +
        '"o":"http://dataportal.se/organisation/SE2120001355","p":12,"r":"harvester","s":"i0123456789ab",' +
        '"t":"initiative.registered","v":1}',
    )
    expect(leafHash(leaf).toString('hex')).toBe(
      'b5c327980a25c2d030548b14acd470c539958e3a5487d8e19ab1d272ee6659bb',
    )
  })

  it('are hashed with the leaf prefix of RFC 6962, so that no inner node can pass for an entry', () => {
    // RFC 6962 test vector: the hash of the empty leaf
    expect(leafHash(new Uint8Array()).toString('hex')).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })

  it('say null for the first entry of a subject, which is not the same as the first of all', () => {
    expect(leafBytes(submission, null).equals(leafBytes(submission, 0))).toBe(false)
  })

  it('hold every field of the submission: changing any one changes the seal', () => {
    const changed: Submission[] = [
      { ...submission, type: 'initiative.changed' },
      { ...submission, subject: 'i0123456789ac' },
      { ...submission, organisation: null },
      { ...submission, role: 'operator' },
      { ...submission, at: '2026-11-22T03:00:01Z' },
      { ...submission, commitment: Buffer.alloc(32) },
      { ...submission, contentSize: 4712 },
    ]
    const seals = new Set([submission, ...changed].map((one) => sealOf(one).toString('hex')))
    expect(seals.size).toBe(changed.length + 1)
    expect(Object.keys(submission)).toHaveLength(changed.length)
  })
})

describe('canonical JSON', () => {
  it('gives the same bytes however the keys were ordered', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, inner]) => [key, shuffled(inner)]),
      )
    }
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) =>
        canonicalBytes(value).equals(canonicalBytes(shuffled(value))),
      ),
    )
  })

  it('keeps the value: reading the bytes back gives what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(canonicalBytes(value).toString('utf8'))).toEqual(plain)
      }),
    )
  })

  it('sorts keys by UTF-16 code units and writes numbers as RFC 8785 section 3.2 does', () => {
    const value = {
      '\u20ac': 'euro',
      '\r': 1,
      '\ufb33': 2,
      '1': 3,
      '\u{1f600}': 4,
      '\u0080': 5,
      ö: 6,
      n: 1e21,
      e: 0.000001,
    }
    expect(canonicalBytes(value).toString('utf8')).toBe(
      '{"\\r":1,"1":3,"e":0.000001,"n":1e+21,"\u0080":5,"ö":6,"€":"euro","\u{1f600}":4,"\ufb33":2}',
    )
  })

  it('refuses what has no JSON form', () => {
    expect(() => canonicalBytes(undefined)).toThrow(TypeError)
  })
})

describe('a commitment', () => {
  it('is met by the content and its salt, and by no other content', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.uint8Array({ maxLength: 64 }), (content, other) => {
        const { salt, commitment } = commit(content)
        const meets = (bytes: Uint8Array) =>
          createHash('sha256').update(salt).update(bytes).digest().equals(commitment)
        return meets(content) && meets(other) === Buffer.from(content).equals(other)
      }),
    )
  })

  it('is new each time, so that equal contents cannot be recognised', () => {
    const content = canonicalBytes({ title: 'E-tjänst för bygglov' })
    expect(commit(content).commitment.equals(commit(content).commitment)).toBe(false)
    expect(commit(content).salt).toHaveLength(32)
  })
})
