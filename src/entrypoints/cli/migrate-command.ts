import { join } from 'node:path'
import type { Command } from 'commander'
import { packageRoot, readConfig } from '#platform/config'
import { openDatabase, prepareDatabase } from '#platform/database'
import type { Output } from './output.ts'

/** `skala migrate`: brings the database up to date, and says which steps that took. */
export function migrateCommand(program: Command, output: Output): void {
  program
    .command('migrate')
    .description('Bring the database up to date; every other command does so too')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', '\nExamples:\n  skala migrate\n  DATABASE_URL=postgres://… skala migrate --json')
    .action(async ({ json }: { json?: boolean }) => {
      const { databaseUrl: url, databaseOwnerUrl: ownerUrl, folder } = readConfig(process.env)
      const database = await openDatabase({ url, ownerUrl, folder, share: true })
      try {
        const applied = await prepareDatabase(database, join(packageRoot(), 'src'))
        if (json) output.json({ applied })
        else output.text(applied.length === 0 ? 'Up to date' : ['Applied', ...applied].join('\n  '))
      } finally {
        await database.close()
      }
    })
}
