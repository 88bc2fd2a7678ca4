import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the independent verifier said of a log, in its own words. */
export interface Opinion {
  holds: boolean
  said: string
}

/** A verifier written on Go's own library, or the reason why this machine has none. */
export type GoVerifier =
  | { here: true; verify: (folder: string, verifierKey: string) => Promise<Opinion> }
  | { here: false; why: string }

const SOURCE = fileURLToPath(new URL('./verify-log.go', import.meta.url))

/**
 * Builds the verifier into `folder`, with Go and the library that the system packages `golang-go` and
 * `golang-golang-x-mod-dev` give; nothing is fetched from any network.
 */
export async function buildGoVerifier(folder: string): Promise<GoVerifier> {
  const program = join(folder, 'verify-log')
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: process.env.GOPATH ?? '/usr/share/gocode',
    GOFLAGS: '',
  }
  const version = await run('go', ['version'], env)
  if (!version.holds) return { here: false, why: 'Go is not installed (golang-go)' }
  const built = await run('go', ['build', '-o', program, SOURCE], env)
  if (!built.holds)
    return { here: false, why: `Go cannot build the verifier (golang-golang-x-mod-dev): ${built.said}` }
  if (!(await readdir(folder)).includes('verify-log')) return { here: false, why: 'Go built nothing' }
  return { here: true, verify: (log, verifierKey) => run(program, [log, verifierKey], env) }
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<Opinion> {
  return new Promise((resolve) => {
    execFile(program, args, { env }, (error, stdout, stderr) => {
      resolve({ holds: error === null, said: `${stdout}${stderr}`.trim() })
    })
  })
}
