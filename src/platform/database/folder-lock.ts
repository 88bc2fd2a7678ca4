import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Conflict } from '#platform/problems'
import { birthOf, isAlive } from './process.ts'

const Held = z.object({ pid: z.int().positive(), born: z.string().nullable(), url: z.string().nullable() })
type Held = z.infer<typeof Held>

/** A data folder held by this process. `announce` tells later commands where the database listens. */
export interface FolderLock {
  announce(url: string): Promise<void>
  release(): Promise<void>
}

const lockPath = (folder: string) => join(folder, 'lock.json')

/**
 * Takes a data folder for this process. Throws `Conflict`, naming the pid, when a living process holds it.
 * A lock left by a process that died is taken over: its database is stopped and recovered by the caller. Of several
 * processes that try at once, one gets it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = lockPath(folder)
  const words = await readFile(path, 'utf8').catch(() => null)
  const holder = await holderOf(folder)
  if (holder) throw heldBy(folder, holder.pid)
  if (words !== null) await setAside(path, words)
  const mine = { pid: process.pid, born: await birthOf(process.pid) }
  const taken = await writeLock(path, { ...mine, url: null }, link)
  if (!taken) throw heldBy(folder, (await holderOf(folder))?.pid ?? 0)
  return {
    announce: async (url) => {
      await writeLock(path, { ...mine, url }, rename)
    },
    release: () => rm(path, { force: true }),
  }
}

/** The living process that holds a data folder, if there is one; a stale or unreadable lock counts as none. */
export async function holderOf(folder: string): Promise<Held | null> {
  const held = readLock(await readFile(lockPath(folder), 'utf8').catch(() => ''))
  if (!held || !(await isAlive(held.pid))) return null
  // process ids are used again, soonest in containers: the birth tells one bearer from the next
  if (held.born !== null) return held.born === (await birthOf(held.pid)) ? held : null
  return held.pid === process.pid ? null : held
}

function readLock(words: string): Held | null {
  try {
    return Held.parse(JSON.parse(words))
  } catch {
    return null
  }
}

/** Removes a stale lock, and only that one: a lock that somebody took in the meantime is put back. */
async function setAside(path: string, stale: string): Promise<void> {
  const aside = `${path}.${process.pid}.aside`
  await rename(path, aside).catch(() => undefined)
  const moved = await readFile(aside, 'utf8').catch(() => stale)
  if (moved !== stale) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

/** Written beside and put in place whole, so that nobody ever reads half a lock. */
async function writeLock(
  path: string,
  held: Held,
  place: (from: string, to: string) => Promise<void>,
): Promise<boolean> {
  const draft = `${path}.${process.pid}`
  await writeFile(draft, JSON.stringify(held), { mode: 0o600 })
  try {
    await place(draft, path)
    return true
  } catch {
    return false
  } finally {
    await rm(draft, { force: true })
  }
}

function heldBy(folder: string, pid: number): Conflict {
  return new Conflict({
    sv: `Datamappen ${folder} används redan av process ${pid}. Avsluta den först, eller ange en annan mapp i SKALA_DATA.`,
    en: `The data folder ${folder} is already used by process ${pid}. Stop it first, or name another folder in SKALA_DATA.`,
  })
}
