import { Organisation } from '#registry'

/** Two bodies that do not exist, for tests: their numbers belong to nobody. */
export const inventedOrganisations = [
  invented('SE2129990011', 'Exempelköpings kommun'),
  invented('SE2129990029', 'Påhittsboda kommun'),
] as const

function invented(id: string, nameSv: string): Organisation {
  return Organisation.parse({
    id,
    nameSv,
    uri: `http://dataportal.se/organisation/${id}`,
    kind: 'municipality',
    ...{ nameEn: null, code: null, countyCode: null, countyName: null, parent: null, population: null },
    ...{ populationYear: null, tile: null, website: null, validFrom: null, validTo: null, nameSince: null },
    ...{ alsoKinds: [], predecessors: [], successors: [], doubts: [], actsForMembers: false },
    demonstration: true,
  })
}
