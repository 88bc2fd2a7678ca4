import { basename } from 'node:path'
import cliProgress from 'cli-progress'
import type { Command } from 'commander'
import { connectors, findConnector, type HarvestReport, harvestSource } from '#harvest'
import { sequenceAll } from '#ledger'
import { readConfig } from '#platform/config'
import { createFetcher } from '#platform/fetching'
import { formatNumber } from '#platform/language'
import { Invalid } from '#platform/problems'
import { userAgent } from '../worker/schedule.ts'
import { ensureRegister } from './ensure-register.ts'
import { issueTable } from './issue-table.ts'
import { harvester, openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'
import { signingOf } from './signing-of.ts'

interface Flags {
  readonly source?: string
  readonly title?: string
  readonly owner?: string
  readonly option: string[]
  readonly json?: boolean
}

/** `skala harvest`: reads a source into the registry and says what came of it. */
export function harvestCommand(program: Command, output: Output): void {
  program
    .command('harvest')
    .description('Read records from a file, folder or web address into the registry')
    .argument('<connector>', `how to read it: ${connectors.map((connector) => connector.id).join(', ')}`)
    .argument('<location>', 'a file, a folder, or a web address')
    .option('--source <id>', 'name of the source; the same name next time means the same source')
    .option('--title <text>', 'what people see the source called')
    .option(
      '--owner <organisation>',
      'organisation id whose own system this is; its records count as confirmed',
    )
    .option('--option <name=value>', 'option of the connector; may be repeated', collect, [])
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', examples)
    .action(async (connectorId: string, location: string, flags: Flags) => {
      const connector = findConnector(connectorId)
      const config = readConfig(process.env)
      const { ctx, close } = await openInstallation(config, operator, true)
      const fetcher = createFetcher({ userAgent })
      const bar = flags.json ? null : progressBar()
      try {
        await ensureRegister(ctx)
        const source = flags.source ?? sourceId(connectorId, location)
        const report = await harvestSource(
          { ...ctx, actor: harvester },
          {
            connector,
            location,
            options: readOptions(flags.option),
            id: source,
            title: flags.title ?? connector.title.sv,
            owner: flags.owner ?? null,
            demonstration: false,
          },
          { fetchUrl: fetcher.fetchUrl, onProgress: (tally, file) => bar?.update(tally.read, { file }) },
        )
        await sequenceAll(ctx, signingOf(config))
        bar?.stop()
        if (flags.json) output.json(summary(report))
        else output.text(await told(ctx, report))
      } finally {
        bar?.stop()
        await fetcher.close()
        await close()
      }
    })
}

const examples = `
Examples:
  skala harvest publiccode ./repositories            a folder of publiccode.yml files
  skala harvest publiccode https://github.com/diggsweden
  skala harvest procurement-se ./export.csv          a procurement statistics export
  skala harvest table ./portfolio.xlsx --option mapping=./mapping.json --owner SE2120001355`

const collect = (value: string, earlier: string[]) => [...earlier, value]

function readOptions(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, ...value] = pair.split('=')
      if (!name || value.length === 0) throw badOption(pair)
      return [name, value.join('=')]
    }),
  )
}

function badOption(pair: string): Invalid {
  return new Invalid({
    sv: `Skriv --option namn=värde; ”${pair}” har inget likhetstecken.`,
    en: `Write --option name=value; “${pair}” has no equals sign.`,
  })
}

/** A readable id from what was asked for: `publiccode-github-com-diggsweden`, `procurement-se-2021`. */
function sourceId(connector: string, location: string): string {
  const place = /^https?:/.test(location) ? location.replace(/^https?:\/\//, '') : basename(location)
  const words = place
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return words.startsWith(connector) || words === ''
    ? words || connector
    : `${connector}-${words}`.slice(0, 100)
}

function progressBar(): { update(read: number, about: { file: string }): void; stop(): void } {
  const bar = new cliProgress.SingleBar({
    format: '{value} records read  {duration_formatted}  {file}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(0, 0, { file: '' })
  return bar
}

function summary(report: HarvestReport) {
  const { seconds, recordsPerSecond, ...counts } = report
  return { ...counts, seconds: Number(seconds.toFixed(3)), recordsPerSecond: Math.round(recordsPerSecond) }
}

async function told(ctx: Parameters<typeof issueTable>[0], report: HarvestReport): Promise<string> {
  const figure = (value: number) => formatNumber(value, 'en')
  return [
    `Source ${report.source}, run ${report.run}`,
    `  read       ${figure(report.read)}`,
    `  new        ${figure(report.new)}`,
    `  changed    ${figure(report.changed)}`,
    `  unchanged  ${figure(report.unchanged)}`,
    `  gone       ${figure(report.gone)}`,
    `  rejected   ${figure(report.rejected)}`,
    `  deviations ${figure(report.deviations)}`,
    `  ${report.seconds.toFixed(2)} s, ${figure(report.recordsPerSecond)} records/s`,
    await issueTable(ctx, report.run),
  ]
    .filter(Boolean)
    .join('\n')
}
