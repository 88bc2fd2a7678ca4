import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import type { Context } from '#platform/context'
import { formatNumber } from '#platform/language'
import { Invalid } from '#platform/problems'
import { exportRecords, listOrganisations } from '#registry'
import { ensureRegister } from './ensure-register.ts'
import { organisationColumns, recordColumns } from './export-columns.ts'
import type { Output } from './output.ts'
import { readChoice } from './read-choice.ts'
import { withInstallation } from './with-installation.ts'
import { type ExportFormat, exportFormats, writeTable } from './write-table.ts'

interface Flags {
  readonly format?: string
  readonly out?: string
  readonly json?: boolean
}

const subjects = ['initiatives', 'solutions', 'products', 'organisations'] as const
type Subject = (typeof subjects)[number]

/** `skala export`: everything of one kind, as a file or to standard output. */
export function exportCommand(program: Command, output: Output): void {
  program
    .command('export')
    .description('Write all records of one kind as CSV, JSON lines or JSON')
    .argument('<what>', subjects.join(', '))
    .option('--format <format>', `${exportFormats.join(', ')}; else by the name of the file, else csv`)
    .option('--out <file>', 'write to this file; else to standard output')
    .option('--json', 'tell the result as one JSON object')
    .addHelpText('after', examples)
    .action(async (what: string, flags: Flags) => {
      const subject = readChoice('what', what, subjects)
      const format = formatOf(flags)
      const began = performance.now()
      const records = await withInstallation((ctx) => write(ctx, subject, format, flags.out))
      const seconds = Number(((performance.now() - began) / 1000).toFixed(3))
      if (flags.out === undefined) return
      if (flags.json) output.json({ what: subject, records, file: flags.out, format, seconds })
      else output.text(`${formatNumber(records, 'en')} ${subject} in ${flags.out}, ${seconds} s`)
    })
}

const examples = `
Examples:
  skala export initiatives > initiatives.csv
  skala export solutions --out solutions.jsonl
  skala export organisations --format json --out organisations.json --json`

function formatOf({ format, out }: Flags): ExportFormat {
  if (format !== undefined) return readChoice('--format', format, exportFormats)
  const ending = extname(out ?? '').slice(1)
  return exportFormats.find((one) => one === ending) ?? 'csv'
}

async function write(
  ctx: Context,
  subject: Subject,
  format: ExportFormat,
  file: string | undefined,
): Promise<number> {
  let count = 0
  async function* counted<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item> {
    for await (const item of items) {
      count += 1
      yield item
    }
  }
  if (subject === 'organisations') {
    await ensureRegister(ctx)
    const items = counted(await listOrganisations(ctx))
    await deliver(writeTable(items, organisationColumns, format), file)
  } else {
    const items = counted(exportRecords(ctx, kinds[subject]))
    await deliver(writeTable(items, recordColumns, format), file)
  }
  return count
}

const kinds = { initiatives: 'initiative', solutions: 'solution', products: 'product' } as const

/** A file appears under its name only when it is whole. */
async function deliver(text: AsyncIterable<string>, file: string | undefined): Promise<void> {
  const source = Readable.from(text)
  if (file === undefined) {
    await pipeline(source, process.stdout, { end: false }).catch(unlessClosed)
    return
  }
  const draft = `${file}.${process.pid}.part`
  try {
    await pipeline(source, createWriteStream(draft))
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw isFileFault(error) ? cannotWrite(file, error) : error
  }
}

/** `skala export … | head` closes the pipe when it has seen enough; that is no fault. */
function unlessClosed(error: unknown): void {
  if (!(isFileFault(error) && error.code === 'EPIPE')) throw error
}

const isFileFault = (error: unknown): error is Error & { code: string } =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'

const cannotWrite = (file: string, { code }: { code: string }) =>
  new Invalid({
    sv: `Det går inte att skriva till ${file} (${code}). Välj en mapp som finns och som du får skriva i.`,
    en: `${file} cannot be written (${code}). Choose a folder that exists and that you may write to.`,
  })
