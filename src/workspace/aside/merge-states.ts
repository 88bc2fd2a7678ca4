import { canonicalBytes } from '#ledger'
import { InitiativeClaims } from '#registry'
import type { SheetState } from '../sheet/sheet-state.ts'

/** Where two states may differ and one can be chosen: a field, or `access` for who may see it and on what ground. */
export const ACCESS = 'access'

type Claims = Readonly<Record<string, unknown>>

/** The names of what differs between two states, in the order claims are told; empty when they say the same. Pure. */
export function differencesOf(one: SheetState, other: SheetState): string[] {
  const left: Claims = one.claims
  const right: Claims = other.claims
  const fields = Object.keys(InitiativeClaims.shape).filter((name) => !isSame(left[name], right[name]))
  return isSame(accessOf(one), accessOf(other)) ? fields : [...fields, ACCESS]
}

/** The first state with what is named taken from the second: nothing named gives the first, everything the second. Pure. */
export function mergeStates(standing: SheetState, aside: SheetState, taken: readonly string[]): unknown {
  const from: Claims = aside.claims
  const kept = Object.entries(standing.claims).filter(([name]) => !taken.includes(name))
  const chosen = taken.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]]]))
  return {
    claims: { ...Object.fromEntries(kept), ...Object.fromEntries(chosen) },
    ...accessOf(taken.includes(ACCESS) ? aside : standing),
  }
}

const accessOf = ({ visibility, withholding, fields }: SheetState) => ({ visibility, withholding, fields })

const isSame = (one: unknown, other: unknown): boolean =>
  canonicalBytes({ value: one ?? null }).equals(canonicalBytes({ value: other ?? null }))
