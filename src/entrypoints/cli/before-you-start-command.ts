import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { sequenceAll } from '#ledger'
import { readConfig } from '#platform/config'
import { formatAmount, formatNumber } from '#platform/language'
import { Invalid, NotFound } from '#platform/problems'
import { readDocument } from '#platform/sandbox'
import { readTaxonomy } from '#registry'
import { type BeforeStart, createSearch, searchBeforeStart } from '#search'
import { productLessons } from '../product-lessons.ts'
import type { Output } from './output.ts'
import { withInstallation } from './with-installation.ts'

interface Flags {
  readonly organisation?: string
  readonly keepText?: boolean
  readonly json?: boolean
}

/** `skala before-you-start`: who has done what a text describes. */
export function beforeYouStartCommand(program: Command, output: Output): void {
  program
    .command('before-you-start')
    .description('Find who has done, or is doing, what a text or document describes')
    .argument('<file>', 'a .txt, .md, .docx or .pdf file, or - for what is piped in')
    .option('--organisation <name or number>', 'who searches; marks those of the same size')
    .option('--keep-text', 'keep the text openly together with the answer')
    .option('--json', 'print one JSON object instead of text')
    .addHelpText('after', examples)
    .action(async (file: string, { organisation, keepText, json }: Flags) => {
      const read = await readDocument({ bytes: await bytesOf(file) })
      if (read.status === 'failed') throw new Invalid(read.message)
      const config = readConfig(process.env)
      const kept = await withInstallation(async (ctx) => {
        const search = await createSearch(ctx, config.folder)
        try {
          await search.ready
          const asked = { text: read.text, organisation, keepText }
          const answer = await searchBeforeStart(ctx, search, asked, productLessons())
          await sequenceAll(ctx)
          return answer
        } finally {
          await search.close()
        }
      })
      const address = `${config.publicUrl}/${kept.language}/fore-start/${kept.code}`
      if (json) output.json({ ...kept, address })
      else output.text(told(kept, address))
    })
}

const examples = `
Examples:
  skala before-you-start project.docx --organisation "Arboga kommun"
  echo "Kostdatasystem för storkök" | skala before-you-start - --json`

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file === '-') return buffer(process.stdin)
  return readFile(file).catch(() => {
    throw new NotFound({
      sv: `Det finns ingen fil ${file} som går att läsa.`,
      en: `There is no file ${file} that can be read.`,
    })
  })
}

function told({ result }: BeforeStart, address: string): string {
  const label = (id: string) => readTaxonomy().byId.get(id)?.label.en ?? id
  const { needs, initiatives, solutions, active, products, lessons, coverage } = result
  const figure = (value: number) => formatNumber(value, 'en')
  return [
    ...needs.map(({ id, words }) => `Need: ${label(id)} (${words.join(', ')})`),
    ...(needs.length === 0 ? ['Need: could not be told for sure'] : []),
    '',
    `Similar initiatives: ${initiatives.length === 0 ? 'none found' : ''}`,
    ...initiatives.map(
      ({ id, title, organisation, phase, amountSekMinor }) =>
        `  ${id}  ${title}; ${organisation?.name ?? 'unknown organisation'}; ${phase ?? 'phase unknown'}; ${
          amountSekMinor === null ? 'cost unknown' : formatAmount(amountSekMinor, 'SEK', 'en')
        }`,
    ),
    `Solutions: ${solutions.length === 0 ? 'none found' : ''}`,
    ...solutions.map(({ id, title, adopters }) => `  ${id}  ${title}; said to be used by ${adopters}`),
    ...(active === null
      ? []
      : [
          `Under way for ${label(active.need)}: ${figure(active.initiatives)}, together ${formatAmount(active.sumSekMinor, 'SEK', 'en')} by the ${figure(active.stated)} that state an amount`,
        ]),
    ...lessons.flatMap(({ product, cases }) =>
      cases.map(({ title, ending, path }) => `${product}: ${ending.en}: ${title.en} (${path})`),
    ),
    ...products.map(({ title, initiatives: using }) => `Product ${title}: used by ${figure(using)}`),
    `Searched ${figure(coverage.records)} records; ${figure(coverage.heard)} of ${figure(coverage.organisations)} organisations have been heard from.`,
    `Kept at ${address}`,
  ].join('\n')
}
