import { describe, expect, it } from 'vitest'
import { agencyNames } from './agency-names.ts'
import { assignedAgencies } from './assigned-agencies.ts'
import { sentences } from './sentences.ts'

const named = (text: string, title = 'Uppdrag om dimma') => assignedAgencies(title, sentences(text)).names

describe('names in a list', () => {
  it('parts names only where a new one begins', () => {
    expect(
      agencyNames(
        'Bolagsverket, Post- och telestyrelsen (PTS), Myndigheten för press, radio och tv samt Skatteverket',
      ),
    ).toEqual([
      'Bolagsverket',
      'Post- och telestyrelsen',
      'Myndigheten för press, radio och tv',
      'Skatteverket',
    ])
  })

  it('ends a name where the sentence goes on', () => {
    expect(agencyNames('E-hälsomyndigheten utveckla och förvalta en tjänst')).toEqual(['E-hälsomyndigheten'])
    expect(agencyNames('Statens jordbruksverk i samverkan med Lantmäteriet')).toEqual([
      'Statens jordbruksverk',
    ])
  })

  it('keeps words for several agencies, and the county of a county board', () => {
    expect(agencyNames('Skatteverket och länsstyrelserna')).toEqual(['Skatteverket', 'länsstyrelserna'])
    expect(agencyNames('Länsstyrelsen i Örebro län')).toEqual(['Länsstyrelsen i Örebro län'])
  })

  it.each([
    'Anna Påhittad',
    'länsrådet Anna Påhittad',
    'Generaldirektören Bo Påhittad',
    'en samordnare',
    '',
  ])('never takes a person or a role for an agency: %s', (list) => {
    expect(agencyNames(list)).toEqual([])
  })
})

describe('who is assigned', () => {
  it.each([
    'Regeringen uppdrar åt Skatteverket att räkna.',
    'Regeringen uppdrar därför åt Skatteverket att räkna.',
    'Regeringen ger Skatteverket i uppdrag att räkna.',
    'Regeringen beslutar att ge Skatteverket i uppdrag att:\n* räkna',
    'Regeringen ger i uppdrag till Skatteverket att räkna.',
    'Skatteverket får i uppdrag att räkna.',
    'Mot denna bakgrund får Skatteverket i uppdrag av regeringen att räkna.',
    'Skatteverket ges i uppdrag att räkna.',
    'Regeringen förlänger uppdraget till Skatteverket att räkna.',
    'Med ändring av beslutet den 3 maj 2031 med uppdrag åt Skatteverket att räkna ska följande gälla.',
    'Skatteverket ska räkna.',
  ])('is found in: %s', (text) => {
    expect(named(text)).toEqual(['Skatteverket'])
  })

  it('comes from the title when the text says nothing, or speaks of another', () => {
    expect(named('Det är viktigt.', 'Uppdrag till Boverket att mäta')).toEqual(['Boverket'])
    expect(
      named('Regeringen har gett Skatteverket i uppdrag att räkna.', 'Uppdrag till Boverket att mäta'),
    ).toEqual(['Boverket'])
  })

  it('comes from the text when the title names an agency further on', () => {
    const title = 'Ändring av uppdraget att räkna och av uppdraget till Boverket'
    expect(named('Regeringen ger Skatteverket i uppdrag att räkna.', title)).toEqual(['Skatteverket'])
  })

  it('comes from the text when the title only has letters', () => {
    expect(
      named('Regeringen ger Skatteverket (SKV) i uppdrag att räkna.', 'Uppdrag till SKV att räkna'),
    ).toEqual(['Skatteverket'])
  })

  it('is nobody when nobody is said, or only promised', () => {
    expect(named('Det är viktigt att räkna.')).toEqual([])
    expect(named('Regeringen kommer att ge Skatteverket i uppdrag att räkna.')).toEqual([])
  })
})
