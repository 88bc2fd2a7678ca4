import { describe, expect, it } from 'vitest'
import { loadDemonstration, removeDemonstration } from '#demonstration'
import { sequenceAll } from '#ledger'
import { createTestDatabase, testContext } from '#platform/testing'
import { correctNeeds, readRegister, redactWords, registerOrganisations } from '#registry'
import { decideTwins, recomputeTwins } from '#similarity'
import { rebuildInto } from './rebuild.ts'

const { sql } = await createTestDatabase()
const live = testContext(sql)

const derived = [
  'source',
  ...['organisation', 'alias', 'record', 'observation', 'identifier', 'need_correction', 'link'],
  ...['twins', 'twin decision'],
  ...['statement', 'membership', 'adoption', 'blocker', 'reuse link', 'interest', 'pool', 'policy'],
  'search index',
]
const identical = derived.map((table) => ({ table, same: true }))

describe('the registry made anew from the ledger alone', () => {
  it('is identical to the live one, also when a need was corrected and words were redacted', async () => {
    const { sql: empty } = await createTestDatabase()
    await registerOrganisations(live, readRegister())
    await loadDemonstration(live)
    const [some] = await sql<
      { id: string; title: string }[]
    >`select id, title from registry.record order by id limit 1`
    const said = { record: some?.id ?? '', needs: ['e-archive'], reason: `Säger ${some?.title}` }
    await correctNeeds(live, said)
    await recomputeTwins(live)
    const [pair] = await sql<{ one: string; other: string }[]>`select one, other from similarity.pair limit 1`
    if (!pair) throw new Error('the county has no twins')
    await decideTwins(live, { ...pair, verdict: 'different', reason: 'Det är två olika saker.' })
    await sequenceAll(live)
    await redactWords(live, { record: some?.id ?? '', words: some?.title ?? '', ground: 'GDPR art. 17' })
    await sequenceAll(live)
    expect(await rebuildInto(live, testContext(empty))).toEqual(identical)
    const [links] = await empty<{ count: number }[]>`select count(*) as count from registry.link`
    expect(links?.count).toBeGreaterThan(0)
    const [twins] = await empty<{ count: number }[]>`
      select count(*) as count from published.twin_pair where decided is null`
    expect(twins?.count).toBeGreaterThan(0)
    const [uses] = await empty<{ count: number }[]>`select count(*) as count from published.adoption`
    expect(uses?.count).toBeGreaterThan(0)
  })

  it('is identical when much has been removed and has come again', async () => {
    const { sql: empty } = await createTestDatabase()
    await removeDemonstration(live)
    await loadDemonstration(live)
    await sequenceAll(live)
    expect(await rebuildInto(live, testContext(empty))).toEqual(identical)
  })

  it('is not identical when somebody changed a row behind the back of the ledger', async () => {
    const { sql: empty } = await createTestDatabase()
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update registry.record set title = title || '.' where id = (select min(id) from registry.record)`
    })
    const tables = await rebuildInto(live, testContext(empty))
    expect(tables.filter(({ same }) => !same).map(({ table }) => table)).toEqual(['record', 'search index'])
  })
})
