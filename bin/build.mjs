/** Bundles the server, its workers, the styles and the browser scripts into dist/. Takes well under a second. */
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'src')
const target = join(root, 'dist')
const stamp = join(target, 'built')

/** What every server bundle shares: packages stay in node_modules, JSX is Preact's. */
export const serverOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  logLevel: 'warning',
  absWorkingDir: root,
}

/** Builds when any source is newer than the last build. Two processes may do it at once: the last rename stands. */
export async function buildIfStale() {
  if (existsSync(stamp) && statSync(stamp).mtimeMs > newest(source)) return
  const draft = `${target}-${process.pid}`
  await Promise.all([buildServer(draft), buildBrowser(draft)])
  await writeFile(join(draft, 'built'), new Date().toISOString())
  putInPlace(draft)
}

/** Swaps the new build in by renaming. When another process was faster its build stands, and ours is thrown away. */
function putInPlace(draft) {
  const old = `${draft}-old`
  try {
    if (existsSync(target)) renameSync(target, old)
    renameSync(draft, target)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}

async function buildServer(folder) {
  await build({
    ...serverOptions,
    entryPoints: {
      skala: join(source, 'entrypoints/cli/skala.ts'),
      'sandbox-worker': join(source, 'platform/sandbox/worker.ts'),
    },
    outdir: folder,
  })
}

/** Names carry a hash of the content, so that browsers may keep the files for ever. */
async function buildBrowser(folder) {
  const result = await build({
    entryPoints: {
      skala: join(source, 'ui/client/main.ts'),
      style: join(source, 'ui/styles/main.css'),
      verify: join(source, 'entrypoints/site/verify-client.ts'),
      frontline: join(source, 'frontline/client/main.ts'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    outdir: join(folder, 'public'),
    metafile: true,
    logLevel: 'warning',
    absWorkingDir: root,
  })
  const names = Object.keys(result.metafile.outputs).map((path) => path.split('/').at(-1))
  const assets = {
    css: names.find((name) => name.endsWith('.css')),
    js: names.find((name) => /^skala-.*\.js$/.test(name)),
    verify: names.find((name) => /^verify-.*\.js$/.test(name)),
    frontline: names.find((name) => /^frontline-.*\.js$/.test(name)),
    recorder: await buildRecorder(folder),
  }
  await writeFile(join(folder, 'assets.json'), JSON.stringify(assets))
}

/** The step recorder runs in pages of others: one plain script that leaves no names behind. */
async function buildRecorder(folder) {
  const result = await build({
    entryPoints: { recorder: join(source, 'frontline/recorder/client/main.ts') },
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    entryNames: '[name]-[hash]',
    outdir: join(folder, 'public'),
    metafile: true,
    logLevel: 'warning',
    absWorkingDir: root,
  })
  return Object.keys(result.metafile.outputs)[0]?.split('/').at(-1)
}

function newest(folder) {
  let latest = statSync(join(root, 'package.json')).mtimeMs
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs)
  }
  return latest
}
