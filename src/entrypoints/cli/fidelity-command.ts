import type { Command } from 'commander'
import {
  type Comparison,
  compareTables,
  fidelityMessages,
  flippedPairs,
  judgeFidelity,
  type MessageBalance,
  type RecordTable,
  readTable,
  reconcileMessages,
  reportFidelity,
  summarise,
  textsAsCsv,
  unexplainedIn,
} from '#frontline'
import { sequenceAll } from '#ledger'
import { formatNumber } from '#platform/language'
import { Conflict, Invalid } from '#platform/problems'
import type { Output } from './output.ts'
import { readOwnFile, readOwnJson } from './read-own-file.ts'
import { withInstallation } from './with-installation.ts'

const MOST_SHOWN = 50

/** `skala fidelity`: compares on the owner's own computer. Only `report` talks to the registry, and only of counts. */
export function fidelityCommand(program: Command, output: Output): void {
  const command = program
    .command('fidelity')
    .description('Compare what was entered with what is shown, without sending anything')
    .addHelpText('after', examples)
  command
    .command('compare')
    .description('Compare two files of records, CSV or JSON; ends with 5 when a critical field is not equal')
    .argument('<entered>', 'file with what was entered')
    .argument('<shown>', 'file with what the receiver shows')
    .option('--json', 'print only the counts, as one JSON object')
    .action(async (entered: string, shown: string, { json }: { json?: boolean }) => {
      const [one, other] = [await readRecords(entered), await readRecords(shown)]
      const comparison = compareTables(one, other, one.rules)
      const summary = summarise(comparison)
      if (json) output.json(summary)
      else output.text(told(comparison))
      if (judgeFidelity(summary) !== 'whole') throw notWhole()
    })
  command
    .command('messages')
    .description(
      'Balance messages: sent − acknowledged − completed − rejected; ends with 5 when any is overdue',
    )
    .argument('<file>', 'CSV with id, class, sent, acknowledged, completed, rejected')
    .option('--at <time>', 'as of this time, ISO 8601; now unless given')
    .option('--json', 'print one JSON object instead of text')
    .action(async (file: string, { at, json }: { at?: string; json?: boolean }) => {
      const now = at === undefined ? new Date() : new Date(at)
      if (Number.isNaN(now.getTime())) throw notATime(at ?? '')
      const balances = reconcileMessages(await readRecords(file), now)
      if (json) output.json({ items: balances })
      else output.text(balances.map(toldBalance).join('\n'))
      if (balances.some(({ alarms }) => alarms > 0)) throw overdue()
    })
  command
    .command('texts')
    .description('Print 500 invented texts to enter into a system, as CSV')
    .option('--seed <number>', 'another number gives other texts', '1')
    .action(({ seed }: { seed: string }) => {
      output.text(textsAsCsv(flippedPairs(500, Number(seed) || 1)))
    })
  command
    .command('report')
    .description('Publish the counts of a comparison, good or bad')
    .argument('<file>', 'JSON with record, build, path, comparedOn, summary and perhaps messages')
    .action(async (file: string) => {
      const draft = await readOwnJson(file)
      const id = await withInstallation(async (ctx) => {
        const made = await reportFidelity(ctx, draft)
        await sequenceAll(ctx)
        return made
      })
      output.text(`Published: ${id}`)
    })
}

const examples = `
Examples:
  skala fidelity texts > texts.csv
  skala fidelity compare entered.csv shown.csv
  skala fidelity messages referrals.csv --at 2026-10-03T12:00:00Z`

async function readRecords(path: string): Promise<RecordTable> {
  const read = readTable(await readOwnFile(path))
  if (!('problem' in read)) return read
  throw new Invalid({
    sv: `${path}: ${fidelityMessages.sv.problems[read.problem]}`,
    en: `${path}: ${fidelityMessages.en.problems[read.problem]}`,
  })
}

function told(comparison: Comparison): string {
  const summary = summarise(comparison)
  const words = fidelityMessages.en
  const figure = (value: number) => formatNumber(value, 'en')
  return [
    `${figure(summary.records)} records, ${figure(summary.criticalEqual)} of ${figure(summary.criticalFields)} critical fields equal`,
    ...comparison.differences
      .slice(0, MOST_SHOWN)
      .map(({ record, field, kind }) => `  ${record}  ${field ?? words.wholeRecord}  ${words.kinds[kind]}`),
    ...(comparison.differences.length > MOST_SHOWN
      ? [`  and ${figure(comparison.differences.length - MOST_SHOWN)} more`]
      : []),
  ].join('\n')
}

const toldBalance = (balance: MessageBalance) =>
  `${balance.class.padEnd(10)} sent ${balance.sent}  acknowledged ${balance.acknowledged}  completed ${balance.completed}  rejected ${balance.rejected}  unexplained ${unexplainedIn(balance)}  overdue ${balance.alarms}`

const notWhole = () =>
  new Conflict({
    sv: 'Alla kritiska fält kom inte fram oförändrade.',
    en: 'Not every critical field arrived unchanged.',
  })

const overdue = () =>
  new Conflict({
    sv: 'Det finns meddelanden som ingen kan redogöra för och som väntat för länge.',
    en: 'There are messages that nobody can account for and that have waited too long.',
  })

const notATime = (at: string) =>
  new Invalid({ sv: `”${at}” är inte en tid enligt ISO 8601.`, en: `“${at}” is not a time by ISO 8601.` })
