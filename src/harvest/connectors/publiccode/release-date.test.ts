import { describe, expect, it } from 'vitest'
import { readReleaseDate } from './release-date.ts'

describe('a release date', () => {
  it('as the standard asks is exact', () => {
    expect(readReleaseDate('2026-03-04')).toEqual({ how: 'exact', date: '2026-03-04' })
  })

  it.each([
    ['2026', '2026'],
    ['2026-03', '2026-03'],
    ['2026/3/4', '2026-03-04'],
    ['20260304', '2026-03-04'],
    ['4.3.2026', '2026-03-04'],
    ['25/12/2026', '2026-12-25'],
    ['12/25/2026', '2026-12-25'],
    ['2026-03-04T10:00:00Z', '2026-03-04'],
  ])('%s is read as %s', (written, date) => {
    expect(readReleaseDate(written)).toEqual({ how: 'loose', date })
  })

  it.each([
    '',
    't.b.d.',
    'våren 2021',
    '4/3/2026',
    '2026-02-30',
    '2026-13',
    '20261',
    '99999',
  ])('%s is none', (written) => {
    expect(readReleaseDate(written)).toEqual({ how: 'not-a-date' })
  })
})
