import type { Command } from 'commander'
import { runSequencer, sequenceAll } from '#ledger'
import { type Config, readConfig } from '#platform/config'
import type { Context } from '#platform/context'
import { countRecords } from '#registry'
import { createServer } from '../server/create-server.ts'
import { ensureRegister } from './ensure-register.ts'
import { type Installation, openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'

/** `skala serve`: the whole product in one process, until it is told to stop. */
export function serveCommand(program: Command, output: Output): void {
  program
    .command('serve')
    .description('Start the site, the API and the worker')
    .addHelpText('after', '\nExamples:\n  skala serve\n  PORT=8080 SKALA_DATA=/var/lib/skala skala serve')
    .action(async () => {
      const config = readConfig(process.env)
      const installation = await openInstallation(config, operator, false)
      const stopped = stopSignal()
      await serve(installation, config, output, stopped)
    })
}

async function serve(
  { ctx, log, close }: Installation,
  config: Config,
  output: Output,
  stopped: Promise<void>,
): Promise<void> {
  try {
    await ensureRegister(ctx)
    await sequenceAll(ctx)
    const sequencer = runSequencer(ctx)
    const reader: Context = { ...ctx, actor: { organisation: null, role: 'public' } }
    const server = await createServer({
      ctx: reader,
      log,
      publicUrl: config.publicUrl,
      requestsPerMinute: 1_200,
    })
    await server.listen({ port: config.port, host: config.host })
    output.text(await greeting(ctx, addressOf(server.server.address(), config)))
    await stopped
    await server.close()
    await sequencer.stop()
  } finally {
    await close()
  }
}

/** The three lines a newcomer reads. */
async function greeting(ctx: Context, address: string): Promise<string> {
  const initiatives = await countRecords(ctx, { kind: 'initiative' })
  return [
    `Skala is at ${address} (svenska: ${address}/sv, API: ${address}/api/v1).`,
    `It knows ${initiatives} initiatives; those of the invented demonstration county are marked, and go away with: npx skala demonstration remove`,
    'Load real data, for example: npx skala harvest publiccode https://github.com/diggsweden',
  ].join('\n')
}

function addressOf(address: string | { port: number } | null, config: Config): string {
  const port = typeof address === 'object' && address ? address.port : config.port
  return config.port === 0 ? `http://localhost:${port}` : config.publicUrl
}

/** Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, as people expect. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
