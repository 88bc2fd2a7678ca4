import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWebAddress, repositoryIdentifier } from './web-address.ts'

describe('web addresses as people write them', () => {
  it.each([
    ['git@git.exempel.example:grupp/app.git', 'https://git.exempel.example/grupp/app.git'],
    ['git+https://git.exempel.example/a', 'https://git.exempel.example/a'],
    ['ssh://git@git.exempel.example/a', 'https://git.exempel.example/a'],
    ['www.exempel.example', 'https://www.exempel.example/'],
    ['https://eva:hemligt@exempel.example/a', 'https://exempel.example/a'],
  ])('reads %s', (written, address) => {
    expect(readWebAddress(written)).toBe(address)
  })

  it.each([
    '',
    'se bilaga',
    'javascript:alert(1)',
    'ftp://exempel.example',
    'https://',
    'http://localhost/a',
  ])('refuses %s', (written) => {
    expect(readWebAddress(written)).toBeNull()
  })

  it('names one repository in one way', () => {
    const spellings = [
      'https://GitHub.com/Exempelkoping/App',
      'http://github.com/exempelkoping/app.git',
      'git@github.com:exempelkoping/app.git',
      'https://github.com/exempelkoping/app/?tab=readme#top',
    ]
    expect(new Set(spellings.map(repositoryIdentifier))).toEqual(
      new Set(['repository:https://github.com/exempelkoping/app']),
    )
  })

  it('keeps the case of paths on hosts that may tell the difference', () => {
    expect(repositoryIdentifier('https://git.exempel.example/App.git')).toBe(
      'repository:https://git.exempel.example/App',
    )
  })

  it('gives an address that survives being read again, or none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (written) => {
        const address = readWebAddress(written)
        return address === null || readWebAddress(address) === address
      }),
    )
  })
})
