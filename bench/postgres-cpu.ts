import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Clock ticks a second that Linux counts processor time in. */
const TICKS = 100

/**
 * Seconds of processor time that a database server has used so far, with all its processes, also those that have ended;
 * null where that cannot be told. `folder` is where its data lies, at any depth below.
 */
export function postgresCpu(folder: string): number | null {
  const postmaster = pidIn(folder)
  if (postmaster === null || !existsSync('/proc/self/stat')) return null
  let ticks = 0
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    const times = timesOf(name)
    if (!times) continue
    if (Number(name) === postmaster) ticks += times.own + times.ended
    else if (times.parent === postmaster) ticks += times.own
  }
  return ticks / TICKS
}

function pidIn(folder: string): number | null {
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('postmaster.pid')) return Number.parseInt(readFileSync(join(folder, name), 'utf8'), 10)
  }
  return null
}

function timesOf(pid: string): { parent: number; own: number; ended: number } | null {
  try {
    // the name of a process stands in brackets and may hold anything, so counting begins after the last of them
    const [, parent = 0, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)/s, '')
      .trim()
      .split(' ')
      .map(Number)
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9)
    return { parent, own: user + system, ended: endedUser + endedSystem }
  } catch {
    return null
  }
}
