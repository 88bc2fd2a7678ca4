import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { packageRoot } from '#platform/config'
import { connect, grantRights, keepApplicationRole, migrate, startEmbedded } from '#platform/database'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the test server's maintenance database. */
    readonly testServer: string
  }
}

/** The database that every test file's own is cloned from. */
export const TEMPLATE = 'template_skala'

/** Password of the application's role on the test server. */
export const APPLICATION_PASSWORD = 'application'

/** What is lost when the machine stops does not matter here, and not waiting for the disk is several times faster. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
}

/** Starts one PostgreSQL for all test files, migrates the template once, and removes everything afterwards. */
export default async function startTestServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'skala-test-'))
  // under root the server has an account of its own, which must be able to walk in here
  await chmod(folder, 0o711)
  const server = await startEmbedded(folder, settings)
  const stop = async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await migrateTemplate(server.url)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('testServer', server.url)
  return stop
}

async function migrateTemplate(url: string): Promise<void> {
  const maintenance = connect(url, { max: 1 })
  await maintenance`create database ${maintenance(TEMPLATE)}`
  await maintenance.end()
  const template = connect(databaseUrl(url, TEMPLATE), { max: 1 })
  await migrate(template, join(packageRoot(), 'src'))
  await keepApplicationRole(template, APPLICATION_PASSWORD)
  await grantRights(template, 'skala_app')
  await template.end()
}

/** The address of another database on the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}
