import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnalyser } from '#platform/text'
import { readQuery } from './read-query.ts'
import type { Schema } from './schema.ts'
import { createIndex } from './search-index.ts'

const schema: Schema = {
  version: '1',
  fields: [{ name: 'title', weight: 1, b: 0.5, typicalLength: 5 }],
  facets: [],
  numbers: [],
}
const analyser = createAnalyser()
const titles = [
  'Kostdatasystem för storkök',
  'Planering av vård i ett nytt system',
  'Vårdplaneringssystemet byts ut',
  'E-arkiv för regionens handlingar',
  'Självservice för orosanmälningar',
  'Trygghetslarmen blir digitala',
  'Sammanhållen DSO för kommunerna',
  'Ny översiktsplan',
]
const index = createIndex(schema)
titles.forEach((title, at) => {
  index.put({ id: `${at}`, fields: { title: analyser.analyse(title, 'sv') } })
})
const found = (text: string, options = {}) =>
  index
    .search({ clauses: readQuery(text, analyser, index, options).clauses })
    .hits.map((hit) => titles[Number(hit.id)])

describe('what a person types', () => {
  it.each([
    ['kostdatasystem', 'Kostdatasystem för storkök'],
    ['e-arkivet', 'E-arkiv för regionens handlingar'],
    ['earkiv', 'E-arkiv för regionens handlingar'],
    ['arkiv', 'E-arkiv för regionens handlingar'],
    ['orosanmälan', 'Självservice för orosanmälningar'],
    ['anmälan', 'Självservice för orosanmälningar'],
    ['trygghetslarm', 'Trygghetslarmen blir digitala'],
    ['larm', 'Trygghetslarmen blir digitala'],
    ['trygghetlarm', 'Trygghetslarmen blir digitala'],
    ['dso', 'Sammanhållen DSO för kommunerna'],
    ['oversiktsplaner', 'Ny översiktsplan'],
  ])('%s finds %s', (text, title) => {
    expect(found(text)).toContain(title)
  })

  it('puts the whole compound before its scattered parts, and finds both', () => {
    expect(found('vårdplaneringssystem')).toEqual([
      'Vårdplaneringssystemet byts ut',
      'Planering av vård i ett nytt system',
    ])
  })

  it('keeps a phrase together, gaps of stop words included', () => {
    expect(found('"planering av vård"')).toEqual(['Planering av vård i ett nytt system'])
    expect(found('"vård planering"')).toEqual([])
  })

  it('leaves excluded words out', () => {
    expect(found('system -storkök')).not.toContain('Kostdatasystem för storkök')
    expect(found('system')).toContain('Kostdatasystem för storkök')
  })

  it('finds an unfinished word while typing', () => {
    expect(found('tryggh', { typing: true })).toEqual(['Trygghetslarmen blir digitala'])
  })

  it('says what it searched for instead', () => {
    expect(readQuery('översikstplan', analyser, index).corrected).toEqual([
      { from: 'översikstplan', to: ['översiktsplan'] },
    ])
  })

  it('takes anything: nothing, stop words, markup, a megabyte', () => {
    expect(readQuery('', analyser, index).clauses).toEqual([])
    expect(readQuery('och i att', analyser, index).clauses).toEqual([])
    for (const text of [
      "'; drop table users; --",
      '<script>alert(1)</script>',
      '"'.repeat(999),
      '((((a+)+)+)+)$',
      'å'.repeat(1e6),
      '- '.repeat(5e5),
    ]) {
      expect(readQuery(text, analyser, index).clauses.length).toBeLessThanOrEqual(32)
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.boolean(), (text, typing) => {
        const { clauses } = readQuery(text, analyser, index, { typing })
        expect(() => index.search({ clauses, explain: true })).not.toThrow()
      }),
    )
  })
})
