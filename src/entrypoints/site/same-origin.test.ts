import { describe, expect, it } from 'vitest'
import { NotAllowed } from '#platform/problems'
import { requireSameOrigin } from './same-origin.ts'

const ours = 'https://skala.example'
const taken = (headers: Record<string, string>) => () => requireSameOrigin(headers, ours)

describe('a form is taken', () => {
  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: ours },
    { origin: 'http://localhost:3000', host: 'localhost:3000' },
    {},
  ])('when sent with %o', (headers) => {
    expect(taken(headers)).not.toThrow()
  })
})

describe('a form is refused', () => {
  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site', origin: ours },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://skala.example.evil.example', host: 'skala.example' },
    { origin: 'null', host: 'skala.example' },
  ])('when sent with %o', (headers) => {
    expect(taken(headers)).toThrow(NotAllowed)
  })
})
