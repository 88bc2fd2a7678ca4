import { Organisation, organisationUri, type Register } from '#registry'
import type { CountyBody } from './county-files.ts'

const COUNTY_CODE = '99'
const COUNTY_NAME = 'Låtsas län (påhittat)'

/** The id that an invented body has in the register. */
export const bodyId = (body: Pick<CountyBody, 'number'>) => `SE${body.number}`

/** The invented bodies as the register of organisations has them. They have no tile: the map shows the real country. */
export function countyRegister(bodies: readonly CountyBody[]): Register {
  return {
    organisations: bodies.map(toOrganisation),
    aliases: bodies.flatMap((body) =>
      body.short.map((alias) => ({
        organisationId: bodyId(body),
        alias,
        kind: 'short' as const,
        until: null,
      })),
    ),
  }
}

function toOrganisation(body: CountyBody): Organisation {
  const inCounty = body.kind !== 'agency'
  return Organisation.parse({
    id: bodyId(body),
    uri: organisationUri(bodyId(body)),
    nameSv: body.name,
    nameEn: body.english,
    kind: body.kind,
    alsoKinds: [],
    code: body.code ?? null,
    countyCode: inCounty ? COUNTY_CODE : null,
    countyName: inCounty ? COUNTY_NAME : null,
    parent: inCounty ? null : 'Påhittsdepartementet (påhittat)',
    population: body.population ?? null,
    populationYear: body.population ? 2025 : null,
    tile: null,
    website: null,
    validFrom: null,
    validTo: null,
    nameSince: null,
    predecessors: [],
    successors: [],
    doubts: [],
    actsForMembers: body.kind === 'joint-body',
    demonstration: true,
  })
}
