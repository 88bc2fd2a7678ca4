import { describe, expect, it } from 'vitest'
import {
  checkDigitHolds,
  createResolver,
  linkTypes,
  moneyScopes,
  phases,
  readRegister,
  recordKinds,
} from '#registry'
import { countyRegister } from './county-register.ts'
import { editionsOf } from './editions.ts'
import { readCounty } from './read-county.ts'

const county = readCounty()
const editions = editionsOf(county)
const observations = editions.flatMap((edition) => edition.observations)
const initiatives = observations.flatMap((one) => (one.kind === 'initiative' ? [one] : []))
const real = readRegister()
const invented = countyRegister(county.bodies)

/** Everything a reader meets, as one text. Addresses are left out: they are invented by their .example. */
const texts = [
  ...county.bodies.flatMap(({ name, english, short }) => [name, english, ...short]),
  ...county.sources.map(({ title }) => title),
  ...observations.map(({ claims, links }) => JSON.stringify([claims, links])),
]
  .join('\n')
  .replace(/https?:[^"\s]+/g, '')

/** Whether a name stands in a text as words of its own, written with the same capitals. */
const stands = (name: string, text: string) => {
  const at = text.indexOf(name)
  if (at < 0) return false
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u').test(text)
}

describe('the invented county', () => {
  it('shows every phase, class, kind of record, type of tie and scope of money', () => {
    const said = (field: 'phase' | 'class') => new Set(initiatives.map((one) => one.claims[field]))
    expect([...phases].filter((phase) => !said('phase').has(phase))).toEqual([])
    expect(
      ['efficiency', 'innovation', 'mandatory', 'maintenance'].filter(
        (one) => ![...said('class')].some((known) => known === one),
      ),
    ).toEqual([])
    const kinds = new Set(observations.map((one) => one.kind))
    expect(recordKinds.filter((kind) => !kinds.has(kind))).toEqual([])
    const ties = new Set(observations.flatMap((one) => one.links.map((link) => link.type)))
    expect(linkTypes.filter((type) => !ties.has(type))).toEqual([])
    const scopes = new Set(initiatives.flatMap((one) => one.claims.money ?? []).map((one) => one.scope))
    expect(moneyScopes.filter((scope) => !scopes.has(scope))).toEqual([])
  })

  it('has amounts that are exact, ranges, unknown, and not stated at all', () => {
    const money = initiatives.flatMap((one) => one.claims.money ?? [])
    expect(money.some((one) => one.amountMinor !== null && one.upToMinor === null)).toBe(true)
    expect(money.some((one) => one.upToMinor !== null && one.upToMinor > (one.amountMinor ?? 0))).toBe(true)
    expect(money.some((one) => one.amountMinor === null)).toBe(true)
    expect(initiatives.some((one) => one.claims.money === undefined)).toBe(true)
  })

  it('has about sixty initiatives, in both languages, each with a need in one sentence', () => {
    const items = county.items.filter((item) => item.kind === 'initiative')
    expect(items.length).toBeGreaterThanOrEqual(60)
    expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
    expect(new Set(initiatives.map((one) => one.claims.language))).toEqual(new Set(['sv', 'en']))
    for (const { id, need } of items) {
      expect(typeof need === 'string' && /^\p{Lu}[^.?!]+[.?!]$/u.test(need), id).toBe(true)
    }
  })

  it('says frankly what was learnt from everything that was stopped', () => {
    const stopped = initiatives.filter((one) => one.claims.phase === 'stopped')
    expect(stopped.length).toBeGreaterThanOrEqual(4)
    expect(stopped.filter((one) => (one.claims.lesson ?? '').length < 80)).toEqual([])
  })

  it('has twins: one need met separately by several', () => {
    const owners = (word: string) =>
      new Set(county.items.filter((item) => item.id.startsWith(word)).map((item) => item.organisation)).size
    expect(owners('trygghetslarm-')).toBe(5)
    expect(owners('e-arkiv-')).toBe(3)
  })
})

describe('what people in the invented county say', () => {
  it('is about initiatives that the county has, one start against the users’ word', () => {
    const known = new Set(county.items.map((item) => item.id))
    const about = [...county.concerns, ...county.starts].map((one) => one.about)
    expect(about.filter((id) => !known.has(id))).toEqual([])
    const [start] = county.starts
    expect(start?.verdicts.map(({ side, verdict }) => `${side} ${verdict}`)).toEqual([
      'users not-ready',
      'management ready',
    ])
  })
})

describe('nothing in the invented county is real', () => {
  it('every name says that it is invented', () => {
    for (const { name, english } of county.bodies) {
      expect(name).toMatch(/\(påhitta[dt]( myndighet)?\)$/)
      expect(english).toMatch(/\(invented\)$/)
    }
    for (const { title } of county.sources) expect(title).toMatch(/demonstration/i)
    for (const item of county.items) {
      if (item.kind === 'product') expect(item.title).toMatch(/\(påhittad produkt\)$/)
      if (typeof item.supplier === 'string') expect(item.supplier).toMatch(/\(påhittat\)$/)
    }
    for (const { claims } of initiatives) {
      for (const { name } of claims.suppliers ?? []) expect(name).toMatch(/\(påhittat\)$/)
      for (const name of claims.products ?? []) expect(name).toMatch(/\(påhittad produkt\)$/)
      if (claims.diaryNumber) expect(claims.diaryNumber).toMatch(/\(påhittat\)$/)
    }
  })

  it('numbers are sound, and begin with a digit that nobody is given', () => {
    const numbers = county.bodies.map((body) => body.number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.filter((number) => !checkDigitHolds(number) || !number.startsWith('4'))).toEqual([])
    const taken = [...real.organisations.map(({ id }) => id), ...real.aliases.map(({ alias }) => alias)].join(
      ' ',
    )
    expect(numbers.filter((number) => taken.includes(number))).toEqual([])
  })

  it('no invented body can be taken for a real one, nor a real one for an invented', () => {
    const resolveReal = createResolver(real.organisations, real.aliases)
    const resolveAll = createResolver(
      [...real.organisations, ...invented.organisations],
      [...real.aliases, ...invented.aliases],
    )
    for (const { number, name, english, short } of county.bodies) {
      for (const called of [name, english, ...short]) {
        expect(resolveReal({ name: called }).outcome, called).toBe('unknown')
        expect(resolveAll({ name: called }), called).toMatchObject({ organisationId: `SE${number}` })
      }
    }
    for (const { nameSv } of real.organisations) {
      expect(resolveAll({ name: nameSv }), nameSv).toEqual(resolveReal({ name: nameSv }))
    }
  })

  it('no text names a body of the real register', () => {
    const names = [
      ...real.organisations.flatMap(({ nameSv, nameEn }) => [nameSv, nameEn ?? nameSv]),
      ...real.aliases.map(({ alias }) => alias),
    ].filter((name) => /\p{L}/u.test(name))
    expect([...new Set(names)].filter((name) => stands(name, texts))).toEqual([])
    expect(stands('Låtsasverket', texts)).toBe(true)
    expect(stands('Lund', `${texts} i Lund, som finns`)).toBe(true)
  })

  it('no text names a supplier or product that the public sector really buys from', () => {
    const known =
      'Tietoevry CGI Oracle Cerner Millennium Cambio Cosmic COSMIC Visma Procapita Lifecare Treserva Sitevision Microsoft Google Teams Kivra Inera 1177 BankID Skolplattformen Unikum Vklass InfoMentor Tunstall Careium Phoniro Platina Public360 Stratsys Raindance Agresso Unit4 Heroma W3D3 Artvise Esri ArcGIS Kolada SKR Sambruk Adda Digg Atea Advania Sogeti Evry Ciceron Castor Evondos Appva MCSS TakeCare Melior Edlevo IST SchoolSoft Haldor Comprima Sydarkivera'
    expect(known.split(' ').filter((name) => stands(name, texts))).toEqual([])
  })

  it('every address on the web ends in a domain that nobody can own', () => {
    const addresses = JSON.stringify(observations).match(/https?:\/\/[^/"\s]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(5)
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([])
  })
})
