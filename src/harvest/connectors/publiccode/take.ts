import { cleanLine, cleanProse, shorten, withoutContacts } from '../../outside-text.ts'
import { readWebAddress } from '../../web-address.ts'
import type { Report } from './report.ts'
import { plainOf, type Value } from './yaml-tree.ts'

type Entries = ReadonlyMap<string, Value>
const none: Entries = new Map()

/** The value under a key, whatever its capitals; a key in the wrong case is noted. Nothing counts as absent. */
export function take(entries: Entries, key: string, report: Report): Value | undefined {
  const exact = entries.get(key)
  if (exact) return exact.kind === 'nothing' ? undefined : exact
  for (const [name, value] of entries) {
    if (name.toLowerCase() !== key.toLowerCase() || value.kind === 'nothing') continue
    report.note('key-in-wrong-case', value, name)
    return value
  }
  return undefined
}

/** The keys under a key; none when something else stands there. */
export function takeMap(entries: Entries, key: string, report: Report): Entries {
  const value = take(entries, key, report)
  return value?.kind === 'map' ? value.entries : none
}

/** A scalar as clean text of many lines without contact details, at most 20,000 units; undefined when empty or no scalar. */
export function proseOf(value: Value | undefined, report: Report): string | undefined {
  return textOf(value, report, cleanProse, 20_000)
}

/** A scalar as one clean line without contact details, at most `longest` units; undefined when empty or no scalar. */
export function lineOf(value: Value | undefined, report: Report, longest = 500): string | undefined {
  return textOf(value, report, cleanLine, longest)
}

function textOf(
  value: Value | undefined,
  report: Report,
  clean: (text: string) => string,
  longest: number,
): string | undefined {
  if (value?.kind !== 'scalar') return undefined
  const written = clean(String(value.value))
  const text = withoutContacts(written)
  if (text !== written) report.note('contact-details', value, text)
  if (text.length > longest) report.note('text-too-long', value, text)
  return shorten(text, longest) || undefined
}

/** The values of a list; a single value stands for a list of one. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (!value || value.kind === 'nothing') return []
  return value.kind === 'list' ? value.items : [value]
}

/** The different lines of a list, in its order, at most `most`; repetitions are noted. */
export function linesOf(value: Value | undefined, report: Report, most: number, longest = 500): string[] {
  const lines = new Map<string, string>()
  for (const item of listOf(value)) {
    const line = lineOf(item, report, longest)
    if (line === undefined) continue
    if (lines.has(line.toLowerCase())) report.note('repeated-entry', item, line)
    else if (lines.size < most) lines.set(line.toLowerCase(), line)
    else {
      report.note('list-too-long', item, line)
      break
    }
  }
  return [...lines.values()]
}

/** A web address, read leniently; undefined with a note when none can be made of the value. */
export function addressOf(value: Value | undefined, report: Report): string | undefined {
  if (!value || value.kind === 'nothing') return undefined
  const written = value.kind === 'scalar' ? String(value.value).trim() : null
  if (written === '') return undefined
  const address = written === null ? null : readWebAddress(written)
  if (address === null) {
    report.note('not-an-address', value, plainOf(value))
    return undefined
  }
  if (!/^https?:\/\/[^\s@]+$/i.test(written ?? '')) report.note('loose-address', value, address)
  return address
}

/** One of a list of words, whatever its capitals; undefined with a note when it is none of them. */
export function wordOf<Word extends string>(
  value: Value | undefined,
  words: readonly Word[],
  report: Report,
): Word | undefined {
  const line = lineOf(value, report)
  if (!value || line === undefined) return undefined
  const word = words.find((candidate) => candidate === line.toLowerCase())
  if (word !== line) report.note('unknown-word', value, line)
  return word
}
