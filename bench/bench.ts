/**
 * Prints every figure of speed that we quote: `npm run bench`, or `npm run bench -- pages search` for some of them.
 * Each part runs in a process of its own, so that none warms or burdens another.
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
const asked = process.argv.slice(2)
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
    const child = spawn(process.execPath, ['bin/run.mjs', file], { cwd: packageRoot(), stdio: 'inherit' })
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}`))))
  })
}
