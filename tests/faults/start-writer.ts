import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'
import { packageRoot } from '#platform/config'

/** A running writer: what it has promised so far, and how to end it. */
export interface Writer {
  readonly acknowledged: readonly string[]
  readonly serverPid: number
  readonly secondsToReady: number
  readonly process: ChildProcess
  /** Resolves when the process has ended and everything it said has been read. */
  readonly ended: Promise<void>
}

/** Bundles the writer into one file that Node runs. It lies in the package, where its dependencies are found. */
export async function buildWriter(target: string): Promise<void> {
  await build({
    entryPoints: ['tests/faults/writer.ts'],
    outfile: target,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    absWorkingDir: packageRoot(),
  })
}

/** Starts a writer on a data folder and waits until it is ready to write. Throws with its last words when it is not. */
export async function startWriter(bundle: string, folder: string, round: string): Promise<Writer> {
  const begun = performance.now()
  const child = spawn(process.execPath, [bundle, folder, round], { stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000)
  })
  const acknowledged: string[] = []
  const lines = createInterface({ input: child.stdout })
  const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]).then(() => undefined)
  const serverPid = await new Promise<number>((resolve, reject) => {
    lines.on('line', (line) => {
      const [word, what = ''] = line.split(' ')
      if (word === 'ready') resolve(Number(what))
      if (word === 'ack') acknowledged.push(what)
    })
    void ended.then(() => reject(new Error(`the writer ended before it was ready: ${words}`)))
  })
  return {
    acknowledged,
    serverPid,
    secondsToReady: (performance.now() - begun) / 1000,
    process: child,
    ended,
  }
}
