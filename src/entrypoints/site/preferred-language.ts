import { type Language, languages } from '#platform/language'

/** The first of our languages that the reader's browser names; Swedish unless English comes first. */
export function preferredLanguage(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.flatMap((name) => languages.filter((language) => language === name))[0] ?? 'sv'
}
