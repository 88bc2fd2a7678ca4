import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

const SUFFIX = '.checkpoint'

/** A name for a file about an origin: `registry.example/log/2027` becomes `registry.example_log_2027`. */
export const fileNameOf = (origin: string) => origin.replace(/[^\w.-]/g, '_')

/**
 * Writes the second copy of a checkpoint so that after a power cut there is the old one or the new one, whole: a draft,
 * forced to disk, renamed into place, and the folder forced to disk.
 */
export async function writeSecondCopy(folder: string, origin: string, note: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${fileNameOf(origin)}${SUFFIX}`)
  await writeDurably(`${path}.draft`, note)
  await rename(`${path}.draft`, path)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The second copy for an origin; null when there is none. */
export function readSecondCopy(folder: string, origin: string): Promise<string | null> {
  return readOrNull(join(folder, `${fileNameOf(origin)}${SUFFIX}`))
}

/** All second copies in the folder, of this year's log and of those before. */
export async function readSecondCopies(folder: string): Promise<{ path: string; note: string }[]> {
  const names = await readdir(folder).catch(() => [])
  const copies: { path: string; note: string }[] = []
  for (const name of names.filter((one) => one.endsWith(SUFFIX)).sort()) {
    const note = await readOrNull(join(folder, name))
    if (note !== null) copies.push({ path: join(folder, name), note })
  }
  return copies
}

const readOrNull = (path: string) =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
