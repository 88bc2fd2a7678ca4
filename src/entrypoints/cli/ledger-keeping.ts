import type { Command } from 'commander'
import { eraseCaptures, harvestAgainstLedger } from '#harvest'
import {
  type FsckReport,
  fsck,
  logReader,
  mirrorLog,
  readHalt,
  recoverFromMirror,
  replaceLostCopy,
  sequenceAll,
  witnessStatus,
} from '#ledger'
import { type Config, readConfig } from '#platform/config'
import { type Context, createContext } from '#platform/context'
import { connect } from '#platform/database'
import { formatNumber } from '#platform/language'
import { Conflict } from '#platform/problems'
import { redactWords, registryAgainstLedger } from '#registry'
import { redactTwins } from '#similarity'
import { type Installation, openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'
import { policyOf, signingOf } from './signing-of.ts'
import { tablesWith } from './tables-with.ts'

/** The commands below `skala ledger` that keep history whole: check, mirror, recover, redact, and how witnesses stand. */
export function ledgerKeeping(ledger: Command, output: Output): void {
  ledger
    .command('fsck')
    .description('Check all: entries, contents, tree, signatures, copies, and every row against its entry')
    .option('--without-copies', 'the second copies are on another machine')
    .action(async (flags: { withoutCopies?: boolean }, command: Command) => {
      const began = performance.now()
      const report = await opened(async ({ ctx }, config) => {
        const witnesses = [...((await policyOf(config))?.witnesses.values() ?? [])].map(({ key }) => key)
        const copies = flags.withoutCopies ? null : config.checkpointCopies
        return fsck(ctx, { copies, witnesses, domain: [registryAgainstLedger, harvestAgainstLedger] })
      })
      const seconds = Number(((performance.now() - began) / 1000).toFixed(3))
      if (isJson(command)) output.json({ ...report, seconds })
      else output.text(told(report, seconds))
      if (report.faultCount > 0) throw damaged(report)
    })
  ledger
    .command('mirror')
    .description('Write the public log into a folder that any static server can serve')
    .argument('<folder>')
    .action(async (folder: string, _flags: object, command: Command) => {
      const mirrored = await opened(({ ctx }) => mirrorLog(ctx, folder))
      if (isJson(command)) output.json(mirrored)
      else output.text(`${mirrored.files} files written; ${mirrored.origin} has ${mirrored.size} entries`)
    })
  ledger
    .command('copy')
    .description('Write the second copy of the checkpoint anew after it was lost')
    .action(async () => {
      const size = await opened(({ ctx }, config) => replaceLostCopy(ctx, signingOf(config)))
      output.text(`The second copy vouches for ${size} entries`)
    })
  ledger
    .command('recover')
    .description('After a restore: fetch the entries that the backup lacks from a mirror')
    .argument('<mirror>', 'folder or address of the mirror')
    .action(async (mirror: string) => {
      const count = await opened((installation) =>
        asOwner(installation, (owner) => recoverFromMirror(owner, logReader(mirror))),
      )
      output.text(`${count} entries came back; what they said must be harvested again`)
    })
  ledger
    .command('redact')
    .description('Take words out of all that is and was said of a record')
    .argument('<record>', 'id of the record')
    .requiredOption('--words <text>', 'what must go, such as a person’s name')
    .requiredOption('--ground <text>', 'the law that asks for it; becomes public')
    .option('--captures', 'erase the harvested files as well; they cannot be read again')
    .action(async (record: string, flags: { words: string; ground: string; captures?: boolean }) => {
      const { entries, erased, left } = await opened(async (installation, config) => {
        const result = await redact(installation.ctx, record, flags)
        await sequenceAll(installation.ctx, signingOf(config))
        const left = await asOwner(installation, async (owner) => {
          await sweep(owner)
          return tablesWith(owner.sql, flags.words)
        })
        return { ...result, left }
      })
      output.text(`${entries} entries redacted, ${erased} harvested files erased`)
      for (const table of left)
        output.text(
          `The words still stand in ${table}: said of something else, or kept for its owner alone. Look there.`,
        )
    })
  ledger
    .command('witnesses')
    .description('How many witnesses have signed how much, and whether the ledger is read-only')
    .action(async (_flags: object, command: Command) => {
      const standing = await opened(async ({ ctx }, config) => {
        const policy = await policyOf(config)
        const halted = await readHalt(ctx)
        return { halted, ...(policy ? await witnessStatus(ctx, policy) : { witnesses: [] }) }
      })
      if (isJson(command)) return output.json(standing)
      const lines = standing.witnesses.map(
        ({ name, size, answer }) => `  ${name}  ${size ?? '–'}  ${answer ?? 'not asked'}`,
      )
      output.text([standing.halted?.reason.en ?? 'The ledger is open', ...lines].join('\n'))
    })
}

async function redact(
  ctx: Context,
  record: string,
  { words, ground, captures }: { words: string; ground: string; captures?: boolean },
): Promise<{ entries: number; erased: number }> {
  // each of these asks for the permission and appends its entries; all or none
  return ctx.transaction(async (tx) => {
    const done = await redactWords(tx, { record, words, ground })
    const twins = await redactTwins(tx, { record, words, ground })
    const erased = captures ? await eraseCaptures(tx, { captures: done.captures, ground }) : 0
    return { entries: done.entries.length + twins, erased }
  })
}

/** Erased rows stay in the files as dead ones until they are swept; that takes the owner of the tables. */
async function sweep({ sql }: Context): Promise<void> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables where n_dead_tup > 0 or n_tup_del > 0`
  for (const { name } of tables) await sql.unsafe(`vacuum ${name}`)
}

async function opened<T>(work: (installation: Installation, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const installation = await openInstallation(config, operator, true)
  try {
    return await work(installation, config)
  } finally {
    await installation.close()
  }
}

async function asOwner<T>({ database, log }: Installation, work: (owner: Context) => Promise<T>): Promise<T> {
  const sql = connect(database.ownerUrl, { max: 2 })
  try {
    return await work(createContext({ sql, actor: operator, log }))
  } finally {
    await sql.end({ timeout: 5 })
  }
}

const isJson = (command: Command) => command.optsWithGlobals<{ json?: boolean }>().json === true

function told(report: FsckReport, seconds: number): string {
  const figure = (value: number) => formatNumber(value, 'en').padStart(11)
  return [
    `Checked in ${seconds} s`,
    `  entries      ${figure(report.entries)}`,
    `  erased       ${figure(report.erased)}`,
    `  tiles        ${figure(report.tiles)}`,
    `  checkpoints  ${figure(report.checkpoints)}`,
    `  rows         ${figure(report.rows)}`,
    `  faults       ${figure(report.faultCount)}`,
    ...report.faults.map(({ where, what }) => `  ${where}: ${what}`),
  ].join('\n')
}

const damaged = ({ faultCount }: FsckReport) =>
  new Conflict({
    sv: `Kontrollen fann ${faultCount} fel. Någon eller något har ändrat i databasen eller kopiorna. Spara en kopia som bevis och återställ; se docs/runbook.md.`,
    en: `The check found ${faultCount} faults. Somebody or something has altered the database or the copies. Keep a copy as evidence and restore; see docs/runbook.md.`,
  })
