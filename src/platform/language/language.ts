/** The languages the product speaks, Swedish first. */
export const languages = ['sv', 'en'] as const

/** A language the product speaks. */
export type Language = (typeof languages)[number]

/** A text that exists in both languages; a missing one does not compile. */
export type Bilingual = Readonly<Record<Language, string>>

/** Tells whether a path segment or header value names one of our languages. */
export function isLanguage(value: unknown): value is Language {
  return languages.some((language) => language === value)
}
