import { Organisation } from '#registry'

/** Bodies that do not exist, for tests: their numbers belong to nobody. */
export const inventedOrganisations: readonly Organisation[] = [
  ['SE2129990011', 'Exempelköpings kommun', '14'],
  ['SE2129990029', 'Påhittsboda kommun', '12'],
].map(([id, nameSv, countyCode]) =>
  Organisation.parse({
    ...{ id, nameSv, countyCode, kind: 'municipality', uri: `http://dataportal.se/organisation/${id}` },
    ...{ nameEn: null, code: null, countyName: null, parent: null, population: null, populationYear: null },
    ...{ tile: null, website: null, validFrom: null, validTo: null, nameSince: null, alsoKinds: [] },
    ...{ predecessors: [], successors: [], doubts: [], actsForMembers: false, demonstration: true },
  }),
)
