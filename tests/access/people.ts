import type { FastifyInstance } from 'fastify'
import { expect } from 'vitest'
import { type Role, registerInventedPeople } from '#identity'
import type { Context } from '#platform/context'
import { Organisation, organisationUri, registerOrganisations } from '#registry'
import { type Visitor, visitor } from './visitor.ts'

/** Invented bodies of these tests; nobody is issued a number that begins with 4. */
export const bodies = {
  home: 'SE4000000010',
  other: 'SE4000000002',
  joint: 'SE4000000028',
  bare: 'SE4000000036',
}

const nameOf: Readonly<Record<string, string>> = {
  [bodies.home]: 'Hemma kommun',
  [bodies.other]: 'Grannbyns kommun',
  [bodies.joint]: 'Förbundet Hemgrann',
  [bodies.bare]: 'Tomma kommun',
}

/** Registers the bodies, and people in roles, each called by its key. */
export async function registerPeople(
  ctx: Context,
  people: readonly (readonly [string, Role, string])[],
): Promise<void> {
  const organisations = Object.values(bodies).map((id) =>
    Organisation.parse({
      ...{
        id,
        uri: organisationUri(id),
        nameSv: nameOf[id],
        nameEn: null,
        kind: 'municipality',
        alsoKinds: [],
      },
      ...{
        code: null,
        countyCode: null,
        countyName: null,
        parent: null,
        population: null,
        populationYear: null,
      },
      ...{ tile: null, website: null, validFrom: null, validTo: null, nameSince: null, predecessors: [] },
      ...{ successors: [], doubts: [], actsForMembers: id === bodies.joint, demonstration: true },
    }),
  )
  await registerOrganisations(ctx, { organisations, aliases: [] })
  await registerInventedPeople(
    ctx,
    people.map(([key, role, organisation]) => ({ key, name: key, role, organisation })),
    [{ body: bodies.joint, member: bodies.home }],
  )
}

/** A browser signed in as one of them, by the same door as anybody. */
export async function signInAs(site: FastifyInstance, ctx: Context, key: string): Promise<Visitor> {
  const browser = visitor(site)
  const answer = await browser.post('/sv/logga-in', { person: await accountOf(ctx, key) })
  expect(answer.statusCode).toBe(303)
  return browser
}

/** The account of one of them. */
export async function accountOf(ctx: Context, key: string): Promise<string> {
  const [row] = await ctx.sql<{ id: string }[]>`select id from identity.account where name = ${key}`
  if (!row) throw new Error(`nobody is called ${key}`)
  return row.id
}
