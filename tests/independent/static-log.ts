import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  EMPTY_EDGE,
  extendBundles,
  extendTiles,
  leafHash,
  rootOfEdge,
  type SignerKey,
  signCheckpoint,
  tilePath,
} from '../../src/ledger/tree/index.ts'

/** Files of a log as any static server would serve them, by path. */
export type LogFiles = Map<string, Uint8Array>

/** A whole signed log of `size` entries, written in uneven batches as a sequencer would. */
export function staticLog(size: number, key: SignerKey): LogFiles {
  const entries = Array.from({ length: size }, (_, at) =>
    Buffer.from(JSON.stringify({ v: 1, s: `post ${at}` })),
  )
  const files: LogFiles = new Map()
  let edge = EMPTY_EDGE
  for (let batch = 1; edge.size < size; batch = (batch * 7) % 1021) {
    const [from, to] = [edge.size, Math.min(size, edge.size + batch)]
    const added = entries.slice(from, to)
    const grown = extendTiles(edge, added.map(leafHash))
    const bundles = extendBundles(from, entries.slice(from - (from % 256), from), added)
    for (const { tile, bytes } of [...grown.files, ...bundles]) files.set(tilePath(tile), bytes)
    edge = grown.edge
  }
  const checkpoint = signCheckpoint({ origin: key.name, size, root: rootOfEdge(edge) }, key)
  return files.set('checkpoint', Buffer.from(checkpoint))
}

/** Writes one file of a log, or removes it when there is nothing to write. */
export async function putFile(folder: string, path: string, bytes: Uint8Array | undefined): Promise<void> {
  const place = join(folder, path)
  await mkdir(dirname(place), { recursive: true })
  if (bytes) await writeFile(place, bytes)
  else await rm(place, { force: true })
}

/** Writes a whole log into a folder. */
export async function writeLog(folder: string, files: LogFiles): Promise<void> {
  for (const [path, bytes] of files) await putFile(folder, path, bytes)
}
