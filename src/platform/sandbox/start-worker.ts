import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Where a worker's program may lie, seen from this file and from each folder above it: built first, then source. */
const places = ['sandbox-worker.js', 'src/platform/sandbox/worker.ts', 'dist/sandbox-worker.js']

const bundles = new Map<string, Promise<string>>()

/** Starts a worker from its program: the built file beside us, or TypeScript source, bundled once per process. */
export async function startWorker(program: URL | undefined, options: WorkerOptions): Promise<Worker> {
  const found = program ?? findProgram()
  if (!found.pathname.endsWith('.ts')) return new Worker(found, options)
  return new Worker(await bundle(fileURLToPath(found)), { ...options, eval: true })
}

function findProgram(): URL {
  for (let folder = new URL('./', import.meta.url); ; folder = new URL('../', folder)) {
    const found = places.map((place) => new URL(place, folder)).find((url) => existsSync(url))
    if (found) return found
    if (folder.pathname === '/' || folder.href === new URL('../', folder).href)
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
