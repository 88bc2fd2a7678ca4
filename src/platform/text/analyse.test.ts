import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnalyser, type TextLanguage } from './analyse.ts'
import { normalise, tokenise } from './tokens.ts'

const analyser = createAnalyser()
const terms = (text: string, language: TextLanguage = 'sv') =>
  analyser.analyse(text, language).map((term) => `${term.term}:${term.kind}@${term.position}`)
const stem = (word: string, language: TextLanguage = 'sv') => analyser.termsOf(word, language)[0]?.term

describe('tokens', () => {
  it('keep å, ä and ö, and compose them when they come in pieces', () => {
    expect(tokenise('A\u030ar och Ö').map((token) => token.word)).toEqual(['år', 'och', 'ö'])
  })

  it('drop the colon ending of an abbreviation and the soft hyphen of a broken word', () => {
    expect(tokenise('EU:s om\u00adsorg').map((token) => token.word)).toEqual(['eu', 'omsorg'])
  })

  it('point back at the word in the normalised text, in order, whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        let before = 0
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(before)
          expect(token.end).toBeGreaterThan(token.start)
          before = token.end
        }
        expect(before).toBeLessThanOrEqual(normalise(text).length)
      }),
    )
  })

  it('see no acronyms in a text written in capitals', () => {
    expect(tokenise('NYTT SYSTEM FÖR DSO').some((token) => token.acronym)).toBe(false)
    expect(
      tokenise('Ny DSO för 5G')
        .filter((token) => token.acronym)
        .map((token) => token.word),
    ).toEqual(['dso', '5g'])
  })
})

describe('analysis', () => {
  it('gives a hyphenated word whole, joined, and by its parts', () => {
    expect(terms('e-arkivet')).toEqual(['earkiv:stem@0', 'e-arkivet:word@0', 'arkiv:part@0'])
    expect(stem('e-arkiv')).toBe(stem('earkiv'))
  })

  it('keeps acronyms whole and positions of stop words empty', () => {
    expect(terms('VGR och DSO')).toEqual(['vgr:acronym@0', 'dso:acronym@2'])
  })

  it('brings Swedish inflections together, definite forms too', () => {
    for (const forms of [
      ['system', 'systemet', 'systemen', 'systemens'],
      ['skola', 'skolan', 'skolor', 'skolorna'],
      ['anmälan', 'anmälningar', 'anmälningarna'],
      ['orosanmälan', 'orosanmälningar'],
      ['vårdplaneringssystem', 'vårdplaneringssystemet'],
      ['kommun', 'kommunens', 'kommunerna'],
    ]) {
      expect(new Set(forms.map((form) => stem(form))), forms.join(' ')).toHaveProperty('size', 1)
    }
  })

  it('takes a verb in -era and the noun that only names it for one word, and nothing else for a server', () => {
    for (const [verb, noun] of [
      ['signera', 'signeringen'],
      ['planerar', 'planering'],
      ['arkivera', 'arkiveringar'],
    ] as const)
      expect(stem(verb), verb).toBe(stem(noun))
    expect(stem('servering')).not.toBe(stem('server'))
  })

  it('stems English', () => {
    expect(stem('policies', 'en')).toBe(stem('policy', 'en'))
    expect(stem('monitoring', 'en')).toBe(stem('monitored', 'en'))
  })

  it('offers both stems when the language is unknown', () => {
    expect(terms('policies', 'unknown')).toContain(`${stem('policies', 'en')}:stem@0`)
  })

  it('finds a part of a compound where the part would be searched for', () => {
    const part = stem('monitorering')
    expect(analyser.termsOf('egenmonitoreringen', 'sv').map((term) => term.term)).toContain(part)
  })

  it('gives no term twice at one position, none empty, and the same answer every time', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('sv', 'en', 'unknown'),
        (text, language) => {
          const once = analyser.analyse(text, language)
          expect(new Set(once.map((term) => `${term.position} ${term.term}`)).size).toBe(once.length)
          expect(once.every((term) => term.term !== '' && term.weight > 0 && term.weight <= 1)).toBe(true)
          expect(analyser.analyse(text, language)).toEqual(once)
        },
      ),
    )
  })

  it('survives a megabyte of one letter and a megabyte of hyphens', () => {
    expect(analyser.analyse('a'.repeat(1_000_000), 'sv')).toHaveLength(1)
    expect(analyser.analyse('a-'.repeat(500_000), 'sv').length).toBeLessThan(200)
  })
})
