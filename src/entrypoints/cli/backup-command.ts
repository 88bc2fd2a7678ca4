import { join } from 'node:path'
import type { Command } from 'commander'
import { openLedger } from '#ledger'
import { packageRoot, readConfig } from '#platform/config'
import { createContext } from '#platform/context'
import {
  connect,
  dumpTables,
  type Manifest,
  openDatabase,
  prepareDatabase,
  restoreTables,
} from '#platform/database'
import { formatNumber } from '#platform/language'
import { Conflict } from '#platform/problems'
import { openInstallation, openLog, operator } from './open-context.ts'
import type { Output } from './output.ts'
import { signingOf } from './signing-of.ts'

/** `skala backup` and `skala restore`: everything in the database, without the log's private keys. */
export function backupCommands(program: Command, output: Output): void {
  program
    .command('backup')
    .description('Write all of the database, as it stands at one moment, into a new folder')
    .argument('<folder>')
    .option('--json', 'print one JSON object instead of text')
    .action(async (folder: string, { json }: { json?: boolean }) => {
      const { database, close } = await openInstallation(readConfig(process.env), operator, true)
      const owner = connect(database.ownerUrl, { max: 2 })
      try {
        const manifest = await dumpTables(owner, folder, new Date())
        if (json) output.json(manifest)
        else output.text(`${told(manifest)} written; keep the folders keys and checkpoints elsewhere`)
      } finally {
        await owner.end({ timeout: 5 })
        await close()
      }
    })
  program
    .command('restore')
    .description('Put a backup back. The signer then compares with what others remember before it signs')
    .argument('<folder>')
    .option('--replace', 'replace what the database holds')
    .addHelpText(
      'after',
      '\nExamples:\n  skala backup /backup/2027-01-31\n  skala restore /backup/2027-01-31 --replace',
    )
    .action(async (folder: string, { replace = false }: { replace?: boolean }) => {
      const { manifest, open } = await restore(folder, replace)
      output.text(`${told(manifest)} put back from ${manifest.madeAt}`)
      if (!open) throw olderThanKnown
    })
}

async function restore(folder: string, replace: boolean): Promise<{ manifest: Manifest; open: boolean }> {
  const config = readConfig(process.env)
  const database = await openDatabase({
    url: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    folder: config.folder,
    share: false,
  })
  const owner = connect(database.ownerUrl, { max: 2 })
  const migrations = join(packageRoot(), 'src')
  try {
    const manifest = await restoreTables(owner, folder, { migrations, replace })
    await prepareDatabase(database, migrations)
    const ctx = createContext({ sql: database.sql, actor: operator, log: openLog(config) })
    return { manifest, open: await openLedger(ctx, signingOf(config)) }
  } finally {
    await owner.end({ timeout: 5 })
    await database.close()
  }
}

const told = ({ tables }: Manifest) =>
  `${tables.length} tables, ${formatNumber(
    tables.reduce((sum, table) => sum + table.rows, 0),
    'en',
  )} rows`

const olderThanKnown = new Conflict({
  sv: 'Säkerhetskopian är äldre än det som loggen redan har signerat, så registret går bara att läsa. Hämta det som saknas från en spegel: skala ledger recover <mapp eller adress>.',
  en: 'The backup is older than what the log has already signed, so the registry can only be read. Fetch what is missing from a mirror: skala ledger recover <folder or address>.',
})
