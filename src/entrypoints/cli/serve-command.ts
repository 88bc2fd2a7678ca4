import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { ensureDemonstration } from '#demonstration'
import { openWaitingRoom } from '#frontline'
import { readProviders } from '#identity'
import { openLedger, sequenceAll } from '#ledger'
import { type Config, readConfig } from '#platform/config'
import { type Context, createContext } from '#platform/context'
import { connect } from '#platform/database'
import { countRecords } from '#registry'
import { createSearch, type Search } from '#search'
import { createServer } from '../server/create-server.ts'
import { startNights } from '../worker/nights.ts'
import { startWorker } from '../worker/worker.ts'
import { ensureRegister } from './ensure-register.ts'
import { type Installation, openInstallation, operator } from './open-context.ts'
import type { Output } from './output.ts'
import { policyOf, signingOf } from './signing-of.ts'

const roles = ['all', 'web', 'worker'] as const
type Role = (typeof roles)[number]

/** `skala serve`: the whole product in one process, or one half of it, until it is told to stop. */
export function serveCommand(program: Command, output: Output): void {
  program
    .command('serve')
    .description('Start the site, the API and the worker')
    .addOption(
      new Option('--role <role>', 'which half to run when several processes share a database')
        .choices(roles)
        .default('all'),
    )
    .addHelpText('after', examples)
    .action(async ({ role }: { role: Role }) => {
      const config = readConfig(process.env)
      const installation = await openInstallation(config, operator, false)
      await serve(installation, config, role, output)
    })
}

const examples = `
Examples:
  skala serve
  PORT=8080 SKALA_DATA=/var/lib/skala skala serve
  DATABASE_URL=postgres://… skala serve --role web`

async function serve(installation: Installation, config: Config, role: Role, output: Output): Promise<void> {
  const { ctx, log, close } = installation
  const stopped = stopSignal()
  const parts: { stop(): Promise<unknown> }[] = []
  const signing = signingOf(config)
  try {
    // a ledger that waits for a discrepancy to be cleared up can still be read
    const open = role === 'web' || (await openLedger(ctx, signing))
    if (open) {
      await ensureRegister(ctx)
      await ensureDemonstration(ctx, config.demonstration)
      if (role !== 'web') await sequenceAll(ctx, signing)
    }
    const search = openOnce(() => createSearch(asReader(ctx), config.folder))
    parts.push(search)
    if (role !== 'web') parts.unshift(await startKeeping(installation, config, search.open))
    if (role !== 'worker') {
      const { address, stop } = await startWeb(ctx, log, config, await search.open())
      parts.unshift({ stop })
      output.text(await greeting(ctx, address))
    }
    await stopped
  } finally {
    for (const part of parts) await part.stop()
    await close()
  }
}

/** The worker has a pool of its own: readers and writers that queue for connections must not hold up the sequencer. */
async function startKeeping({ ctx, database }: Installation, config: Config, search: () => Promise<Search>) {
  const policy = await policyOf(config)
  const sql = connect(database.url, { max: 6 })
  const worker = await startWorker(createContext({ ...ctx, sql }), signingOf(config), policy, {
    ...config,
    search,
  })
  return {
    stop: async () => {
      await worker.stop()
      await sql.end({ timeout: 5 })
    },
  }
}

async function startWeb(ctx: Context, log: Installation['log'], config: Config, search: Search) {
  const reader = asReader(ctx)
  const { publicUrl, port, host } = config
  const room = await openWaitingRoom(join(config.folder, 'waiting-room'))
  const nights = startNights(ctx, room)
  const server = await createServer({
    ...{ ctx: reader, search, room, log, publicUrl, requestsPerMinute: 1_200 },
    providers: readProviders(config.signIn),
    inventedSignIn: config.inventedSignIn,
    mailing: config.mail !== null,
  })
  await server.listen({ port, host })
  const stop = async () => {
    await server.close()
    await nights.stop()
    await room.close()
  }
  return { address: addressOf(server.server.address(), config), stop }
}

/** Somebody who has not signed in. */
const asReader = (ctx: Context): Context => ({ ...ctx, actor: { organisation: null, role: 'public' } })

/** A search that is opened when it is first asked for, whoever asks, and closed once everybody has stopped. */
function openOnce(open: () => Promise<Search>) {
  let opened: Promise<Search> | null = null
  return {
    open: () => {
      opened ??= open()
      return opened
    },
    stop: async () => (await opened)?.close(),
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
