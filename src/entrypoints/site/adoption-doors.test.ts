import Fastify, { type FastifyInstance } from 'fastify'
import { beforeEach, describe, expect, it } from 'vitest'
import { keepPolicy, stateAdoption, stateBlocker } from '#adoption'
import { sequenceAll } from '#ledger'
import { createDatabaseForEachTest, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import {
  loadResolver,
  Organisation,
  organisationUri,
  recordObservations,
  registerOrganisations,
} from '#registry'
import { adoptionDoors } from './adoption-doors.tsx'

let database: TestDatabase
let server: FastifyInstance
let policy: string
let solution: string
createDatabaseForEachTest((made) => {
  database = made
})
const now = fixedClock('2026-11-22T03:00:00Z')
const act = (role: string, organisation: string | null = null) =>
  testContext(database.sql, { now, role, organisation })
const id = (number: number) => `SE100000000${number}`
const body = (number: number, nameSv = `Prov ${number} kommun`) =>
  Organisation.parse({
    ...{ id: id(number), uri: organisationUri(id(number)), nameSv, nameEn: null, kind: 'municipality' },
    ...{
      alsoKinds: [],
      code: null,
      countyCode: '99',
      countyName: 'Provlän',
      parent: null,
      population: 9_000,
    },
    ...{ populationYear: 2025, tile: null, website: null, validFrom: null, validTo: null, nameSince: null },
    ...{ predecessors: [], successors: [], doubts: [], actsForMembers: false, demonstration: false },
  })
const use = (number: number) =>
  stateAdoption(act('publisher', id(number)), {
    organisation: id(number),
    record: solution,
    word: 'confirm',
    stage: 'using',
    since: '2025-03',
  })
const get = async (url: string) => {
  const { body: text, headers, statusCode } = await server.inject({ url })
  return { text, to: String(headers.location), status: statusCode }
}

beforeEach(async () => {
  now.set('2026-11-22T03:00:00Z')
  await registerOrganisations(act('operator'), {
    organisations: [1, 2, 3, 4].map((one) => body(one)),
    aliases: [],
  })
  const origin = { source: 'portal', owner: null, priority: 60, capture: null, demonstration: false }
  const draft = {
    kind: 'solution' as const,
    key: 'a',
    organisation: { name: 'Prov 1 kommun' },
    claims: { title: 'Appen' },
  }
  const [found] = await recordObservations(
    act('harvester'),
    origin,
    [draft],
    await loadResolver(act('operator')),
  )
  solution = found?.record ?? ''
  policy = await keepPolicy(act('publisher', id(1)), {
    ...{ owner: id(1), title: 'Alla får appen', goal: 'Tre kommuner använder appen.', records: [solution] },
    ...{
      eligible: {},
      target: 3,
      by: '2028-12-31',
      instrument: 'support',
      means: 'Stöd',
      decidedOn: '2026-01-15',
    },
  })
  await use(2)
  await stateBlocker(act('publisher', id(3)), { organisation: id(3), record: solution, code: 'cost' })
  await sequenceAll(act('operator'))
  server = Fastify()
  await server.register(adoptionDoors, { ctx: act('public'), publicUrl: 'https://skala.example' })
})

describe('the files of a policy', { timeout: 60_000 }, () => {
  it.each([
    'csv',
    'svg',
  ])('say as %s which state they are made from, and come out the same from it again', async (file) => {
    const { to, status } = await get(`/sv/policyer/${policy}.${file}`)
    expect([status, to]).toEqual([302, expect.stringMatching(/[?]index=[0-9]+$/)])
    const then = await get(to)
    const index = to.split('=')[1]
    expect(then.text).toContain(`index=${index}`)
    expect(then.text).toContain('2026-11-22')
    now.forward({ days: 90 })
    await use(4)
    await use(3)
    await registerOrganisations(act('operator'), {
      organisations: [1, 2, 3, 4].map((one) => body(one, `Ny ${one} kommun`)),
      aliases: [],
    })
    await sequenceAll(act('operator'))
    expect((await get(to)).text).toBe(then.text)
    const today = await get((await get(`/sv/policyer/${policy}.${file}`)).to)
    expect(today.text).not.toBe(then.text)
  })

  it('have a line for each that it is for, also for those who have not and what stops them', async () => {
    const { to } = await get(`/sv/policyer/${policy}.csv`)
    const lines = (await get(to)).text.trim().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines.find((line) => line.startsWith(id(2)))).toContain(',using,2025-03,')
    expect(lines.find((line) => line.startsWith(id(3)))).toContain(',cost,')
  })

  it('are not there for a policy that is not, nor in other forms', async () => {
    expect((await get('/sv/policyer/finns-inte.csv?index=3')).status).not.toBe(200)
    expect((await get(`/sv/policyer/${policy}.pdf`)).status).not.toBe(200)
  })
})
