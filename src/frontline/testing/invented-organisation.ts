import { Organisation, organisationUri, type Register } from '#registry'

/** Two bodies that do not exist: nobody is issued a number that begins with 4 (SKV 709). */
export const OWNER = 'SE4999900113'
export const STRANGER = 'SE4999900121'

/** The register that knows only them. */
export function inventedRegister(): Register {
  return { organisations: [invented(OWNER, 'Provregionen'), invented(STRANGER, 'Provkommunen')], aliases: [] }
}

function invented(id: string, name: string): Organisation {
  return Organisation.parse({
    ...{
      id,
      uri: organisationUri(id),
      nameSv: `${name} (påhittad)`,
      nameEn: `${name} (invented)`,
      kind: 'region',
    },
    ...{ alsoKinds: [], code: null, countyCode: null, countyName: null, parent: null, population: null },
    ...{ populationYear: null, tile: null, website: null, validFrom: null, validTo: null, nameSince: null },
    ...{ predecessors: [], successors: [], doubts: [], actsForMembers: false, demonstration: true },
  })
}
