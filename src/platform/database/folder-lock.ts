import { open, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Conflict } from '#platform/problems'

interface Held {
  readonly pid: number
  readonly url: string | null
}

/** A data folder held by this process. `announce` tells later commands where the database listens. */
export interface FolderLock {
  announce(url: string): Promise<void>
  release(): Promise<void>
}

const lockPath = (folder: string) => join(folder, 'lock.json')

/**
 * Takes a data folder for this process. Throws `Conflict`, naming the pid, when a living process holds it.
 * A lock left by a process that died is taken over: its database is stopped and recovered by the caller.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = lockPath(folder)
  const holder = await holderOf(folder)
  if (holder) throw heldBy(folder, holder.pid)
  await rm(path, { force: true })
  try {
    const file = await open(path, 'wx', 0o600)
    await file.writeFile(JSON.stringify({ pid: process.pid, url: null }))
    await file.close()
  } catch {
    throw heldBy(folder, (await holderOf(folder))?.pid ?? 0)
  }
  return {
    announce: (url) => writeFile(path, JSON.stringify({ pid: process.pid, url }), { mode: 0o600 }),
    release: () => rm(path, { force: true }),
  }
}

/** The living process that holds a data folder, if there is one; a stale or unreadable lock counts as none. */
export async function holderOf(folder: string): Promise<Held | null> {
  try {
    const held: Held = JSON.parse(await readFile(lockPath(folder), 'utf8'))
    process.kill(held.pid, 0)
    return held.pid === process.pid ? null : held
  } catch {
    return null
  }
}

function heldBy(folder: string, pid: number): Conflict {
  return new Conflict({
    sv: `Datamappen ${folder} används redan av process ${pid}. Avsluta den först, eller ange en annan mapp i SKALA_DATA.`,
    en: `The data folder ${folder} is already used by process ${pid}. Stop it first, or name another folder in SKALA_DATA.`,
  })
}
