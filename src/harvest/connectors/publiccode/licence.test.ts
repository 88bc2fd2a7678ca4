import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLicence } from './licence.ts'

describe('a licence', () => {
  it.each([
    'MIT',
    'EUPL-1.2',
    'MIT OR (Apache-2.0 AND BSD-3-Clause)',
    'GPL-2.0-only WITH Classpath-exception-2.0',
    'LicenseRef-egen',
  ])('%s is SPDX', (licence) => {
    expect(readLicence(licence)).toEqual({ how: 'spdx', licence })
  })

  it.each([
    ['apache-2.0', 'Apache-2.0'],
    ['AGPLV3', 'AGPL-3.0'],
    ['mit or isc', 'MIT OR ISC'],
  ])('%s means %s', (written, licence) => {
    expect(readLicence(written)).toEqual({ how: 'respelt', licence })
  })

  it.each([
    'fri',
    'MIT Apache-2.0',
    'MIT OR',
    '(MIT',
    'MIT)',
    '()',
    'OR',
    'EUPL-1.2-or-later',
    '',
  ])('%s is kept as written', (written) => {
    expect(readLicence(written)).toEqual({ how: 'unknown', licence: written })
  })

  it('read twice says the same', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('MIT', 'isc', 'OR', 'and', '(', ')', 'x')), (words) => {
        const { licence } = readLicence(words.join(' '))
        return readLicence(licence).licence === licence
      }),
    )
  })
})
