import { execFile } from 'node:child_process'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The account a program is started under; empty means our own. */
export type Account = { readonly uid: number; readonly gid: number } | Record<string, never>

/**
 * PostgreSQL refuses to run as root. When we are root, it runs under the system account `postgres`,
 * which is made where it is missing; otherwise under our own account.
 */
export async function helperAccount(): Promise<Account> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return {}
  const known = await idsOf('postgres')
  if (known) return known
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return (await idsOf('postgres')) ?? {}
}

async function idsOf(name: string): Promise<Account | null> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return null
  }
}
