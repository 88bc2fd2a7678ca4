import type { Command } from 'commander'
import { demonstrationStatus, loadDemonstration, removeDemonstration } from '#demonstration'
import { readConfig } from '#platform/config'
import type { Context } from '#platform/context'
import { ensureRegister } from './ensure-register.ts'
import { openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'

interface Flags {
  readonly json?: boolean
}

/** `skala demonstration load|remove|status`: the invented county comes, goes, or is counted. */
export function demonstrationCommand(program: Command, output: Output): void {
  const demonstration = program
    .command('demonstration')
    .description('Load or remove the invented demonstration county')
    .addHelpText('after', examples)
  const verb = (name: string, description: string, act: (ctx: Context) => Promise<Told>) =>
    demonstration
      .command(name)
      .description(description)
      .option('--json', 'print one JSON object instead of text')
      .action(async (flags: Flags) => {
        const { ctx, close } = await openInstallation(readConfig(process.env), operator, true)
        try {
          const { facts, words } = await act(ctx)
          if (flags.json) output.json(facts)
          else output.text(words)
        } finally {
          await close()
        }
      })
  verb('load', 'Bring the invented county in, or up to this version of the program', load)
  verb('remove', 'Take everything invented away; the next start leaves it out', remove)
  verb('status', 'Say whether the invented county is here', status)
}

const examples = `
Examples:
  skala demonstration status
  skala demonstration remove          the history keeps what was, plainly marked
  skala demonstration load --json`

interface Told {
  readonly facts: object
  readonly words: string
}

async function load(ctx: Context): Promise<Told> {
  await ensureRegister(ctx)
  const loaded = await loadDemonstration(ctx)
  const { facts, words } = await status(ctx)
  const came = loaded.changed
    ? `The invented county was loaded in ${loaded.seconds.toFixed(2)} s.`
    : 'The invented county was already here; nothing changed.'
  return { facts: { ...loaded, ...facts }, words: `${came}\n${words}` }
}

async function remove(ctx: Context): Promise<Told> {
  const facts = await removeDemonstration(ctx)
  const { records, organisations, sources } = facts
  const words =
    records + organisations + sources === 0
      ? 'There was nothing invented to remove. The next start leaves the county out.'
      : `Removed ${records} records, ${organisations} organisations and ${sources} sources. They come back with: npx skala demonstration load`
  return { facts, words }
}

async function status(ctx: Context): Promise<Told> {
  const facts = await demonstrationStatus(ctx)
  const { state, organisations, initiatives, solutions, products, sources } = facts
  return {
    facts,
    words: `The invented county is ${state}: ${organisations} organisations, ${initiatives} initiatives, ${solutions} solutions, ${products} products, ${sources} sources.`,
  }
}
