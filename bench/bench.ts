/**
 * Prints every figure of speed that we quote: `npm run bench`, or `npm run bench -- pages search` for some of them. What
 * is no name is handed on: `npm run bench -- twins 130000`. Each part runs in a process of its own, so that none warms or
 * burdens another.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#platform/config'

const parts: Record<string, string> = {
  pages: 'bench/pages.ts',
  search: 'bench/search-engine.ts',
  follow: 'bench/search-follow.ts',
  twins: 'bench/similarity.ts',
  ledger: 'bench/ledger.ts',
  verify: 'bench/ledger-verify.ts',
  recorder: 'bench/recorder.ts',
  room: 'bench/room.ts',
  portfolio: 'bench/portfolio.ts',
}
const given = process.argv.slice(2)
const asked = given.filter((word) => /^[a-z]/.test(word))
const handedOn = given.filter((word) => !asked.includes(word))
/** Heap for a million records, in megabytes. */
const HEAP = 8_000
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length > 0)
  throw new Error(`there is no ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)

for (const [name, file] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  if (!existsSync(join(packageRoot(), file))) throw new Error(`${file} is missing`)
  process.stdout.write(`\n== ${name}\n`)
  await run(file)
}

function run(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [`--max-old-space-size=${HEAP}`, 'bin/run.mjs', file, ...handedOn],
      { cwd: packageRoot(), stdio: 'inherit' },
    )
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))))
  })
}
