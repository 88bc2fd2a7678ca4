import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAST } from './choose-needs.ts'
import { createNeedClassifier } from './classify-needs.ts'

const classify = createNeedClassifier()
const first = (title: string, cpv: string[] = []) => classify({ title, cpv })[0]?.need

/** Written for these tests: the everyday shapes of a title, and what it is about. */
const claims: readonly (readonly [title: string, need: string])[] = [
  ['Trygghetslarm i ordinärt boende', 'safety-alarms'],
  ['Planering av hemtjänsten med ny teknik', 'home-care-planning'],
  ['Nytt journalsystem', 'patient-record'],
  ['Journalsystem för elevhälsan', 'school-health-record'],
  ['Självservice för orosanmälan', 'child-protection'],
  ['Kostdatasystem för storkök', 'meal-planning'],
  ['E-arkiv', 'e-archive'],
  ['Ärendehanteringssystem', 'case-management'],
  ['Ärendehanteringssystem för bygglov', 'building-permits'],
  ['Konsultstöd för e-arkiv', 'e-archive'],
  ['IT-konsulter', 'it-consultants'],
  ['Digital signing of decisions', 'e-signature'],
  ['Remote patient monitoring at home', 'self-monitoring'],
  ['SIEM och SOC', 'security-monitoring'],
  ['Betalning för parkering med app', 'parking-payment'],
]

describe('a title tells the need', () => {
  it.each(claims)('%s', (title, need) => {
    expect(first(title)).toBe(need)
  })

  it('is unsure about a title that says nothing', () => {
    for (const title of ['', 'System', 'Digital lösning', 'Upphandling', 'Ramavtal 2021', '!!! ??? 🙂']) {
      expect(classify({ title }), title).toEqual([])
    }
  })

  it('tells two needs when the title names two', () => {
    expect(classify({ title: 'Lärplattform och elevregister' }).map(({ need }) => need)).toEqual([
      'learning-platform',
      'pupil-register',
    ])
  })

  it('shows the words that decided it, as they stand in the title', () => {
    const [verdict] = classify({ title: 'Anskaffning av Bygglovsportal' })
    expect(verdict?.evidence[0]).toMatchObject({ where: 'title', words: ['bygglovsportal'] })
  })

  it('takes a CPV code as support but never as enough', () => {
    const alone = classify({ title: 'Nytt system', cpv: ['48160000'] })
    const [without] = classify({ title: 'Bibliotekssystem' })
    const [supported] = classify({ title: 'Bibliotekssystem', cpv: ['48160000-1'] })
    expect(alone).toEqual([])
    expect(supported?.score).toBeGreaterThan(without?.score ?? Number.POSITIVE_INFINITY)
    expect(supported?.evidence.some(({ where }) => where === 'cpv')).toBe(true)
  })

  it('reads the text when the title is silent', () => {
    const text = 'Vi vill att boende ska kunna söka bygglov digitalt och följa sin bygglovsansökan.'
    expect(classify({ title: 'Framtidens service', text })[0]?.need).toBe('building-permits')
  })
})

describe('for any title', () => {
  const titles = claims.map(([title]) => title)

  it('stop words change nothing', () => {
    const stopWords = ['och', 'för', 'till', 'med', 'som', 'det', 'den', 'en', 'på', 'vid']
    assert(
      property(
        constantFrom(...titles),
        constantFrom(...stopWords),
        integer({ min: 0, max: 9 }),
        (title, word, at) => {
          const words = title.split(' ')
          words.splice(at % (words.length + 1), 0, word)
          expect(needsOf(words.join(' '))).toEqual(needsOf(title))
        },
      ),
    )
  })

  it('the same question has the same answer, three needs at the most, strongest first', () => {
    assert(
      property(constantFrom(...titles), constantFrom(...titles), constantFrom(...titles), (a, b, c) => {
        const title = `${a}, ${b}, ${c}`
        const verdicts = classify({ title })
        expect(classify({ title })).toEqual(verdicts)
        expect(verdicts.length).toBeLessThanOrEqual(3)
        const scores = verdicts.map(({ score }) => score ?? 0)
        expect(scores).toEqual([...scores].sort((x, y) => y - x))
        expect(scores.every((score) => score >= LEAST)).toBe(true)
      }),
    )
  })

  it('a megabyte of text is read to its limit and answered', () => {
    const text = 'upphandling av '.repeat(70_000)
    expect(classify({ title: text, text })).toEqual([])
  })

  function needsOf(title: string): string[] {
    return classify({ title, language: 'sv' }).map(({ need }) => need)
  }
})
