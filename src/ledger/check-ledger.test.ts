import { beforeEach, describe, expect, it } from 'vitest'
import type { Sql, TransactionSql } from '#platform/database'
import { createDatabaseForEachTest, testContext } from '#platform/testing'
import { append } from './append.ts'
import { checkLedger } from './check-ledger.ts'
import { sequenceAll } from './run-sequencer.ts'

let sql: Sql
createDatabaseForEachTest((database) => {
  sql = database.sql
})
const check = () => checkLedger(testContext(sql))

beforeEach(async () => {
  const ctx = testContext(sql)
  for (const subject of ['a', 'b', 'a', 'c', 'a']) {
    await ctx.transaction((tx) => append(tx, { type: 'thing.noted', subject, content: { about: subject } }))
  }
  await sequenceAll(ctx)
})

/** Alters history as only somebody who owns the database can. */
const alter = (work: (tx: TransactionSql) => PromiseLike<unknown>) =>
  sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await work(tx)
  })

describe('a ledger that nobody has altered', () => {
  it('is found whole', async () => {
    expect(await check()).toEqual({ entries: 5, faultCount: 0, faults: [], erased: 0 })
  })

  it('is found whole when content has been erased, which is counted', async () => {
    await alter(
      (tx) => tx`
      delete from ledger.content where submission = (select submission from ledger.entry where index = 1)`,
    )
    expect(await check()).toMatchObject({ faultCount: 0, erased: 1 })
  })
})

describe('an alteration of', () => {
  it.each([
    ['the type', 'type', "type = 'thing.praised'", 'leaf-differs'],
    ['the organisation', 'organisation', "organisation = 'somebody'", 'leaf-differs'],
    ['the role', 'role', "role = 'owner'", 'leaf-differs'],
    ['the time', 'at', "at = at - interval '1 day'", 'leaf-differs'],
    ['the leaf', 'leaf', "leaf = leaf || '\\x20'", 'leaf-hash'],
    ['the leaf hash', 'leaf_hash', "leaf_hash = decode(repeat('00', 32), 'hex')", 'leaf-hash'],
  ])('%s is found at its entry', async (_what, _column, change, fault) => {
    await alter((tx) => tx.unsafe(`update ledger.entry set ${change} where index = 2`))
    const report = await check()
    expect(report.faults).toContainEqual({ index: 2, fault })
  })

  it('the content is found at its entry', async () => {
    await alter(
      (tx) => tx`
      update ledger.content set body = ${Buffer.from('{"about":"z"}')}
      where submission = (select submission from ledger.entry where index = 3)`,
    )
    expect((await check()).faults).toEqual([{ index: 3, fault: 'commitment' }])
  })

  it('the order, by taking an entry away, is found as a gap and in the next entry about the same', async () => {
    await alter((tx) => tx`delete from ledger.entry where index = 2`)
    expect((await check()).faults).toEqual([
      { index: 2, fault: 'gap' },
      { index: 4, fault: 'previous-index' },
    ])
  })

  it('the end, by taking the last entry away, is found against the head', async () => {
    await alter((tx) => tx`delete from ledger.entry where index = 4`)
    expect((await check()).faults).toEqual([{ index: 4, fault: 'head' }])
  })
})
