import { describe, expect, it } from 'vitest'
import { NeedArea } from './need.ts'
import { buildTaxonomy, readTaxonomy } from './read-taxonomy.ts'

const taxonomy = readTaxonomy()
const needs = taxonomy.needs.filter(({ level }) => level === 'need')

function area(id: string, need: string, words: string) {
  return NeedArea.parse({
    id,
    label: 'Område | Area',
    scope: 'Allt. | Everything.',
    groups: [
      {
        id: `${id}-group`,
        label: 'Grupp | Group',
        scope: 'Allt. | Everything.',
        needs: [{ id: need, label: 'Behov | Need', scope: 'Ett. | One.', words, types: 'sak | thing' }],
      },
    ],
  })
}

describe('the functional map', () => {
  it('holds hundreds of needs, each in a group of an area', () => {
    expect(needs.length).toBeGreaterThan(350)
    for (const need of needs) {
      const group = taxonomy.byId.get(need.parent ?? '')
      expect(group?.level, need.id).toBe('group')
      expect(taxonomy.byId.get(group?.parent ?? '')?.level, need.id).toBe('area')
    }
  })

  it('leaves no area or group empty', () => {
    for (const { id, level } of taxonomy.needs) {
      if (level !== 'need') expect(taxonomy.childrenOf(id).length, id).toBeGreaterThan(0)
    }
    expect(taxonomy.childrenOf(undefined).every(({ level }) => level === 'area')).toBe(true)
  })

  it('gives every need words and product types in both languages', () => {
    for (const { id, words, types } of needs) {
      for (const language of ['sv', 'en']) {
        expect(
          words.some((word) => word.language === language),
          `${id} words ${language}`,
        ).toBe(true)
        expect(
          types.some((type) => type.language === language),
          `${id} types ${language}`,
        ).toBe(true)
      }
    }
  })

  it('calls no two needs the same in either language', () => {
    for (const language of ['sv', 'en'] as const) {
      const labels = needs.map(({ label }) => label[language].toLowerCase())
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([])
    }
  })

  it('lets a CPV code name one need only', () => {
    const codes = needs.flatMap(({ cpv }) => cpv)
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('serves the four societal goals with needs from several areas', () => {
    expect(taxonomy.themes.map(({ id }) => id)).toEqual([
      'safe-care',
      'elderly-autonomy',
      'school-success',
      'climate-action',
    ])
    for (const theme of taxonomy.themes) {
      const areas = theme.needs.map((id) => taxonomy.byId.get(taxonomy.byId.get(id)?.parent ?? '')?.parent)
      expect(new Set(areas).size, theme.id).toBeGreaterThan(1)
    }
  })
})

describe('a faulty map', () => {
  it('is refused when an id stands twice', () => {
    const twice = [area('a', 'same', 'ett | one'), area('b', 'same', 'två | two')]
    expect(() => buildTaxonomy(twice, new Set(['sak', 'thing']))).toThrow('The need id same stands twice')
  })

  it('is refused when a word stands in two needs without a reason', () => {
    const shared = [area('a', 'first', 'Journal | one'), area('b', 'second', 'journal | two')]
    expect(() => buildTaxonomy(shared, new Set(['sak', 'thing']))).toThrow('"journal" stands in both')
    expect(() => buildTaxonomy(shared, new Set(['sak', 'thing', 'journal']))).not.toThrow()
  })

  it('is refused when a language is missing', () => {
    expect(() => area('a', 'first', 'bara svenska')).toThrow('the English words')
  })

  it('is refused when a theme names a need that is not there', () => {
    const theme = { id: 't', label: { sv: 'T', en: 'T' }, scope: { sv: 'T', en: 'T' }, needs: ['lost'] }
    expect(() => buildTaxonomy([area('a', 'first', 'ett | one')], new Set(), [theme])).toThrow('lost')
  })
})
