/** Runs one TypeScript file: `node bin/run.mjs bench/bench.ts [arguments]`. */
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { buildIfStale, serverOptions } from './build.mjs'

const [, , file, ...rest] = process.argv
if (!file) throw new Error('usage: node bin/run.mjs <file.ts> [arguments]')
await buildIfStale()
const bundle = join(serverOptions.absWorkingDir, 'dist', 'run', `${process.pid}.mjs`)
await build({ ...serverOptions, entryPoints: [resolve(file)], outfile: bundle })
process.argv = [process.argv[0], file, ...rest]
await import(pathToFileURL(bundle).href)
