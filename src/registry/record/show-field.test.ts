import { expect, it } from 'vitest'
import { lastDayWithheld } from './show-field.tsx'

it('says until when a field is withheld, by itself or with the whole record, and of no other', () => {
  const money = { withheld: [{ field: 'money', ground: 'tender', until: '2027-06-15' }] }
  expect(lastDayWithheld(money, 'money')).toBe('2027-06-15')
  expect(lastDayWithheld(money, 'phase')).toBeNull()
  const all = { withheld: [{ field: 'all', ground: 'tender', until: '2027-01-31' }] }
  expect(lastDayWithheld(all, 'phase')).toBe('2027-01-31')
  expect(lastDayWithheld({}, 'money')).toBeNull()
  expect(lastDayWithheld({ withheld: 'nonsense' }, 'money')).toBeNull()
})
