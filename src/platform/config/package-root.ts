import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const PackageName = z.object({ name: z.string() })

/**
 * The absolute path of the folder that holds our package.json, whether the code runs from source or from a
 * bundle. Files that belong to the program (registers, migrations, styles) are found from here.
 * Throws a plain error when the code has been moved out of its package.
 */
export function packageRoot(start: string = import.meta.url): string {
  for (let folder = dirname(fileURLToPath(start)); ; folder = dirname(folder)) {
    if (isOurs(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error(`No package.json of skala above ${fileURLToPath(start)}`)
  }
}

function isOurs(path: string): boolean {
  if (!existsSync(path)) return false
  return PackageName.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data?.name === 'skala'
}
