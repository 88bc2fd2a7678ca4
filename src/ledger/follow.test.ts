import { expect, it, vi } from 'vitest'
import { createTestDatabase, testContext } from '#platform/testing'
import { append } from './append.ts'
import { follow } from './follow.ts'
import { sequenceAll } from './run-sequencer.ts'

const { sql } = await createTestDatabase()
const ctx = testContext(sql)
const grow = async () => {
  await ctx.transaction((tx) => append(tx, { type: 'test.grown', subject: 'test', content: {} }))
  await sequenceAll(ctx)
}

it('makes a round at once, another when the ledger has grown, and none after it was stopped', async () => {
  const round = vi.fn(async () => undefined)
  const following = follow(ctx, 'a fault', round)
  await vi.waitFor(() => expect(round).toHaveBeenCalledTimes(1), { timeout: 20_000 })
  await vi.waitFor(
    async () => {
      await grow()
      expect(round.mock.calls.length).toBeGreaterThan(1)
    },
    { timeout: 20_000 },
  )
  await following.stop()
  const made = round.mock.calls.length
  await grow()
  expect(round).toHaveBeenCalledTimes(made)
})

it('goes on after a round that failed, and says so in the log', async () => {
  const error = vi.fn()
  const round = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('once'))
  const following = follow({ ...ctx, log: { ...ctx.log, error } }, 'it did not work', round)
  await vi.waitFor(() => expect(error).toHaveBeenCalledWith(expect.anything(), 'it did not work'), {
    timeout: 20_000,
  })
  await vi.waitFor(
    async () => {
      await grow()
      expect(round.mock.calls.length).toBeGreaterThan(1)
    },
    { timeout: 20_000 },
  )
  await following.stop()
})
