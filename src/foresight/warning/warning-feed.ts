import { writeAtom } from '#platform/atom'
import type { Language } from '#platform/language'
import { warningMessages as messages } from './messages.ts'
import type { WarningLine } from './read-warnings.ts'
import type { Warning } from './warning.ts'
import { warningHref, warningPaths } from './warning-paths.ts'

interface WarningFeed {
  readonly language: Language
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  /** The filter as the address writes it. */
  readonly query: string
  readonly lines: readonly WarningLine[]
  /** ISO 8601. */
  readonly now: string
}

/** The log of warnings as a feed: owner, board, witnesses and followers hear by it. */
export function warningFeed({ language, publicUrl, query, lines, now }: WarningFeed): string {
  const words = messages[language]
  const address = (path: string) => `${publicUrl}/${language}${path}${query ? `?${query}` : ''}`
  return writeAtom({
    language,
    title: words.feedTitle,
    self: address(warningPaths.feed),
    alternate: address(warningPaths.warnings),
    now,
    entries: lines.map(({ warning, addressee }) => ({
      address: `${publicUrl}${warningHref(warning.id, language)}`,
      title: `${words.grades[warning.grade]}: ${warning.title}`,
      summary: `${words.to} ${addressee ?? words.unknownAddressee}. ${warning.say[language]}`,
      updated: `${lastDay(warning)}T00:00:00Z`,
      published: `${warning.raised.on}T00:00:00Z`,
    })),
  })
}

/** The last day on which something was said in it. */
const lastDay = ({ raised, answer, closing }: Warning) => closing?.on ?? answer?.on ?? raised.on
