import { digestOf } from '../digest.ts'
import type { Provider } from './provider.ts'

/** What an identity provider said about somebody, in our words. */
export interface Person {
  /** Digest of the issuer and what it calls the person; the same at every sign-in. */
  readonly key: Buffer
  readonly name: string | null
  /** Organisation numbers, ten digits, that the provider may speak for or that nobody has weighed yet. */
  readonly numbers: readonly string[]
  /** Ids of organisations that the configuration names for this person. */
  readonly organisations: readonly string[]
}

export type Claims = Readonly<Record<string, unknown>>

/** Reads a person out of claims; null when the claims that name the person are not all there. */
export function personOfClaims(provider: Provider, claims: Claims): Person | null {
  const names = provider.subject.map((claim) => claims[claim])
  if (!names.every((name) => typeof name === 'string' && name !== '')) return null
  const numbers = provider.organisationClaims.flatMap((claim) => textsOf(claims[claim]).flatMap(numberIn))
  return {
    key: digestOf(JSON.stringify([provider.issuer, ...names])),
    name: nameIn(claims),
    numbers: [...new Set(numbers)],
    organisations: mappedOf(provider, claims),
  }
}

/** `212000-0142`, `SE2120000142`, `162120000142` and `person@2120000142` are all 2120000142. */
export function numberIn(text: string): string[] {
  const [, digits] =
    /^(?:SE|16)?(\d{10})$/.exec((text.split('@').at(-1) ?? '').replaceAll(/[\s-]/g, '')) ?? []
  return digits === undefined ? [] : [digits]
}

function mappedOf({ organisationByClaim }: Provider, claims: Claims): string[] {
  if (!organisationByClaim) return []
  const { claim, values } = organisationByClaim
  // an address that its owner has not shown to be theirs vouches for nothing
  if (claim === 'email' && claims.email_verified === false) return []
  return textsOf(claims[claim]).flatMap((text) => {
    const value = text.includes('@') ? (text.split('@').at(-1) ?? '').toLowerCase() : text
    return Object.hasOwn(values, value) ? [values[value] ?? []].flat() : []
  })
}

function nameIn(claims: Claims): string | null {
  const given = [claims.given_name, claims.family_name].filter((part) => typeof part === 'string').join(' ')
  const name = typeof claims.name === 'string' && claims.name.trim() !== '' ? claims.name : given
  // no control or direction characters: a name is shown beside others' names
  const shown = name
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, 100)
  return shown === '' ? null : shown
}

const textsOf = (value: unknown): string[] =>
  [value].flat().filter((one): one is string => typeof one === 'string' && one.length <= 200)
