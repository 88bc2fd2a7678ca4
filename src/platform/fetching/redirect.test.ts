import { describe, expect, it } from 'vitest'
import { publicAddressesOnly } from './address-policy.ts'
import { nextAddress } from './redirect.ts'

const from = new URL('https://example.se/data/a.json')
const next = (location: string) => nextAddress(from, location, publicAddressesOnly)

describe('a redirect', () => {
  it('may be relative to where it was given', () => {
    expect(next('../b.json')).toEqual({ url: new URL('https://example.se/b.json') })
  })

  it('never leads from https to http', () => {
    expect(next('http://example.se/b.json')).toEqual({ code: 'redirect-downgrade' })
  })

  it('may lead from http to https', () => {
    const insecure = new URL('http://example.se/')
    expect(nextAddress(insecure, 'https://example.se/', publicAddressesOnly)).toHaveProperty('url')
  })

  it.each([
    'http://169.254.169.254/latest',
    'https://[::1]/',
    '//0x7f.1/',
  ])('to %s is refused as private', (to) => {
    expect(next(to)).toEqual({ code: 'redirect-private' })
  })

  it.each([
    '',
    'file:///etc/passwd',
    'https://a:b@example.se/',
    'https://example.se:22/',
    'https://[',
  ])('to "%s" is refused as bad', (to) => {
    expect(next(to)).toEqual({ code: 'redirect-bad' })
  })
})
