import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeEach, inject } from 'vitest'
import { connect, type Sql } from '#platform/database'
import { APPLICATION_PASSWORD, databaseUrl, TEMPLATE } from './start-test-server.ts'

/** A database of one test file's own, migrated and empty. */
export interface TestDatabase {
  readonly sql: Sql
  /** Its address, for a second connection or another process. */
  readonly url: string
  /** Its address for the application's role, which owns nothing. */
  readonly applicationUrl: string
}

/**
 * Clones the migrated template; the clone goes when the test file ends. To be called at the top of a test file or of a
 * `describe`: `const { sql } = await createTestDatabase()`.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { close, ...database } = await clone(TEMPLATE)
  afterAll(close)
  return database
}

/** Hands `use` an empty, migrated database before each test, for what cannot be cleared away, such as history. */
export function createDatabaseForEachTest(use: (database: TestDatabase) => void): void {
  let close = async () => {}
  beforeEach(async () => {
    const database = await clone(TEMPLATE)
    close = database.close
    use(database)
  })
  afterEach(() => close())
}

/** A database without a single table, for tests of migrations themselves. */
export async function createBareDatabase(): Promise<TestDatabase> {
  const { close, ...database } = await clone('template1')
  afterAll(close)
  return database
}

async function clone(template: string): Promise<TestDatabase & { close(): Promise<void> }> {
  const server = inject('testServer')
  const name = `test_${randomBytes(8).toString('hex')}`
  await maintain(server, (sql) => sql`create database ${sql(name)} template ${sql(template)}`)
  const url = databaseUrl(server, name)
  const sql = connect(url, { max: 10 })
  const close = async () => {
    await sql.end({ timeout: 5 })
    await maintain(server, (maintenance) => maintenance`drop database ${maintenance(name)} with (force)`)
  }
  return { sql, url, applicationUrl: asApplication(url), close }
}

function asApplication(url: string): string {
  const address = new URL(url)
  address.username = 'skala_app'
  address.password = APPLICATION_PASSWORD
  return address.href
}

async function maintain(server: string, work: (sql: Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = connect(server, { max: 1 })
  try {
    await work(sql)
  } finally {
    await sql.end({ timeout: 5 })
  }
}
