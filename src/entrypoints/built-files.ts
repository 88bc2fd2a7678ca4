import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '#platform/config'

const Names = z.object({
  css: z.string(),
  js: z.string(),
  verify: z.string(),
  frontline: z.string(),
  recorder: z.string(),
})
type Names = z.infer<typeof Names>

let names: Names | null = null

/** The address of a file that the build made for browsers; its name carries a hash of the content. Read once. */
export const builtAddress = (file: keyof Names): string => `/public/${nameOf(file)}`

const texts = new Map<keyof Names, string>()

/** The text of such a file. Read once. */
export function builtText(file: keyof Names): string {
  const text = texts.get(file) ?? readFileSync(join(packageRoot(), 'dist', 'public', nameOf(file)), 'utf8')
  texts.set(file, text)
  return text
}

function nameOf(file: keyof Names): string {
  names ??= Names.parse(JSON.parse(readFileSync(join(packageRoot(), 'dist', 'assets.json'), 'utf8')))
  return names[file]
}
