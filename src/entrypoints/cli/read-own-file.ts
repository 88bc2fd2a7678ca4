import { readFile, stat } from 'node:fs/promises'
import { Invalid, NotFound } from '#platform/problems'

const MOST_BYTES = 50_000_000

/** The text of a file on this computer, at most 50 MB. Throws `NotFound` or `Invalid` naming it. */
export async function readOwnFile(path: string): Promise<string> {
  const found = await stat(path).catch(() => null)
  if (!found?.isFile()) {
    throw new NotFound({ sv: `Filen ${path} finns inte.`, en: `There is no file ${path}.` })
  }
  if (found.size > MOST_BYTES) {
    throw new Invalid({
      sv: `Filen ${path} är större än 50 MB.`,
      en: `The file ${path} is larger than 50 MB.`,
    })
  }
  return readFile(path, 'utf8')
}

/** The JSON of a file on this computer. Throws `Invalid` when it is none. */
export async function readOwnJson(path: string): Promise<unknown> {
  const text = await readOwnFile(path)
  try {
    return JSON.parse(text)
  } catch {
    throw new Invalid({ sv: `Filen ${path} är inte JSON.`, en: `The file ${path} is not JSON.` })
  }
}
