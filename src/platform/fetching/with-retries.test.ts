import { describe, expect, it } from 'vitest'
import { failure } from './fetch-failure.ts'
import type { Fetched } from './fetched.ts'
import { defaultRetries, withRetries } from './with-retries.ts'

const busy: Fetched = { ...failure('http-5xx', 'https://example.se/'), httpStatus: 503 }
const gone: Fetched = { ...failure('http-4xx', 'https://example.se/'), httpStatus: 404 }
const unchanged: Fetched = { status: 'not-modified', url: 'https://example.se/' }

/** A world where the clock moves only when someone waits, and the server gives the answers in order. */
function patient(answers: Fetched[], retries: Partial<typeof defaultRetries> = {}) {
  const waits: number[] = []
  let asked = 0
  const fetchUrl = withRetries(async () => answers[Math.min(asked++, answers.length - 1)] ?? gone, {
    ...defaultRetries,
    random: () => 0.5,
    elapsed: () => waits.reduce((sum, wait) => sum + wait, 0),
    wait: async (milliseconds) => waits.push(milliseconds),
    ...retries,
  })
  return { fetchUrl, waits, asked: () => asked }
}

describe('trying again', () => {
  it('pauses longer each time and takes the first good answer', async () => {
    const world = patient([busy, busy, unchanged])
    expect(await world.fetchUrl('https://example.se/')).toBe(unchanged)
    expect(world.waits).toEqual([500, 1000])
  })

  it('ends after the tries it was given, with the last failure', async () => {
    const world = patient([busy], { tries: 4 })
    expect(await world.fetchUrl('https://example.se/')).toBe(busy)
    expect(world.asked()).toBe(4)
  })

  it('never asks again for what will not change', async () => {
    const world = patient([gone, unchanged])
    expect(await world.fetchUrl('https://example.se/')).toBe(gone)
    expect(world.asked()).toBe(1)
  })

  it('waits at least as long as the server asked', async () => {
    const world = patient([{ ...busy, retryAfterSeconds: 20 }, unchanged])
    await world.fetchUrl('https://example.se/')
    expect(world.waits).toEqual([20_500])
  })

  it('hands the failure back at once when the wait asked for is longer than the time there is', async () => {
    const limited: Fetched = { ...busy, retryAfterSeconds: 3600 }
    const world = patient([limited, unchanged])
    expect(await world.fetchUrl('https://example.se/')).toBe(limited)
    expect(world.waits).toEqual([])
  })

  it('does not begin another try once it has been stopped', async () => {
    const world = patient([busy])
    await world.fetchUrl('https://example.se/', { signal: AbortSignal.abort() })
    expect(world.asked()).toBe(1)
  })
})
