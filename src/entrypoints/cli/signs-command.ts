import cliProgress from 'cli-progress'
import type { Command } from 'commander'
import { keepAllStandings } from '#foresight'
import { sequenceAll } from '#ledger'
import { formatNumber } from '#platform/language'
import type { Output } from './output.ts'
import { withInstallation } from './with-installation.ts'

interface Flags {
  readonly json?: boolean
}

/** `skala signs`: how every initiative stands by its evidence, worked out anew. */
export function signsCommand(program: Command, output: Output): void {
  program
    .command('signs')
    .description('Read the signs of every initiative anew, ask owners what follows, and keep how each stands')
    .option('--json', 'print one JSON object instead of text')
    .action(async ({ json }: Flags) => {
      const bar = json ? null : progressBar()
      const begun = performance.now()
      let initiatives = 0
      try {
        const changed = await withInstallation(async (ctx) => {
          const found = await keepAllStandings(ctx, (done, all) => {
            initiatives = all
            bar?.show(done, all)
          })
          await sequenceAll(ctx)
          return found
        })
        bar?.stop()
        const seconds = (performance.now() - begun) / 1000
        if (json) output.json({ initiatives, changed, seconds: Math.round(seconds * 10) / 10 })
        else
          output.text(
            `${formatNumber(initiatives, 'en')} initiatives read in ${seconds.toFixed(1)} s, ${formatNumber(changed, 'en')} stand differently`,
          )
      } finally {
        bar?.stop()
      }
    })
}

function progressBar() {
  const bar = new cliProgress.SingleBar({
    format: 'reading signs [{bar}] {value} of {total} initiatives  {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
    clearOnComplete: true,
  })
  bar.start(1, 0)
  return {
    show: (done: number, all: number) => {
      bar.setTotal(Math.max(1, all))
      bar.update(done)
    },
    stop: () => bar.stop(),
  }
}
