import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmod,
  chown,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Unavailable } from '#platform/problems'
import { type Binaries, findBinaries } from './binaries.ts'
import { type Account, helperAccount } from './helper-account.ts'
import { isAlive, standingIn } from './process.ts'

/** A PostgreSQL server of our own, running in a folder. */
export interface EmbeddedServer {
  /** Connection address with password, for the superuser `skala`. */
  readonly url: string
  /** Process id of the server's postmaster. */
  readonly pid: number
  stop(): Promise<void>
}

interface Place {
  readonly data: string
  readonly log: string
  readonly binaries: Binaries
  readonly account: Account
}

/**
 * Starts the server kept in `folder`, making it on first use (fsync and checksums on, ICU, UTF-8). A server left
 * running by a process that died is stopped first, so the same folder never has two. The caller holds the folder's lock.
 * Throws `Unavailable` with PostgreSQL's own last words when it does not start.
 */
export async function startEmbedded(
  folder: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedServer> {
  const [binaries, account] = await Promise.all([findBinaries(), helperAccount()])
  // the account must be able to pass through our own folder; what is secret in it has modes of its own
  if (account.uid !== undefined) await chmod(folder, 0o711)
  const data = join(folder, 'postgres')
  const place: Place = { data, log: join(data, 'server.log'), binaries, account }
  const password = await keptPassword(folder)
  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(place, folder, password)
  await stopLeftover(place)
  const port = await startOnFreePort(place, settings)
  const url = `postgres://skala:${password}@127.0.0.1:${port}/postgres`
  return {
    url,
    pid: await postmasterPid(place),
    stop: () => control(place, ['stop', '-m', 'fast', '-w', '-t', '60']),
  }
}

async function keptPassword(folder: string): Promise<string> {
  const path = join(folder, 'password')
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim()
  if (kept) return kept
  const password = randomBytes(24).toString('base64url')
  await writeFile(path, password, { mode: 0o600 })
  return password
}

/**
 * Makes a cluster beside its place and moves it in whole: a process that dies meanwhile leaves a draft, never half a
 * cluster. Nothing was ever acknowledged in a draft, so the next start removes it.
 */
async function initialise(place: Place, folder: string, password: string): Promise<void> {
  await removeDrafts(folder)
  const draft = join(folder, `${DRAFT}${randomBytes(6).toString('hex')}`)
  const passwordFile = join(draft, 'password')
  await mkdir(join(draft, 'cluster'), { recursive: true, mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  for (const path of [draft, join(draft, 'cluster'), passwordFile]) await giveTo(place.account, path)
  await execute(place.binaries.initdb, place.account, [
    ...['-D', join(draft, 'cluster'), '-U', 'skala', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`],
    ...['-E', 'UTF8', '--locale-provider=icu', '--icu-locale=sv', '--locale=C'],
    ...['--data-checksums', '--no-instructions'],
  ])
  // whatever stands in the place has no PG_VERSION, so it is no cluster
  await rm(place.data, { recursive: true, force: true })
  await rename(join(draft, 'cluster'), place.data)
  await removeDrafts(folder)
}

const DRAFT = 'postgres-draft-'

/** An initdb that outlived its parent may still write in a draft; the start after this one then removes it. */
async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(DRAFT))
  await Promise.all(
    drafts.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)),
  )
}

async function giveTo(account: Account, path: string): Promise<void> {
  if (account.uid !== undefined) await chown(path, account.uid, account.gid)
}

/**
 * Process ids are used again, so the one in `postmaster.pid` is only signalled when it stands in this folder, as every
 * PostgreSQL process does. When the last of them has gone, so does the file: PostgreSQL would refuse to start beside one
 * that names a stranger, or a process that ended unnoticed.
 */
async function stopLeftover(place: Place): Promise<void> {
  const pid = await postmasterPid(place).catch(() => 0)
  if (!(pid > 0)) return
  const stop = () => control(place, ['stop', '-m', 'fast', '-w', '-t', '60']).catch(() => undefined)
  const folder = await realpath(place.data)
  const stragglers = await standingIn(folder)
  if (stragglers === null) return (await isAlive(pid)) ? stop() : undefined
  if (stragglers.includes(pid)) await stop()
  for (let tries = 0; tries < 100; tries++) {
    if ((await standingIn(folder))?.length === 0)
      return rm(join(place.data, 'postmaster.pid'), { force: true })
    await pause(100)
  }
}

/** Another program may take the port between our look and PostgreSQL's start, so a few are tried. */
async function startOnFreePort(place: Place, settings: Record<string, string>): Promise<number> {
  let lastWords = ''
  for (let attempt = 0; attempt < 3; attempt++) {
    const port = await freePort()
    try {
      await control(place, ['start', '-w', '-t', '60', '-l', place.log, '-o', serverOptions(port, settings)])
      return port
    } catch (error) {
      lastWords = `${error instanceof Error ? error.message : error}\n${await tailOf(place.log)}`
    }
  }
  throw new Unavailable({
    sv: `Den inbyggda databasen startade inte. Kontrollera att kontot postgres får läsa ${place.data}, eller ange en annan mapp i SKALA_DATA.\n${lastWords}`,
    en: `The embedded database did not start. Check that the account postgres may read ${place.data}, or name another folder in SKALA_DATA.\n${lastWords}`,
  })
}

function serverOptions(port: number, settings: Record<string, string>): string {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    jit: 'off',
    ...settings,
  }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
}

const control = (place: Place, args: string[]) =>
  execute(place.binaries.pg_ctl, place.account, ['-D', place.data, ...args])

/** Runs one of PostgreSQL's programs in its own session, so that Ctrl-C reaches us and not the server. */
function execute(program: string, account: Account, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let words = ''
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2_000)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      // pg_ctl's server keeps stderr open, so waiting for 'close' would wait for ever
      child.stderr.destroy()
      code === 0 ? resolve() : reject(new Error(words.trim() || `${program} ended with ${code}`))
    })
  })
}

async function postmasterPid(place: Place): Promise<number> {
  const [first] = (await readFile(join(place.data, 'postmaster.pid'), 'utf8')).split('\n')
  return Number(first)
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

async function tailOf(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').slice(-6).join('\n')
}
