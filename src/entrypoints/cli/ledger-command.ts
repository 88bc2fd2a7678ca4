import type { Command } from 'commander'
import { checkLedger, type LedgerReport, ledgerSize, readEntries } from '#ledger'
import type { Context } from '#platform/context'
import { formatNumber } from '#platform/language'
import { Conflict } from '#platform/problems'
import { type Change, toChanges } from '../api/change.ts'
import { ledgerKeeping } from './ledger-keeping.ts'
import type { Output } from './output.ts'
import { readWhole } from './read-choice.ts'
import { withInstallation } from './with-installation.ts'

interface Flags {
  readonly from: string
  readonly limit: string
  readonly json?: boolean
}

const MOST = 10_000

/** `skala ledger`: the history as it stands, and whether it still stands as it was written. */
export function ledgerCommand(program: Command, output: Output): void {
  const command = program
    .command('ledger')
    .description('Print entries of the ledger, or check all of them')
    .option('--from <index>', 'index of the first entry', '0')
    .option('--limit <count>', `how many, at most ${MOST}`, '50')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', examples)
    .action(async (flags: Flags) => {
      const from = readWhole('--from', flags.from)
      const limit = readWhole('--limit', flags.limit, MOST)
      const page = await withInstallation(async (ctx) => {
        const entries = await readEntries(ctx, { from, limit: limit + 1 })
        const items = await toChanges(ctx, entries.slice(0, limit))
        return { items, total: await ledgerSize(ctx), next: entries[limit]?.index ?? null }
      })
      if (flags.json) output.json(page)
      else
        output.text([...page.items.map(line), `${formatNumber(page.total, 'en')} entries in all`].join('\n'))
    })
  ledgerKeeping(command, output)
  command
    .command('check')
    .description('Hash every entry and its content anew; exit code 5 when anything does not agree')
    .option('--json', 'print one JSON object instead of text')
    .action(async (_own: object, check: Command) => {
      const { json } = check.optsWithGlobals<Flags>()
      const { report, seconds } = await withInstallation(timed)
      if (json) output.json({ ...report, seconds })
      else output.text(told(report, seconds))
      if (report.faultCount > 0) throw altered(report)
    })
}

async function timed(ctx: Context): Promise<{ report: LedgerReport; seconds: number }> {
  const began = performance.now()
  const report = await checkLedger(ctx)
  return { report, seconds: Number(((performance.now() - began) / 1000).toFixed(3)) }
}

const examples = `
Examples:
  skala ledger --from 1000 --limit 20
  skala ledger --json
  skala ledger check`

const line = ({ index, at, leafHash, type, subject }: Change) =>
  `${String(index).padStart(9)}  ${at.slice(0, 19)}Z  ${leafHash.slice(0, 16)}  ${type}  ${subject}`

function told({ entries, faultCount, faults, erased }: LedgerReport, seconds: number): string {
  return [
    `${formatNumber(entries, 'en')} entries hashed anew in ${seconds} s`,
    `  faults           ${formatNumber(faultCount, 'en')}`,
    `  content erased   ${formatNumber(erased, 'en')}`,
    ...faults.map(({ index, fault }) => `  entry ${index}: ${fault}`),
  ].join('\n')
}

const altered = ({ faultCount }: LedgerReport) =>
  new Conflict({
    sv: `Liggaren stämmer inte med sina egna kontrollsummor på ${faultCount} ställen. Någon eller något har ändrat i databasen. Återställ från säkerhetskopia.`,
    en: `The ledger does not agree with its own hashes in ${faultCount} places. Somebody or something has altered the database. Restore from a backup.`,
  })
