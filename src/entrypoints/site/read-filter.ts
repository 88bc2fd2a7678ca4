import type { RecordFilter, RecordKind } from '#registry'

/** Values of one filter that an address may carry; more are dropped. */
const MOST = 50
const LONGEST = 200

/** Reads what a list's address asks for. Fields that mean nothing to us are left alone, so that old links keep working. */
export function readFilter(kind: RecordKind, query: URLSearchParams): RecordFilter {
  const many = (name: string) => {
    const values = query.getAll(name).filter((value) => value !== '' && value.length <= LONGEST)
    return values.length === 0 ? undefined : [...new Set(values)].slice(0, MOST)
  }
  const words = (query.get('q') ?? '').replaceAll('\u0000', '').replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  const confirmed = [...new Set(query.getAll('bekraftat'))]
  return {
    kind,
    ...(words === '' ? {} : { words }),
    organisation: many('organisation'),
    organisationKind: many('slag'),
    county: many('lan'),
    phase: many('fas'),
    source: many('kalla'),
    // both boxes ticked is the same as neither
    ...(confirmed.length === 1 ? { confirmed: confirmed[0] === 'true' } : {}),
  }
}
