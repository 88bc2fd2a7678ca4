import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { publicAddressesOnly, publicAndLoopback } from './address-policy.ts'
import { checkAddress } from './check-address.ts'

/** Ways to write an address that is not on the public internet, gathered from known attacks. */
const notPublic = [
  '127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.1', '0x7f.0x0.0x0.0x1', '017700000001',
  '0177.0.0.1', '0177.1', '127.000.000.001', '127.0.0.1.', '127.255.255.254', '0', '0.0.0.0', '0x0', '00',
  '１２７.０.０.１', '127。0。0。1', '①②⑦.⓪.⓪.①', '%31%32%37.0.0.1', '10.0.0.1', '10.1', '167772161', '172.16.0.1',
  '172.31.255.255', '192.168.0.1', '192.168.257', '0xc0a80001', '169.254.169.254', '0xa9fea9fe', '2852039166',
  '100.64.0.1', '100.127.255.255', '192.0.0.1', '192.0.2.1', '198.18.0.1', '198.51.100.1', '203.0.113.1',
  '224.0.0.1', '240.0.0.1', '255.255.255.255', '[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]', '[::ffff:10.0.0.1]', '[::127.0.0.1]', '[64:ff9b::7f00:1]', '[64:ff9b::10.0.0.1]',
  '[64:ff9b:1::7f00:1]', '[2002:7f00:1::]', '[2002:a00:1::1]', '[2001:0:7f00:1::]', '[fe80::1]', '[fc00::1]',
  '[fd12:3456::1]', '[ff02::1]', '[2001:db8::1]', '[::ffff:0:7f00:1]', '[100::1]', 'localhost', 'LOCALHOST',
  'localhost.', 'a.localhost', 'ｌocalhost', 'skrivare.local', 'metadata.google.internal', 'wiki.intranet',
  'intranat', 'router.lan', 'nas.home.arpa',
] // biome-ignore format: a list read by eye
describe('an address that is not public', () => {
  it.each(notPublic)('%s is refused before any lookup', (host) => {
    expect(checkAddress(`http://${host}/fil.json`, publicAddressesOnly)).toEqual({
      code: 'address-not-public',
    })
  })

  it('is refused in more than 60 spellings', () => {
    expect(new Set(notPublic).size).toBeGreaterThanOrEqual(60)
  })

  it('is refused with a zone id, which is no web address at all', () => {
    expect(checkAddress('http://[fe80::1%25eth0]/', publicAddressesOnly)).toEqual({ code: 'bad-address' })
  })

  it('is refused for every loopback number, in decimal, hexadecimal and octal', () => {
    const inLoopback = fc.integer({ min: 0x7f000000, max: 0x7fffffff })
    fc.assert(
      fc.property(inLoopback, fc.constantFrom(10, 16, 8), (number, radix) => {
        const prefix = { 10: '', 16: '0x', 8: '0' }[radix] ?? ''
        const checked = checkAddress(`http://${prefix}${number.toString(radix)}/`, publicAddressesOnly)
        expect(checked).toEqual({ code: 'address-not-public' })
      }),
    )
  })
})

describe('an address that may be asked for', () => {
  it.each([
    'https://example.se/a?b=c',
    'http://example.se:80/',
    'https://example.se:443/',
    'https://93.184.216.34/',
    'https://[2606:2800:220:1::1]/',
    'https://åäö.se/',
  ])('%s', (text) => {
    expect(checkAddress(text, publicAddressesOnly)).toHaveProperty('url')
  })

  it('loses its fragment, which servers never see', () => {
    const checked = checkAddress('https://example.se/a#b', publicAddressesOnly)
    expect('url' in checked && checked.url.href).toBe('https://example.se/a')
  })

  it('may be this machine only when the policy says so', () => {
    expect(checkAddress('http://127.0.0.1:8080/', publicAndLoopback)).toHaveProperty('url')
    expect(checkAddress('http://10.0.0.1/', publicAndLoopback)).toEqual({ code: 'address-not-public' })
  })
})

describe('an address that is wrong in another way', () => {
  it.each([
    ['ftp://example.se/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['https://anna:hemligt@example.se/', 'userinfo'],
    ['https://127.0.0.1@example.se/', 'userinfo'],
    ['https://example.se:8443/', 'port'],
    ['https://example.se:22/', 'port'],
    ['example.se/fil.csv', 'bad-address'],
    ['', 'bad-address'],
    ['https://', 'bad-address'],
    ['https://exa mple.se/', 'bad-address'],
    [`https://example.se/${'a'.repeat(5000)}`, 'bad-address'],
  ])('%s gets %s', (text, code) => {
    expect(checkAddress(text, publicAddressesOnly)).toEqual({ code })
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof checkAddress(text, publicAddressesOnly) === 'object'))
  })
})
