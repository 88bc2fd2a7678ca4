import type { Language } from '#platform/language'
import type { CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import { ProtectiveCode, SignalCode } from '../signals/signal-code.ts'
import { signalOf } from '../signals/signals.ts'

/** The name of a country by its code, in a language. */
export function countryName(code: string, language: Language): string {
  const known = code === 'UK' ? 'GB' : code
  return new Intl.DisplayNames([language], { type: 'region' }).of(known) ?? code
}

/** The name of a sign or a protective fact. */
export function nameOf(code: string, language: Language): string {
  const sign = SignalCode.safeParse(code)
  if (sign.success) return signalOf(sign.data).name[language]
  const protection = ProtectiveCode.safeParse(code)
  return protection.success ? messages[language].protections[protection.data] : code
}

/** Names in a row, in lower case after the first; the word for none when there are none. */
export function namesOf(codes: readonly string[], language: Language): string {
  if (codes.length === 0) return messages[language].none
  const names = codes.map((code) => nameOf(code, language))
  return names.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(', ')
}

/** The signs that stood before what is decided about: what the file’s own events before it tell of. */
export function signsBefore(file: CaseFile): readonly SignalCode[] {
  const told = file.events.filter((event) => event.phase === 'before').flatMap((event) => event.signs)
  return [...new Set(told)].toSorted()
}
