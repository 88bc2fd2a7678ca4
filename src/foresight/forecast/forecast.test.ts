import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type ClassMember,
  exceedsOnceOver,
  forecastCost,
  medianFurtherFactor,
  referenceClass,
} from './forecast.ts'
import { priorExceeds, priorQuantile, tailExponents } from './prior-quantile.ts'
import { countRebaselines, slipVelocity } from './slip-velocity.ts'

const subject = { sector: 'health', kind: 'record', country: 'SE', firstEstimate: 300 }
const member = (id: string, ratio: number, more: Partial<ClassMember> = {}): ClassMember => ({
  ...subject,
  id,
  ratio,
  ...more,
})

test('the prior has the published quantiles to two decimals, with both tails', () => {
  const table = [0.1, 0.5, 0.7, 0.8, 0.9, 0.95]
  const written = (alpha: number) => table.map((p) => priorQuantile(p, alpha).toFixed(2))
  expect(written(tailExponents.published)).toEqual(['0.60', '1.00', '1.28', '1.46', '2.30', '3.80'])
  expect(written(tailExponents.heavy)).toEqual(['0.60', '1.00', '1.28', '1.46', '2.70', '5.40'])
  expect(priorQuantile(0.99, tailExponents.published).toFixed(1)).toBe('12.2')
  expect(priorQuantile(0.99, tailExponents.heavy).toFixed(1)).toBe('27.0')
})

test('18 % exceed the estimate by half, and a fifth lands within a tenth of it', () => {
  expect(priorExceeds(1.5)).toBeCloseTo(0.18, 10)
  expect(priorExceeds(0.9) - priorExceeds(1.1)).toBeCloseTo(0.2, 10)
})

test('the chance of exceeding is the quantile turned round', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.999, noNaN: true }), (p) => {
      expect(priorExceeds(priorQuantile(p))).toBeCloseTo(1 - p, 8)
    }),
  )
})

test('once over, doubling again has the published chance and the published median factor', () => {
  expect(exceedsOnceOver(1.6, 3.2)?.toFixed(2)).toBe('0.38')
  expect(exceedsOnceOver(1.6, 3.2, tailExponents.heavy)).toBe(0.5)
  expect(medianFurtherFactor().toFixed(2)).toBe('1.65')
  expect(medianFurtherFactor(tailExponents.heavy)).toBe(2)
  expect(exceedsOnceOver(1.4, 3)).toBeNull()
})

test('without members the forecast is the prior, and says that n is 0', () => {
  const forecast = forecastCost(subject, [])
  expect(forecast).toMatchObject({ n: 0, weight: 0, members: [] })
  expect(forecast.p80).toBeCloseTo(priorQuantile(0.8), 10)
})

test('the class is the narrowest with twenty members, whoever asks', () => {
  const near = Array.from({ length: 20 }, (_, index) => member(`near-${index}`, 1.1))
  const far = Array.from({ length: 30 }, (_, index) => member(`far-${index}`, 3, { country: 'NO' }))
  expect(referenceClass(subject, [...near, ...far]).traits).toEqual(['sector', 'kind', 'size', 'country'])
  expect(referenceClass(subject, [...near.slice(1), ...far]).traits).toEqual(['sector', 'kind', 'size'])
})

test('quantiles never cross, and more doubled members never lower the chance of doubling', () => {
  const ratio = fc.double({ min: 0.3, max: 20, noNaN: true })
  fc.assert(
    fc.property(fc.array(ratio, { maxLength: 60 }), (ratios) => {
      const ended = ratios.map((value, index) => member(`m${index}`, value))
      const forecast = forecastCost(subject, ended)
      expect(forecast.p50).toBeLessThanOrEqual(forecast.p80)
      expect(forecast.p80).toBeLessThanOrEqual(forecast.p95)
      expect(forecast.moreThanDouble).toBeGreaterThanOrEqual(0)
      expect(forecast.moreThanDouble).toBeLessThanOrEqual(1)
    }),
  )
})

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
const everything = { window: 36_500, least: 180 }

test('EFI slipped 0.76 days a day: ordered in 2005 for 2007, started in September 2013', () => {
  const plans = [
    { on: '2005-07-15', value: dayNumber('2007-07-15') },
    { on: '2013-09-15', value: dayNumber('2013-09-15') },
  ]
  expect(slipVelocity(plans, '2013-09-15', everything)?.toFixed(2)).toBe('0.76')
})

test('Millennium slipped 0.96 days a day between the award in 2018 and the plan of 2022', () => {
  const plans = [
    { on: '2018-09-28', value: dayNumber('2021-03-20') },
    { on: '2022-07-15', value: dayNumber('2024-11-12') },
  ]
  expect(slipVelocity(plans, '2022-07-15', everything)?.toFixed(2)).toBe('0.96')
})

test('a plan that is not moved has no speed, and one plan alone tells nothing', () => {
  const still = [
    { on: '2020-01-01', value: 20_000 },
    { on: '2021-01-01', value: 20_000 },
  ]
  expect(slipVelocity(still, '2021-06-01', everything)).toBe(0)
  expect(slipVelocity(still.slice(1), '2021-06-01', everything)).toBeNull()
  expect(slipVelocity(still, '2019-01-01', everything)).toBeNull()
})

test('a plan said again is no re-baseline', () => {
  const plans = [10, 10, 20, 20, 10].map((value, index) => ({ on: `2020-0${index + 1}-01`, value }))
  expect(countRebaselines(plans)).toBe(2)
})
