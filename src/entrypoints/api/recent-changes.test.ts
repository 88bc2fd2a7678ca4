import { beforeAll, describe, expect, it } from 'vitest'
import { append, ledgerSize, redactEntry, sequenceAll } from '#ledger'
import { createTestDatabase, testContext } from '#platform/testing'
import { createChangeFeed } from './change-feed.ts'
import { createRecentChanges } from './recent-changes.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const canary = 'Kanarie Fågelström'
const remember = async (subject: string, content: object) => {
  await ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject, content }))
  await sequenceAll(ctx)
  return (await ledgerSize(ctx)) - 1
}
beforeAll(() => remember('first', {}))

describe('changes kept for streams', () => {
  it('hold nothing that has been erased, once the erasure has been heard of', async () => {
    const recent = createRecentChanges(ctx)
    const index = await remember('a', { contact: canary })
    expect(JSON.stringify(await recent.read(index))).toMatch(canary)
    await remember('b', {})
    expect(await recent.read(index + 1)).toHaveLength(1)
    // kept: it is told from memory, whatever the database says
    await sql`update ledger.content set body = ${Buffer.from('{"contact":"another"}')} where body::text like ${`%${Buffer.from(canary).toString('hex')}%`}`
    expect(JSON.stringify(await recent.read(index))).toMatch(canary)
    await redactEntry(ctx, { index, ground: 'GDPR art. 17.1 d', maskedVersion: { contact: '▮▮▮' } })
    await sequenceAll(ctx)
    recent.startAfresh()
    expect(await recent.read(index + 2)).toMatchObject([{ type: 'redacted' }])
    const again = await recent.read(index)
    expect(JSON.stringify(again)).not.toMatch(canary)
    expect(again[0]?.content).toEqual({ contact: '▮▮▮' })
  })

  it('are let go of when the last reader leaves, for then nobody would hear of an erasure', async () => {
    const feed = createChangeFeed(ctx, 2)
    const leave = feed.enter()
    const index = await remember('c', { contact: canary })
    expect(JSON.stringify(await feed.read(index))).toMatch(canary)
    leave()
    await sql`update ledger.content set body = ${Buffer.from('{"contact":"another"}')} where body::text like ${`%${Buffer.from(canary).toString('hex')}%`}`
    const back = feed.enter()
    expect(JSON.stringify(await feed.read(index))).not.toMatch(canary)
    back()
    await feed.close()
  })
})
