import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCases } from '../library/read-cases.ts'
import { lessonsOfCases, lessonsOfUsers, type ProductUser, questionsOf } from './memory.ts'

const user = (parts: Partial<ProductUser>): ProductUser => ({
  record: 'i1',
  title: 'Nytt journalsystem',
  organisation: 'SE1',
  phase: 'procurement',
  lesson: null,
  families: ['journal'],
  demonstration: false,
  ...parts,
})
const paused = user({ record: 'i2', title: 'Grannens journal', phase: 'paused' })

describe('the memory of products', () => {
  it('asks everybody with the same family when somebody pauses', () => {
    const users = [user({}), paused, user({ record: 'i3', families: ['annat'] })]
    const asked = questionsOf(users, lessonsOfUsers(users))
    expect(asked.map((question) => question.user.record)).toEqual(['i1'])
    expect(asked[0]?.evidence[0]).toMatchObject({ ref: 'initiative:i2', href: '/initiativ/i2' })
  })

  it('asks a Swedish buyer of the product that Västra Götaland paused, with every case that did not simply go well', () => {
    const buyer = user({ families: ['oracle-cerner-millennium'] })
    const [question] = questionsOf([buyer], lessonsOfCases(readCases()))
    expect(question?.evidence.map(({ ref }) => ref)).toEqual([
      'case:fi-aster',
      'case:se-skane-sdv',
      'case:se-vgr-millennium',
      'case:us-va-ehrm',
    ])
  })

  it('does not ask those that have ended, and a written lesson counts as much as a stop', () => {
    const users = [
      user({ phase: 'stopped' }),
      user({ record: 'i4', phase: 'retired' }),
      user({ record: 'i5', phase: 'operation', lesson: 'Prova på riktigt först.' }),
      user({ record: 'i6', phase: 'idea' }),
    ]
    const asked = questionsOf(users, lessonsOfUsers(users))
    expect(asked.map((question) => question.user.record)).toEqual(['i5', 'i6'])
  })

  it('never asks anybody about itself, and never crosses between what is invented and what is real', () => {
    const arbitraryUser = fc.record({
      record: fc.constantFrom('i1', 'i2', 'i3', 'i4'),
      title: fc.constant('Titel'),
      organisation: fc.constantFrom('SE1', null),
      phase: fc.constantFrom('idea', 'paused', 'stopped', 'operation', null),
      lesson: fc.constantFrom(null, 'en lärdom'),
      families: fc.subarray(['a', 'b']),
      demonstration: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryUser, { selector: (one) => one.record }), (users) => {
        const invented = new Map<string, boolean>(users.map((one) => [one.record, one.demonstration]))
        for (const { user: asked, evidence } of questionsOf(users, lessonsOfUsers(users))) {
          for (const { ref } of evidence) {
            const from = ref.replace('initiative:', '')
            expect(from).not.toBe(asked.record)
            expect(invented.get(from)).toBe(asked.demonstration)
          }
        }
      }),
    )
  })
})
