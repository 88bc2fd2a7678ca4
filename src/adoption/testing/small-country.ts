import { sequenceAll } from '#ledger'
import type { Context } from '#platform/context'
import { type FixedClock, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import {
  createResolver,
  type ObservationDraft,
  type Organisation,
  organisationUri,
  recordObservations,
  registerOrganisations,
} from '#registry'

/** A country for tests: twelve municipalities `SE1000000001` to `…12` of growing size, and a joint body `SE1000000099`. */
export interface SmallCountry {
  readonly now: FixedClock
  readonly act: (role: string, organisation?: string | null) => Context
  /** Records what a source claims, and gives the ids in the same order. */
  readonly record: (drafts: readonly ObservationDraft[], owner?: string | null) => Promise<string[]>
}

/** The id of the municipality with this number. */
export const municipality = (number: number) => `SE10000000${String(number).padStart(2, '0')}`
/** The joint body. */
export const JOINT_BODY = municipality(99)
/** What one of them is called; 99 is the joint body. */
export const nameOf = (number: number) =>
  number === 99 ? 'Förbundet Prov' : `Prov ${String(number).padStart(2, '0')} kommun`

/** An organisation for tests; without a population it is a joint body. */
export const organisationOf = (id: string, population: number | null): Organisation => ({
  id,
  uri: organisationUri(id),
  nameSv: nameOf(Number(id.slice(-2))),
  nameEn: null,
  kind: population === null ? 'joint-body' : 'municipality',
  alsoKinds: [],
  code: population === null ? null : `99${id.slice(-2)}`,
  countyCode: '99',
  countyName: 'Provlän',
  parent: null,
  population,
  populationYear: population === null ? null : 2025,
  tile: null,
  website: null,
  validFrom: null,
  validTo: null,
  nameSince: null,
  predecessors: [],
  successors: [],
  doubts: [],
  actsForMembers: population === null,
  demonstration: false,
})

/** Fills an empty test database with the country. The clock stands at 22 November 2026 until moved. */
export async function foundCountry({ sql }: TestDatabase): Promise<SmallCountry> {
  const now = fixedClock('2026-11-22T03:00:00Z')
  const act = (role: string, organisation: string | null = null) =>
    testContext(sql, { now, role, organisation })
  const organisations = [
    ...Array.from({ length: 12 }, (_, place) => organisationOf(municipality(place + 1), 1_000 * 2 ** place)),
    organisationOf(JOINT_BODY, null),
  ]
  await registerOrganisations(act('operator'), { organisations, aliases: [] })
  const resolve = createResolver(organisations, [])
  const record = async (drafts: readonly ObservationDraft[], owner: string | null = null) => {
    now.forward({ seconds: 1 })
    const origin = { source: owner ?? 'portal', owner, priority: 60, capture: null, demonstration: false }
    const outcomes = await recordObservations(act('harvester'), origin, drafts, resolve)
    await sequenceAll(act('operator'))
    return outcomes.map(({ record: id }) => id ?? '')
  }
  return { now, act, record }
}
