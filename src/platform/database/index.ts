/**
 * The one store: a PostgreSQL server, embedded in a data folder or named by DATABASE_URL.
 * Database: an open pool and how to leave it. Migration: one SQL file that moves the schema forward, checksummed.
 */
export type { Sql, TransactionSql } from 'postgres'
export { grantRights, keepApplicationRole } from './application-role.ts'
export { connect } from './connect.ts'
export { dumpTables, type Manifest, restoreTables } from './dump.ts'
export { type EmbeddedServer, startEmbedded } from './embedded.ts'
export { instant } from './instant.ts'
export { migrate } from './migrate.ts'
export { type Database, type DatabaseSettings, openDatabase, prepareDatabase } from './open-database.ts'
