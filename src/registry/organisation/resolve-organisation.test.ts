import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkDigitHolds } from './organisation-number.ts'
import { readRegister } from './read-register.ts'
import { createResolver } from './resolve-organisation.ts'

const { organisations, aliases } = readRegister()
const resolve = createResolver(organisations, aliases)
const live = organisations.filter(({ validTo }) => validTo === null)
const idOf = (name: string) => live.find(({ nameSv }) => nameSv === name)?.id
const meant = (name: string, number?: string) => {
  const resolution = resolve({ name, number })
  return resolution.outcome === 'resolved' ? resolution.organisationId : resolution.outcome
}

const stockholm = 'SE2120000142'
const goteborg = 'SE2120001355'
const orebro = 'SE2120001967'
const domstolsverket = 'SE2021002742'
const [newStatskontoret, oldStatskontoret] = ['SE2021005026', 'SE2021000852']

describe('a name', () => {
  it('that a body bears today means that body', () => {
    expect(live.filter(({ id, nameSv }) => meant(nameSv) !== id)).toEqual([])
  })

  it('that is listed as an alias means its body, but for the one that has moved on to another', () => {
    const named = aliases.filter(({ kind }) => kind !== 'other-number')
    const others = named.filter(({ alias, organisationId }) => meant(alias) !== organisationId)
    expect(others).toMatchObject([{ alias: 'STATSKONTORET', organisationId: oldStatskontoret }])
  })

  it('means the same in any case, spacing and Unicode form', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...live),
        fc.constantFrom('NFC', 'NFD', 'NFKC'),
        fc.constantFrom('upper', 'lower', 'as-is'),
        fc.integer({ min: 1, max: 4 }),
        ({ id, nameSv }, form, letters, spaces) => {
          const cased =
            letters === 'upper' ? nameSv.toUpperCase() : letters === 'lower' ? nameSv.toLowerCase() : nameSv
          const spaced = ` ${cased.replace(/ /g, ' '.repeat(spaces))}\u00a0`
          expect(meant(spaced.normalize(form))).toBe(id)
        },
      ),
    )
  })

  it.each([
    ['Göteborgs kommun', goteborg],
    ['Göteborgs stad', goteborg],
    ['Göteborg', goteborg],
    ['GÖTEBORGS KOMMUN', goteborg],
    ['Göteborg stad', goteborg],
    ['Göteborg kommun', goteborg],
    ['Kommunen i Göteborg', goteborg],
    ['Kommun: Göteborg', goteborg],
    ['Goteborgs kommun', goteborg],
    ['Municipality of Örebro', orebro],
    ['Ostersund', idOf('Östersunds kommun')],
    ['Umea', idOf('Umeå kommun')],
    ['Upplands Bro kommun', idOf('Upplands-Bro kommun')],
    ['Falun kommun', idOf('Falu kommun')],
    ['Gotlands kommun', 'SE2120000803'],
    ['VGR', idOf('Västra Götalandsregionen')],
    ['Region Västra Götaland', idOf('Västra Götalandsregionen')],
    ['Landstinget i Kalmar län', idOf('Region Kalmar län')],
    ['Kalmar läns landsting', idOf('Region Kalmar län')],
    ['Region Kalmar', idOf('Region Kalmar län')],
    ['Landstinget Gävleborg', idOf('Region Gävleborg')],
    ['Myndigheten för samhällsskydd och beredskap (MSB)', 'SE2021005984'],
    ['Totalförsvarets forskningsinstitut, FOI', 'SE2021005182'],
    ['DIGG – Myndigheten för digital förvaltning', 'SE2021006883'],
    ['Kungl. biblioteket', 'SE2021001710'],
    ['Hälso- & sjukvårdens ansvarsnämnd', 'SE2021003765'],
    ['Ekonomistyrningsverket', newStatskontoret],
  ])('written %s means %s', (name, id) => {
    expect(meant(name)).toBe(id)
  })

  it('keeps Habo and Håbo apart, and folds only what stays unique', () => {
    expect(meant('Habo kommun')).toBe('SE2120001611')
    expect(meant('Håbo kommun')).toBe('SE2120000241')
    expect(meant('Mörå kommun')).toBe('unknown')
    expect(resolve({ name: 'Habo kommun', number: '2120000241' })).toMatchObject({
      outcome: 'ambiguous',
      candidates: ['SE2120000241', 'SE2120001611'],
    })
  })

  it('that has moved between bodies means the present bearer, or the one of the day asked for', () => {
    expect(resolve({ name: 'Statskontoret' })).toMatchObject({ organisationId: newStatskontoret })
    expect(resolve({ name: 'Statskontoret' }, '2021-05-01')).toMatchObject({
      organisationId: oldStatskontoret,
    })
    expect(resolve({ name: 'Statskontoret' }, '2026-01-01')).toMatchObject({
      organisationId: newStatskontoret,
    })
    expect(resolve({ name: 'Statskontoret', number: '202100-0852' })).toMatchObject({
      organisationId: oldStatskontoret,
    })
  })

  it('of a body that has ended still means it, and says that it ended', () => {
    const resolution = resolve({ name: 'Statens konstråd' })
    expect(resolution).toMatchObject({ outcome: 'resolved', organisationId: 'SE2021001033' })
    expect(resolution.reason.sv).toContain('upphörde 2025-12-31')
    expect(resolve({ name: 'MSB' })).toMatchObject({ by: 'former-name', organisationId: 'SE2021005984' })
  })

  it.each([
    ['Örebro kommun, Kommunledningskontoret', orebro, 'Kommunledningskontoret'],
    ['Stockholms stad - Utbildningsförvaltningen', stockholm, 'Utbildningsförvaltningen'],
    ['Stockholms stad Utbildningsförvaltningen', stockholm, 'Utbildningsförvaltningen'],
    ['Stockholms stad (Miljö- och hälsoskyddsnämnden)', stockholm, 'Miljö- och hälsoskyddsnämnden'],
    ['Skolverket/avdelningen för digitalisering', 'SE2021004185', 'avdelningen för digitalisering'],
  ])('followed by a unit, %s, means the whole and says what was left out', (name, id, unit) => {
    const resolution = resolve({ name })
    expect(resolution).toMatchObject({ outcome: 'resolved', organisationId: id, by: 'unit-left-out' })
    expect(resolution.reason.sv).toContain(unit)
    expect(resolution.reason.en).toContain(unit)
  })

  it.each([
    'Göteborg Energi AB',
    'Göteborg, Energi',
    'Gislavedshus AB',
    'Lunds kommuns Fastighets AB',
    'Örebro kommun, Bostäder AB',
    'Göteborgs Stads Parkeringsaktiebolag',
    'Göteborgsregionens kommunalförbund',
    'Kommunförbundet Kalmar län',
    'Kommunalförbundet Norrvatten',
    'Goteborg, avdelningen',
    'av',
    'Bodens',
    '',
    '   ',
    'å'.repeat(5_000),
    `Örebro kommun, ${'å'.repeat(5_000)}`,
    ', - / (',
  ])('of somebody else, %s, is unknown', (name) => {
    expect(meant(name)).toBe('unknown')
  })

  it('that names several bodies is left to a person', () => {
    expect(resolve({ name: 'Örebro kommun, Kumla kommun' })).toMatchObject({
      outcome: 'ambiguous',
      candidates: [orebro, idOf('Kumla kommun')],
    })
    expect(meant('Örebro kommun, m.fl.')).toBe('ambiguous')
  })

  it('that is nearly right is unknown, with the likely ones suggested', () => {
    expect(resolve({ name: 'Hudinge komun' })).toMatchObject({
      outcome: 'unknown',
      suggestions: expect.arrayContaining([idOf('Huddinge kommun')]),
    })
  })

  it('never breaks the resolver, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, number) => {
        const resolution = resolve({ name, number })
        expect(resolution.reason.sv).not.toBe('')
        expect(resolution.reason.en).not.toBe('')
        if (resolution.outcome === 'unknown') expect(resolution.suggestions.length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

describe('a number', () => {
  it('means its body in any spelling', () => {
    const single = live.filter(({ id }) => !id.startsWith(domstolsverket))
    fc.assert(
      fc.property(fc.constantFrom(...single), ({ id, uri }) => {
        const digits = id.slice(2)
        const hyphened = `${digits.slice(0, 6)}-${digits.slice(6)}`
        for (const number of [digits, hyphened, `SE${digits}01`, `16${digits}`, uri, ` ${hyphened} `]) {
          expect(resolve({ number })).toMatchObject({ outcome: 'resolved', organisationId: id, by: 'number' })
        }
      }),
    )
  })

  it('with a wrong check digit never means anybody by itself', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...organisations),
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        ({ id }, place, shift) => {
          const digits = [...id.slice(2, 12)]
          const wrong = digits.map((d, at) => (at === place ? String((Number(d) + shift) % 10) : d)).join('')
          expect(checkDigitHolds(wrong)).toBe(false)
          expect(resolve({ number: wrong }).outcome).toBe('unknown')
        },
      ),
    )
  })

  it('with a wrong check digit leaves the matter to the name, and says so', () => {
    const resolution = resolve({ number: '2331000180', name: 'REGION DALARNA' })
    expect(resolution).toMatchObject({ outcome: 'resolved', organisationId: 'SE2321000180', by: 'name' })
    expect(resolution.reason.sv).toContain('kontrollsiffra')
    expect(resolve({ number: '2331000180' })).toMatchObject({ suggestions: ['SE2321000180'] })
  })

  it('shared by the courts means the holder alone, or the court that the name picks', () => {
    expect(resolve({ number: '202100-2742' })).toMatchObject({ organisationId: domstolsverket })
    expect(meant('SVEA HOVRÄTT', '2021002742')).toBe(`${domstolsverket}-svea-hovratt`)
    expect(meant('Attunda tingsratt', '2021002742')).toBe(`${domstolsverket}-attunda-tingsratt`)
    expect(meant('Sveriges Domstolar', '2021002742')).toBe(domstolsverket)
    expect(meant('Tingsrätten', '2021002742')).toBe('ambiguous')
    expect(meant('', 'SE2021002742-svea-hovratt')).toBe(`${domstolsverket}-svea-hovratt`)
    expect(meant('', 'SE2021002742-okand-domstol')).toBe('ambiguous')
  })

  it('stands where the name is not known, and not where the name is somebody else’s', () => {
    expect(meant('Barn och skola', '2120001967')).toBe(orebro)
    expect(meant('Kumla kommun', '2120001967')).toBe('ambiguous')
    expect(meant('Örebrobostäder AB', '2120001967')).toBe('ambiguous')
    expect(meant('Örebro kommun, Kumla kommun', '2120001967')).toBe('ambiguous')
  })

  it('of somebody the register does not hold keeps a known name from being taken', () => {
    expect(resolve({ number: '5560360793', name: 'Forte' })).toMatchObject({
      outcome: 'ambiguous',
      candidates: ['SE2021005240'],
    })
    expect(meant('Forte', 'DE123456789')).toBe('ambiguous')
    expect(meant('', '556036-0793')).toBe('unknown')
  })

  it('under which a body is also met is taken together with its name only', () => {
    expect(meant('REGION VÄSTERBOTTEN', '2220002436')).toBe('SE2321000222')
    expect(meant('', '2220002436')).toBe('ambiguous')
    expect(meant('Region Skåne', '2220002436')).toBe('ambiguous')
  })

  it('is found in the name, and never repeated when it looks like a person’s', () => {
    expect(resolve({ name: 'Örebro kommun (212000-1967)' })).toMatchObject({
      organisationId: orebro,
      by: 'number',
    })
    expect(resolve({ name: 'http://dataportal.se/organisation/SE2120001967' })).toMatchObject({
      organisationId: orebro,
    })
    expect(JSON.stringify(resolve({ number: '811218-9876' }))).not.toContain('9876')
  })

  it('that says nothing, with no name, is unknown', () => {
    expect(resolve({}).outcome).toBe('unknown')
    expect(meant('Örebro kommun', 'saknas')).toBe(orebro)
  })
})
