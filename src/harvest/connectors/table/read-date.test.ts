import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate } from './read-date.ts'

describe('a date as Swedish offices write it', () => {
  it.each([
    ['2024-03-04', '2024-03-04'],
    ['2024-03-04T14:30:00', '2024-03-04'],
    ['2024-03', '2024-03'],
    ['2024', '2024'],
    [2024, '2024'],
    ['20240304', '2024-03-04'],
    ['2024/3/4', '2024-03-04'],
    ['4/3 2024', '2024-03-04'],
    ['4.3.2024', '2024-03-04'],
    ['25/12/2024', '2024-12-25'],
    ['4 mars 2024', '2024-03-04'],
    ['den 4:e mars 2024', '2024-03-04'],
    ['Mars 2024', '2024-03'],
    ['okt. 2024', '2024-10'],
    ['March 4, 2024', '2024-03-04'],
  ])('%s is %s', (written, date) => {
    expect(readDate(written)).toEqual({ how: 'exact', date })
  })

  it.each([
    [45_355, '2024-03-04'],
    ['45355', '2024-03-04'],
    ['Q2 2024', '2024'],
    ['2024 kvartal 2', '2024'],
    ['kv 3 2024', '2024'],
  ])('%s is loosely %s', (written, date) => {
    expect(readDate(written)).toEqual({ how: 'loose', date })
  })

  it('with slashes needs an order when it could be two days', () => {
    expect(readDate('03/04/2024')).toEqual({ how: 'not-a-date' })
    expect(readDate('03/04/2024', 'dmy')).toEqual({ how: 'exact', date: '2024-04-03' })
    expect(readDate('03/04/2024', 'mdy')).toEqual({ how: 'exact', date: '2024-03-04' })
  })

  it.each([
    '',
    'våren 2021',
    'snart',
    '2024-02-30',
    '2024-13',
    '0000',
    12,
    -1,
    0.5,
    '32 mars 2024',
    'hösten',
    'mars',
  ])('%s is none', (written) => {
    expect(readDate(written)).toEqual({ how: 'not-a-date' })
  })

  it('gives every day back that is written as a day', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10)
        expect(readDate(iso)).toEqual({ how: 'exact', date: iso })
      }),
    )
  })
})
