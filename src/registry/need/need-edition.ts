import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#platform/config'

/** Other rules may tell other needs from the same words and the same map: count this up when they change. */
const RULES = 2

/**
 * Names the map and the rules: what was told under another edition must be told anew. The same for the same files,
 * read once and kept.
 */
export function needEdition(): string {
  kept ??= fingerprint(join(packageRoot(), 'src/registry/need/taxonomy'))
  return kept
}
let kept: string | undefined

function fingerprint(folder: string): string {
  const hash = createHash('sha256').update(String(RULES))
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('base64url').slice(0, 12)
}
