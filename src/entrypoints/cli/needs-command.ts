import type { Command } from 'commander'
import { sequenceAll } from '#ledger'
import { correctNeeds } from '#registry'
import type { Output } from './output.ts'
import { withInstallation } from './with-installation.ts'

interface Flags {
  readonly reason: string
  readonly rules?: boolean
}

/** `skala needs`: what records are for, set by a person in place of what the rules tell. */
export function needsCommand(program: Command, output: Output): void {
  program
    .command('needs')
    .description('What records are for')
    .command('correct')
    .description(
      'Say what a record is for; without needs: that none of them fits. It is remembered with its reason',
    )
    .argument('<record>', 'id of a record')
    .argument('[needs...]', 'ids of at most three needs, the most fitting first')
    .requiredOption('--reason <text>', 'why; it is shown on the page')
    .option('--rules', 'take the correction back and let the rules tell again')
    .addHelpText('after', examples)
    .action(async (record: string, needs: string[], { reason, rules = false }: Flags) => {
      await withInstallation(async (ctx) => {
        await correctNeeds(ctx, { record, needs: rules ? null : needs, reason })
        await sequenceAll(ctx)
      })
      output.text(
        rules
          ? `The rules tell what ${record} is for.`
          : `${record} is for ${needs.join(', ') || 'none of the needs'}.`,
      )
    })
}

const examples = `
Examples:
  skala needs correct i0a1b2c3d4e5f e-archive scanning --reason "We scan maps into the archive"
  skala needs correct i0a1b2c3d4e5f --rules --reason "The title has been mended"`
