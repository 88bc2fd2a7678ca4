import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { Observation } from '#registry'
import type { Reading } from '../../connector.ts'
import { readPubliccode } from './read-publiccode.ts'

const valid = readFileSync(new URL('fixtures/valid.publiccode.yml', import.meta.url), 'utf8')
const tab = readFileSync(new URL('fixtures/tab.publiccode.yml', import.meta.url), 'utf8')
const file = { where: 'exempel/publiccode.yml', part: '', aliases: [] }

function readBytes(bytes: Uint8Array) {
  const readings: Reading[] = [...readPubliccode(bytes, file)]
  return {
    observations: readings.flatMap((one) => ('observation' in one ? [one.observation] : [])),
    issues: readings.flatMap((one) => ('issue' in one ? [one.issue] : [])),
  }
}
const readText = (text: string) => readBytes(new TextEncoder().encode(text))
const codes = (text: string) => readText(text).issues.map(({ code }) => code)
const claimsOf = (text: string) => readText(text).observations[0]?.claims

describe('a publiccode.yml as the standard asks', () => {
  it('becomes a solution in Swedish, with the English beside it', () => {
    expect(readText(valid).observations).toEqual([
      {
        kind: 'solution',
        key: 'https://github.com/exempelkoping/lanekiosk',
        part: '',
        identifiers: ['repository:https://github.com/exempelkoping/lanekiosk'],
        organisation: { number: 'SE2120009999', name: 'Exempelköpings kommun' },
        place: 'exempel/publiccode.yml',
        links: [
          { type: 'used-by', to: { organisation: { name: 'Exempelköpings kommun' } } },
          { type: 'used-by', to: { organisation: { name: 'Påhittade kommunen' } } },
          {
            type: 'builds-on',
            to: {
              record: 'solution',
              identifier: 'repository:https://git.exempelregionen.example/delat/kiosk',
            },
          },
        ],
        claims: {
          title: 'Exempelköpings lånekiosk',
          language: 'sv',
          summary: 'Självbetjäning för lån på bibliotek.',
          description: expect.stringContaining('skärmläsare'),
          translations: { en: 'Self-service loans for public libraries.' },
          repository: 'https://github.com/Exempelkoping/lanekiosk.git',
          website: 'https://exempelkoping.example/lanekiosk',
          licence: 'EUPL-1.2',
          developmentStatus: 'stable',
          softwareType: 'standalone/web',
          categories: ['library-management'],
          platforms: ['web', 'linux'],
          releasedOn: '2026-03-04',
          maintenance: 'internal',
          maintainer: 'Exempelköpings kommun',
        },
      },
    ])
  })

  it('deviates only where a user is named twice, and says on which line', () => {
    expect(readText(valid).issues).toMatchObject([
      {
        severity: 'deviation',
        code: 'repeated-entry',
        place: 'exempel/publiccode.yml, line 13, usedBy[2]',
        value: 'Exempelköpings kommun',
      },
    ])
  })

  it('carries no person, e-mail address or telephone number', () => {
    expect(JSON.stringify(readText(valid))).not.toMatch(/Eva|@|70 000/)
    const leaky = valid.replace('Självbetjäning för lån', 'Skriv till eva@exempel.example om lån')
    expect(JSON.stringify(readText(leaky))).not.toContain('eva@')
    expect(codes(leaky)).toContain('contact-details')
  })
})

describe('a publiccode.yml that deviates is read, and says so', () => {
  it.each([
    ['version 0.1', valid.replace('"0.7"', '"0.1"'), 'old-version'],
    [
      'version 0.1 by its old key',
      valid.replace('publiccodeYmlVersion', 'publiccode-yaml-version'),
      'old-version',
    ],
    ['a version to come', valid.replace('"0.7"', '"9"'), 'unknown-version'],
    ['no version', valid.replace('publiccodeYmlVersion: "0.7"', ''), 'missing-key'],
    ['a key of its own', `${valid}\ncolour: blue`, 'unknown-key'],
    ['a key in the wrong case', valid.replace('landingURL', 'landingUrl'), 'key-in-wrong-case'],
    ['a key given twice', `${valid}\nname: En annan`, 'duplicate-key'],
    ['two documents', `${valid}\n---\nname: En annan`, 'several-documents'],
    ['a list for a text', valid.replace('softwareVersion: 2.1.0', 'softwareVersion: [2]'), 'wrong-type'],
    ['a word of its own', valid.replace('stable', 'almost-ready'), 'unknown-word'],
    ['a date in prose', valid.replace('2026-03-04', 'våren 2026'), 'not-a-date'],
    ['half a date', valid.replace('2026-03-04', '2026-03'), 'loose-date'],
    [
      'an address that is none',
      valid.replace('https://exempelkoping.example/lanekiosk', 'finns snart'),
      'not-an-address',
    ],
    [
      'an address without scheme',
      valid.replace('https://exempelkoping.example', 'exempelkoping.example'),
      'loose-address',
    ],
    ['a licence nobody knows', valid.replace('EUPL-1.2', 'fri'), 'unknown-licence'],
    ['a licence in the wrong case', valid.replace('EUPL-1.2', 'eupl-1.2'), 'licence-spelling'],
    ['a language by three letters', valid.replace('sv-SE:', 'swe:'), 'language-key'],
    ['a language nobody knows', valid.replace('sv-SE:', 'svenska!:'), 'unknown-language'],
    ['a missing licence', valid.replace('license: EUPL-1.2', ''), 'missing-key'],
    ['a short description too long', valid.replace('Självbetjäning', 'Mycket '.repeat(30)), 'text-too-long'],
  ])('%s', (_, text, code) => {
    expect(codes(text)).toContain(code)
    const { observations, issues } = readText(text)
    expect(observations).toHaveLength(1)
    expect(issues.every(({ severity }) => severity === 'deviation')).toBe(true)
  })

  it('keeps of a loose date only what was written, and of a wrong one nothing', () => {
    expect(claimsOf(valid.replace('2026-03-04', '2026-03'))).toMatchObject({ releasedOn: '2026-03' })
    expect(claimsOf(valid.replace('2026-03-04', 'våren 2026'))).toMatchObject({ releasedOn: undefined })
  })

  it('reads past a tab, and names its line', () => {
    const { observations, issues } = readText(tab)
    expect(observations).toMatchObject([{ claims: { title: 'Tabbverket', licence: 'MIT' } }])
    expect(issues).toContainEqual(
      expect.objectContaining({ code: 'tab-in-yaml', place: 'exempel/publiccode.yml, line 5' }),
    )
  })

  it('without url is known by its file and name', () => {
    const { observations } = readText('name: Namnlösa verket')
    expect(observations).toMatchObject([{ key: 'exempel/publiccode.yml Namnlösa verket', identifiers: [] }])
  })

  it.each([
    ['it', 'it'],
    ['IT', 'it'],
    ['it-IT', 'it'],
    ['it_IT', 'it'],
    ['eng', 'en'],
  ])('written in the language %s, speaks %s', (key, language) => {
    const text = `name: A\nurl: https://a.example/a\ndescription:\n  ${key}:\n    shortDescription: Hej\n`
    expect(claimsOf(text)).toMatchObject({ language, summary: 'Hej' })
  })

  it('keeps thousands of users, once each', () => {
    const users = Array.from({ length: 5_202 }, (_, index) => `  - Exempelort nummer ${index}`)
    const text = `name: A\nurl: https://a.example/a\nusedBy:\n${users.join('\n')}`
    expect(readText(text).observations[0]?.links).toHaveLength(5_202)
  })
})

describe('what is no publiccode.yml is rejected with a reason', () => {
  const bomb = Array.from({ length: 30 }, (_, level) =>
    level === 0 ? 'a0: &a0 [x, x]' : `a${level}: &a${level} [*a${level - 1}, *a${level - 1}, *a${level - 1}]`,
  ).join('\n')

  it.each([
    ['nothing', '', 'empty'],
    ['blanks', ' \n\n', 'empty'],
    ['a web page', '<!doctype html><html><body>Logga in</body></html>', 'html-instead-of-yaml'],
    ['binary', 'PK\u0003\u0004\u0000\u0000', 'not-text'],
    ['broken YAML', 'name: "A\nurl: x', 'not-yaml'],
    ['tabs among spaces', 'name: A\na:\n   b: 1\n\tc: 2', 'tab-in-yaml'],
    ['a sentence', 'hej på dig', 'not-publiccode'],
    ['a list', '- a\n- b', 'not-publiccode'],
    ['a nameless file', 'url: https://a.example/a', 'no-name'],
    ['another kind of YAML', 'services:\n  web:\n    image: a', 'not-publiccode'],
    ['an alias bomb', `name: A\nurl: https://a.example/a\n${bomb}`, 'too-many-aliases'],
    ['an alias of itself', 'name: &a [*a]', 'too-many-aliases'],
    ['bottomless brackets', '['.repeat(100_000), 'not-yaml'],
    ['bottomless dashes', '- '.repeat(100_000), 'not-yaml'],
    ['half a megabyte', `name: ${'a'.repeat(500_000)}`, 'too-large'],
  ])('%s', (_, text, code) => {
    const { observations, issues } = readText(text)
    expect(observations).toEqual([])
    expect(issues.find(({ severity }) => severity === 'rejected')?.code).toBe(code)
  })

  it('quotes no contact details from a line it cannot read', () => {
    expect(readText('name: A\nemail: "eva@exempel.example').issues[0]?.value).not.toContain('eva')
  })

  it('reads windows-1252 as Swedish', () => {
    const bytes = Uint8Array.from(Buffer.from('name: Ånge\nurl: https://a.example/a\n', 'latin1'))
    expect(readBytes(bytes).observations).toMatchObject([{ claims: { title: 'Ånge' } }])
  })
})

describe('any value in any place', () => {
  const document: unknown = parse(valid)

  function pathsOf(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
    if (typeof value !== 'object' || value === null) return [[...path]]
    const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))
    return path.length === 0 ? inner : [[...path], ...inner]
  }

  function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], by: unknown): unknown {
    if (key === undefined) return by
    if (Array.isArray(value))
      return value.map((item, index) => (index === Number(key) ? replaced(item, rest, by) : item))
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : []
    return Object.fromEntries(
      entries.map(([name, item]) => [name, name === key ? replaced(item, rest, by) : item]),
    )
  }

  it('never throws, always says something, and gives only what the registry can take', () => {
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(document)), fc.jsonValue(), (path, by) => {
        const { observations, issues } = readText(stringify(replaced(document, path, by)))
        expect(observations.length + issues.length).toBeGreaterThan(0)
        for (const observation of observations) Observation.parse(observation)
      }),
      { numRuns: 500 },
    )
  })

  it('holds for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { observations, issues } = readText(text)
        expect(observations.length + issues.length).toBeGreaterThan(0)
      }),
    )
  })
})
