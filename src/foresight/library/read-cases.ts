import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '#platform/config'
import { NotFound } from '#platform/problems'
import { CaseFile } from './case-file.ts'

/** All cases of the library in the order of their ids, read once and kept. Throws a plain error naming file and fault: a broken library must not start. */
export function readCases(): readonly CaseFile[] {
  kept ??= load(join(packageRoot(), 'src/foresight/cases'))
  return kept
}
let kept: readonly CaseFile[] | undefined

/** The case with an id. Throws `NotFound`. */
export function readCase(id: string): CaseFile {
  const found = readCases().find((file) => file.id === id)
  if (found) return found
  throw new NotFound({
    sv: `Det finns inget fall som heter ”${id.slice(0, 80)}”. Alla fall står på sidan Fall.`,
    en: `There is no case called “${id.slice(0, 80)}”. All cases are listed on the page Cases.`,
  })
}

function load(folder: string): readonly CaseFile[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return names.sort().map((name) => parseCase(readFileSync(join(folder, name), 'utf8'), name))
}

/** Reads one case file. Throws a plain error that names the file and every fault in it. */
export function parseCase(text: string, name: string): CaseFile {
  const read = CaseFile.safeParse(parse(text, { maxAliasCount: 0 }))
  if (!read.success) throw new Error(`${name}: ${z.prettifyError(read.error)}`)
  return read.data
}
