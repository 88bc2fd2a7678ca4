import cliProgress from 'cli-progress'
import type { Command } from 'commander'
import { sequenceAll } from '#ledger'
import { formatNumber } from '#platform/language'
import {
  decideTwins,
  type Recomputed,
  type RecomputeProgress,
  readClusters,
  recomputeTwins,
  type TwinCluster,
  twinVerdicts,
} from '#similarity'
import type { Output } from './output.ts'
import { readChoice } from './read-choice.ts'
import { withInstallation } from './with-installation.ts'

interface Flags {
  readonly json?: boolean
}

/** `skala twins`: initiatives that do the same thing, listed, found anew, or decided. */
export function twinsCommand(program: Command, output: Output): void {
  const command = program
    .command('twins')
    .description('Initiatives that do the same thing: list them, find them anew, or decide what two are')
    .addHelpText('after', examples)
  command
    .command('list')
    .description('List the clusters, the largest first')
    .option('--json', 'print one JSON object instead of text')
    .action(async ({ json }: Flags) => {
      const items = await withInstallation((ctx) => readClusters(ctx))
      if (json) output.json({ items, total: items.length, next: null })
      else output.text([...items.map(described), `${formatNumber(items.length, 'en')} clusters`].join('\n'))
    })
  command
    .command('recompute')
    .description('Compare all initiatives with all, propose what is new and withdraw what no longer holds')
    .option('--json', 'print one JSON object instead of text')
    .action(async ({ json }: Flags) => {
      const bar = json ? null : progressBar()
      try {
        const result = await withInstallation(async (ctx) => {
          const recomputed = await recomputeTwins(ctx, bar?.show)
          await sequenceAll(ctx)
          return recomputed
        })
        bar?.stop()
        if (json) output.json(result)
        else output.text(told(result))
      } finally {
        bar?.stop()
      }
    })
  command
    .command('decide')
    .description('Say what two initiatives are to each other; the decision is remembered with its reason')
    .argument('<one>', 'id of an initiative')
    .argument('<other>', 'id of another initiative')
    .argument('<verdict>', twinVerdicts.join(', '))
    .requiredOption('--reason <text>', 'why')
    .action(async (one: string, other: string, written: string, { reason }: { reason: string }) => {
      const verdict = readChoice('The verdict', written, twinVerdicts)
      await withInstallation(async (ctx) => {
        await decideTwins(ctx, { one, other, verdict, reason })
        await sequenceAll(ctx)
      })
      output.text(`Decided: ${one} and ${other} are ${verdict}.`)
    })
}

const examples = `
Examples:
  skala twins list --json
  skala twins recompute
  skala twins decide i0a1b2c3d4e5f i5f4e3d2c1b0a different --reason "One is for schools, the other for libraries"`

function progressBar() {
  const bar = new cliProgress.SingleBar({
    format: '{step} [{bar}] {value} of {total} initiatives  {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(1, 0, { step: 'reading' })
  return {
    show: ({ step, done, total }: RecomputeProgress) => {
      bar.setTotal(total ?? done)
      bar.update(done, { step })
    },
    stop: () => bar.stop(),
  }
}

function told({ initiatives, pairs, proposed, withdrawn, threshold }: Recomputed): string {
  const figure = (value: number) => formatNumber(value, 'en')
  return [
    `${figure(initiatives)} initiatives compared, ${figure(pairs)} pairs with ${threshold} points or more`,
    `  proposed   ${figure(proposed)}`,
    `  withdrawn  ${figure(withdrawn)}`,
  ].join('\n')
}

const described = ({ id, level, members }: TwinCluster) =>
  [
    `${id}  ${level}  ${members.length} initiatives`,
    ...members.map(
      ({ id: member, title, organisation, organisationWords }) =>
        `  ${member}  ${title} (${organisation?.name ?? organisationWords ?? 'unknown organisation'})`,
    ),
  ].join('\n')
