import fc from 'fast-check'
import { expect, it } from 'vitest'
import { upright } from './upright.ts'

it('shows a sum that was written to be read backwards as it was written', () => {
  expect(upright('Avtal \u202e000 1\u202c kr')).toBe('Avtal 000 1 kr')
  expect(upright('kvitto\u2067gpj.\u2069exe')).toBe('kvittogpj.exe')
})

it('leaves every text alone that turns nothing, from the left or the right', () => {
  for (const text of ['Åtgärd', 'مبادرة رقمية', 'יוזמה', '👩‍⚕️', '']) expect(upright(text)).toBe(text)
})

it('leaves nothing that turns, whatever it is given', () => {
  const mark = fc.constantFrom(...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
  fc.assert(
    fc.property(fc.array(fc.oneof(mark, fc.string())), (parts) => {
      expect(upright(parts.join(''))).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }),
  )
})
