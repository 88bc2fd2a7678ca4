import { describe, expect, it } from 'vitest'
import { retryAfter } from './retry-after.ts'

const now = new Date('2026-11-22T10:00:00Z')

describe('how long a server asks us to wait', () => {
  it.each([
    ['seconds', { 'retry-after': '30' }, 30],
    ['a date', { 'retry-after': 'Sun, 22 Nov 2026 10:02:00 GMT' }, 120],
    ['a date gone by', { 'retry-after': 'Sun, 22 Nov 2026 09:00:00 GMT' }, 0],
    ['a year, which becomes an hour', { 'retry-after': '31536000' }, 3600],
    ['a forge with nothing left', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1795341660' }, 60],
    ['nonsense', { 'retry-after': 'snart' }, undefined],
    [
      'a forge with some left',
      { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '1795341660' },
      undefined,
    ],
    ['nothing', {}, undefined],
  ])('%s', (_, headers: Record<string, string>, seconds) => {
    expect(retryAfter(headers, now)).toBe(seconds)
  })
})
