import { describe, expect, it } from 'vitest'
import { countsAs, existedOn } from './organisation.ts'
import { type RegisterFiles, readRegister } from './read-register.ts'

const { organisations, aliases } = readRegister()
const live = organisations.filter(({ validTo }) => validTo === null)

const columns =
  'number,kind,also,nameSv,nameEn,code,county,parent,population,populationYear,col,row,website,validFrom,validTo,nameSince,predecessors,successors,doubts'
const files: RegisterFiles = {
  organisations: `${columns}\n2120000142,municipality,,Stockholms kommun,,0180,01,,974073,2019,12,31,,,,,,,\n`,
  aliases: 'organisation,alias,kind,until\n2120000142,Stockholms stad,short,\n',
  counties: 'code,name\n01,Stockholms län\n',
}
const broken = (change: Partial<RegisterFiles>) => () => readRegister({ ...files, ...change })

describe('the register of public organisations', () => {
  it('holds every municipality and region, and the bodies of the state', () => {
    expect(organisations).toHaveLength(679)
    expect(live).toHaveLength(650)
    expect(live.filter((one) => countsAs(one, 'municipality'))).toHaveLength(290)
    expect(live.filter((one) => countsAs(one, 'region'))).toHaveLength(21)
    expect(new Set(live.flatMap(({ countyCode }) => countyCode ?? [])).size).toBe(21)
    expect(aliases).toHaveLength(1474)
  })

  it('counts Gotland once, as the municipality that is also the region', () => {
    const gotland = live.filter(({ nameSv }) => nameSv === 'Region Gotland')
    expect(gotland).toMatchObject([{ id: 'SE2120000803', kind: 'municipality', alsoKinds: ['region'] }])
  })

  it('gives each municipality a code, people, a county and a tile of its own', () => {
    const municipalities = live.filter((one) => one.kind === 'municipality')
    expect(municipalities.every(({ code, population, countyName }) => code && population && countyName)).toBe(
      true,
    )
    expect(new Set(municipalities.map(({ tile }) => `${tile?.col},${tile?.row}`)).size).toBe(290)
    expect(municipalities.every(({ code, countyCode }) => code?.slice(0, 2) === countyCode)).toBe(true)
  })

  it('says of a region’s people what its municipalities add up to', () => {
    for (const region of live.filter(({ kind }) => kind === 'region')) {
      const people = live
        .filter(({ kind, countyCode }) => kind === 'municipality' && countyCode === region.countyCode)
        .reduce((sum, { population }) => sum + (population ?? 0), 0)
      expect(region.population).toBe(people)
    }
  })

  it('knows which bodies existed on a day, also from a bare year', () => {
    expect(existedOn({ validFrom: '2010', validTo: '2015-06-30' }, '2010-02-01')).toBe(true)
    expect(existedOn({ validFrom: null, validTo: '2023' }, '2023-12-31')).toBe(true)
    expect(existedOn({ validFrom: null, validTo: '2023' }, '2024-01-01')).toBe(false)
    expect(existedOn({ validFrom: '2018-09-01', validTo: null }, '2018-08-31')).toBe(false)
  })

  it('is taken as it stands when it is whole', () => {
    expect(readRegister(files).organisations).toMatchObject([
      {
        uri: 'http://dataportal.se/organisation/SE2120000142',
        countyName: 'Stockholms län',
        tile: { col: 12, row: 31 },
      },
    ])
  })

  it('is refused, with file and line, when a row is broken', () => {
    const row = (text: string) => ({ organisations: `${columns}\n${text}\n` })
    expect(broken(row('2120000143,municipality,,S,,0180,01,,9,2019,1,1,,,,,,,'))).toThrow(
      /organisations.csv, line 2.*check digit/,
    )
    expect(broken(row('2120000142,parish,,S,,0180,01,,9,2019,1,1,,,,,,,'))).toThrow(
      /organisations.csv, line 2/,
    )
    expect(broken(row('2120000142,municipality,,S,,0180,77,,9,2019,1,1,,,,,,,'))).toThrow(/county 77/)
    expect(broken(row('2120000142,municipality,,S,,0180,01,,many,2019,1,1,,,,,,,'))).toThrow(/line 2/)
    expect(broken(row('2120000142,municipality,,S,,0180,01,,9,2019,1,,,,,,,,'))).toThrow(/line 2/)
    expect(broken(row('2120000142,municipality'))).toThrow(/line 2/)
    expect(broken({ organisations: files.organisations + files.organisations.split('\n')[1] })).toThrow(
      /twice/,
    )
    expect(broken({ aliases: 'organisation,alias,kind,until\n2120000159,Södertälje,short,\n' })).toThrow(
      /SE2120000159/,
    )
    expect(broken({ aliases: 'organisation,alias,kind,until\n2120000142,123,other-number,\n' })).toThrow(
      /line 2.*123/,
    )
  })
})
