import { readdir, readFile, readlink } from 'node:fs/promises'

/**
 * Whether a process of that id lives, ours or another account's. One that has ended and waits for its parent to notice
 * does not: in containers nobody may ever notice.
 */
export async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return (await statOf(pid))[0] !== 'Z'
}

/** When a process began, in clock ticks since the machine started; null where the system does not tell (not Linux). */
export async function birthOf(pid: number): Promise<string | null> {
  return (await statOf(pid))[19] ?? null
}

/** Fields 3 and on of Linux's proc(5) stat: the program's name before them stands in parentheses and may hold blanks. */
async function statOf(pid: number): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat === '' ? [] : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

/** The living processes whose working folder is `folder`; null where the system does not tell (not Linux). */
export async function standingIn(folder: string): Promise<number[] | null> {
  const names = await readdir('/proc').catch(() => null)
  if (names === null || (await readlink('/proc/self/cwd').catch(() => null)) === null) return null
  const pids = names.map(Number).filter((pid) => pid > 0)
  const stands = await Promise.all(
    pids.map((pid) =>
      readlink(`/proc/${pid}/cwd`).then(
        (path) => path === folder,
        () => false,
      ),
    ),
  )
  return pids.filter((_, position) => stands[position])
}
