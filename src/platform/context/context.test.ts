import { describe, expect, it } from 'vitest'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'

const { sql } = await createTestDatabase()
await sql`create schema scratch`
await sql`create table scratch.line (word text primary key)`
const ctx = testContext(sql)
const words = async () =>
  (await sql<{ word: string }[]>`select word from scratch.line order by word`).map((row) => row.word)

describe('a transaction', () => {
  it('commits what its work did, and gives back what the work gave', async () => {
    const answer = await ctx.transaction(async (tx) => {
      await tx.sql`insert into scratch.line values ('kept')`
      return 42
    })
    expect(answer).toBe(42)
    expect(await words()).toContain('kept')
  })

  it('is joined by a verb that opens one inside it: the outer rollback undoes the inner work', async () => {
    const failing = ctx.transaction(async (tx) => {
      await tx.transaction(async (inner) => {
        await inner.sql`insert into scratch.line values ('inner')`
      })
      throw new Error('the outer work failed')
    })
    await expect(failing).rejects.toThrow('the outer work failed')
    expect(await words()).not.toContain('inner')
  })

  it('is joined the other way too: the inner failure undoes the outer work', async () => {
    const failing = ctx.transaction(async (tx) => {
      await tx.sql`insert into scratch.line values ('outer')`
      await tx.transaction(async (inner) => {
        await inner.sql`insert into scratch.line values ('kept')`
      })
    })
    await expect(failing).rejects.toThrow(/duplicate key/)
    expect(await words()).not.toContain('outer')
  })

  it('is one and the same for all who join it', async () => {
    const same = await ctx.transaction((tx) =>
      tx.transaction(async (inner) => inner.transaction(async (innermost) => innermost.sql === tx.sql)),
    )
    expect(same).toBe(true)
  })

  it('carries the actor and the clock inward', async () => {
    const now = fixedClock('2026-01-02T03:04:05Z')
    const other = testContext(sql, { role: 'harvester', organisation: 'somebody', now })
    const seen = await other.transaction(async (tx) => ({ actor: tx.actor, now: tx.now().toISOString() }))
    expect(seen).toEqual({
      actor: { role: 'harvester', organisation: 'somebody' },
      now: '2026-01-02T03:04:05.000Z',
    })
  })

  it('acts as the actor of the context it is opened on, also when that was made from another', async () => {
    const reader = { ...ctx, actor: { organisation: null, role: 'public' } }
    expect(await reader.transaction(async (tx) => tx.actor.role)).toBe('public')
  })

  it('hides its work from everybody else until it commits', async () => {
    await ctx.transaction(async (tx) => {
      await tx.sql`insert into scratch.line values ('unseen')`
      expect(await words()).not.toContain('unseen')
    })
    expect(await words()).toContain('unseen')
  })
})
