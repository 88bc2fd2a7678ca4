import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Context } from '#platform/context'
import { NotFound } from '#platform/problems'
import { listOrigins, readCheckpoint, readLogTile } from './read-log.ts'
import { TILE_WIDTH, tilePath, tilesOfTree } from './tree/index.ts'

/** What a mirroring wrote. */
export interface Mirrored {
  readonly origin: string
  readonly size: number
  /** Files that were not there before. */
  readonly files: number
}

/**
 * Writes the published log into a folder that any static server can serve: `checkpoint`, `keys` and `tile/…`. Full tiles
 * that are there already are left alone, so that a second run writes only what is new; the checkpoint comes last. Throws
 * `NotFound` when nothing has been published.
 */
export async function mirrorLog(ctx: Pick<Context, 'sql'>, folder: string): Promise<Mirrored> {
  const latest = await readCheckpoint(ctx)
  if (!latest) throw nothingYet()
  let files = 0
  for (const tile of tilesOfTree(latest.size)) {
    const path = tilePath(tile)
    if (tile.width === TILE_WIDTH && (await exists(join(folder, path)))) continue
    const bytes = await readLogTile(ctx, path)
    if (!bytes) throw new Error(`the stored tree lacks ${path}; run skala ledger fsck`)
    await place(join(folder, path), bytes)
    files += 1
  }
  const keys = (await listOrigins(ctx)).map(({ verifierKey }) => `${verifierKey}\n`).join('')
  await place(join(folder, 'keys'), Buffer.from(keys))
  await place(join(folder, 'checkpoint'), Buffer.from(latest.note))
  return { origin: latest.origin, size: latest.size, files }
}

/** Reads files of a log from a folder, or from an address that begins with http. Gives undefined for what is not there. */
export function logReader(location: string): (path: string) => Promise<Uint8Array | undefined> {
  if (!/^https?:\/\//.test(location)) {
    return (path) => readFile(join(location, path)).catch(() => undefined)
  }
  const base = location.replace(/\/*$/, '/')
  return async (path) => {
    // the operator names the mirror, which may well stand on the inside of the net
    const answer = await fetch(new URL(path, base), {
      signal: AbortSignal.timeout(15_000),
      redirect: 'error',
    })
    if (!answer.ok) return undefined
    const bytes = new Uint8Array(await answer.arrayBuffer())
    return bytes.length <= MOST_BYTES ? bytes : undefined
  }
}

/** No file of a log is larger: 256 entries of 64 KiB. */
const MOST_BYTES = 256 * 65_538

async function place(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(`${path}.draft`, 'w')
  try {
    await file.writeFile(bytes)
  } finally {
    await file.close()
  }
  await rename(`${path}.draft`, path)
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )

const nothingYet = () =>
  new NotFound({
    sv: 'Loggen är inte publicerad än. Starta skala serve, så signeras den inom någon sekund.',
    en: 'The log is not published yet. Start skala serve, and it is signed within a second.',
  })
