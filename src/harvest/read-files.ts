import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { Invalid } from '#platform/problems'
import type { Capture } from './connector.ts'

/** Larger files than this are a fault of the source, not something to keep. */
const MAX_BYTES = 100 * 1024 * 1024

/**
 * Reads a file, or the files of a folder and its folders in name order, that the connector wants by name. Hidden files
 * and links that lead out of the folder are left out. Throws `Invalid` when nothing is there.
 */
export async function* readFiles(
  location: string,
  wanted: (name: string) => boolean,
): AsyncGenerator<Capture> {
  const root = await realpath(location).catch(() => null)
  if (root === null) throw nothingThere(location)
  const isFile = (await stat(root)).isFile()
  const paths = isFile ? [root] : await pathsBelow(root)
  for (const path of paths) {
    const name = basename(path)
    if (!isFile && !wanted(name)) continue
    const { size } = await stat(path)
    if (size > MAX_BYTES) throw tooLarge(path)
    const url = `file:${isFile ? name : relative(root, path).split(sep).join('/')}`
    yield { name, url, bytes: await readFile(path), mediaType: null }
  }
}

async function pathsBelow(folder: string): Promise<string[]> {
  const paths: string[] = []
  // Not opendir: on Node 20 its recursive form loses entries of folders with more than 32.
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    const hidden = relative(folder, path)
      .split(sep)
      .some((part) => part.startsWith('.'))
    if (entry.isFile() && !hidden) paths.push(path)
  }
  return paths.sort()
}

function nothingThere(location: string): Invalid {
  return new Invalid({
    sv: `Det finns ingen fil eller mapp på ${location}. Kontrollera sökvägen.`,
    en: `There is no file or folder at ${location}. Check the path.`,
  })
}

function tooLarge(path: string): Invalid {
  return new Invalid({
    sv: `Filen ${path} är större än 100 MB. Dela upp den och hämta igen.`,
    en: `The file ${path} is larger than 100 MB. Split it and harvest again.`,
  })
}
