import type { Sql } from '#platform/database'
import { fixedClock, testContext } from '#platform/testing'
import { Organisation, organisationUri, registerOrganisations } from '#registry'

/** Bodies that do not exist, for tests: their numbers belong to nobody. */
export const home = 'SE4000000001'
export const other = 'SE4000000002'

/** Registers both, and gives contexts in which somebody of either acts, at a clock that stands still. */
export async function openRooms(sql: Sql) {
  const now = fixedClock('2026-11-22T09:00:00Z')
  const as = (role: string, organisation: string | null = home) =>
    testContext(sql, { now, role, organisation })
  const organisations = [home, other].map((id) =>
    Organisation.parse({
      ...{
        id,
        uri: organisationUri(id),
        nameSv: id === home ? 'Hemma kommun' : 'Annars kommun',
        nameEn: null,
        kind: 'municipality',
      },
      ...{ alsoKinds: [], code: null, countyCode: null, countyName: null, parent: null, population: null },
      ...{ populationYear: null, tile: null, website: null, validFrom: null, validTo: null, nameSince: null },
      ...{ predecessors: [], successors: [], doubts: [], actsForMembers: false, demonstration: true },
    }),
  )
  await registerOrganisations(as('operator', null), { organisations, aliases: [] })
  return { now, as }
}

let drawn = 0
/** A form's token that no other form has. */
export const token = () => `token-of-a-form-${++drawn}`
