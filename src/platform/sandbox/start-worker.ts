import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where a worker's program may lie, seen from this file and from each folder above it: built first, then source. */
const places = ['sandbox-worker.js', 'src/platform/sandbox/worker.ts', 'dist/sandbox-worker.js']

const bundles = new Map<string, Promise<string>>()

/**
 * Starts a worker from its program: the built file beside us, or TypeScript source, bundled once per process.
 * A process and not a thread: V8 ends the whole process, web server and all, when one large allocation fails.
 * It gets nothing of our environment; its clock is UTC so that files mean the same on every machine.
 */
export async function startWorker(program: URL | undefined, memoryMb: number): Promise<ChildProcess> {
  const path = fileURLToPath(program ?? findProgram())
  const code = path.endsWith('.ts') ? await bundle(path) : null
  const worker = spawn(process.execPath, [`--max-old-space-size=${memoryMb}`, code === null ? path : '-'], {
    env: { TZ: 'UTC' },
    stdio: [code === null ? 'ignore' : 'pipe', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  // A worker that dies at once closes its input; that it died is told by its exit.
  worker.stdin?.on('error', () => {})
  worker.stdin?.end(code)
  return worker
}

function findProgram(): URL {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const found = places.map((place) => new URL(place, folder)).find((url) => existsSync(url))
    if (found) return found
    if (folder.href === new URL('../', folder).href)
      throw new Error(
        'sandbox-worker.js is missing beside the program: build it from src/platform/sandbox/worker.ts',
      )
  }
}

/** Kept in memory: a bundle on disk would be one more thing to clean up, and to be tampered with. */
function bundle(path: string): Promise<string> {
  const begun = bundles.get(path)
  if (begun) return begun
  const made = import('esbuild')
    .then(({ build }) =>
      build({
        entryPoints: [path],
        bundle: true,
        write: false,
        platform: 'node',
        format: 'cjs',
        target: 'node20',
      }),
    )
    .then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  bundles.set(path, made)
  return made
}
