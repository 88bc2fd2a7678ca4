import { join } from 'node:path'
import type { Command } from 'commander'
import { packageRoot, readConfig } from '#platform/config'
import { createContext } from '#platform/context'
import { connect, migrate, type Sql } from '#platform/database'
import { Conflict } from '#platform/problems'
import { openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'
import { type RebuiltTable, rebuildInto } from './rebuild.ts'

/** `skala rebuild`: makes the registry anew from the ledger, beside the live one, and says whether they are the same. */
export function rebuildCommand(program: Command, output: Output): void {
  program
    .command('rebuild')
    .description('Make the registry anew from the ledger in a database of its own, and compare')
    .option('--keep', 'leave the new database behind, to look at')
    .option('--json', 'print one JSON object instead of text')
    .action(async ({ keep = false, json }: { keep?: boolean; json?: boolean }) => {
      const { database, tables } = await rebuild(keep)
      if (json) output.json({ database, tables })
      else
        output.text(
          [
            ...tables.map(({ table, same }) => `${same ? 'same  ' : 'DIFFERS'}  ${table}`),
            ...(keep ? [database] : []),
          ].join('\n'),
        )
      if (tables.some(({ same }) => !same)) throw differs
    })
}

async function rebuild(keep: boolean): Promise<{ database: string; tables: RebuiltTable[] }> {
  const { ctx, database, log, close } = await openInstallation(readConfig(process.env), operator, true)
  const owner = connect(database.ownerUrl, { max: 1 })
  const name = `skala_rebuild_${Date.now()}`
  try {
    await owner`create database ${owner(name)} template template0`
    const address = new URL(database.ownerUrl)
    address.pathname = `/${name}`
    const sql = connect(address.href, { max: 4 })
    try {
      await migrate(sql, join(packageRoot(), 'src'))
      const tables = await rebuildInto(ctx, createContext({ sql, actor: operator, log }))
      return { database: name, tables }
    } finally {
      await sql.end({ timeout: 5 })
      if (!keep) await drop(owner, name)
    }
  } finally {
    await owner.end({ timeout: 5 })
    await close()
  }
}

const drop = (owner: Sql, name: string) => owner`drop database ${owner(name)} with (force)`

const differs = new Conflict({
  sv: 'Det återskapade registret skiljer sig från det som körs. Kör skala ledger fsck för att se vilka rader.',
  en: 'The registry made anew differs from the live one. Run skala ledger fsck to see which rows.',
})
