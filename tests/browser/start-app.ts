import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '#platform/config'

/** The whole product, running as a newcomer would start it. */
export interface App {
  /** `http://localhost:…`, without a slash at the end. */
  readonly address: string
  stop(): Promise<void>
}

/** Starts `skala serve` on any free port with a data folder of its own, and waits until it names its address. */
export async function startApp(): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'skala-browser-'))
  // under root the server has an account of its own, which must be able to walk in here
  await chmod(folder, 0o711)
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, SKALA_URL: ___, ...environment } = process.env
  const child = spawn(process.execPath, ['bin/skala.mjs', 'serve'], {
    cwd: packageRoot(),
    env: { ...environment, PORT: '0', HOST: '127.0.0.1', SKALA_DATA: folder, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  let words = ''
  const address = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-8_000)
      const found = /http:\/\/localhost:\d+/.exec(words)?.[0]
      if (found) resolve(found)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`skala serve ended before it was ready:\n${words}`)))
  })
  try {
    return { address: await address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
