import { formatNumber, type Language } from '#platform/language'
import { readTaxonomy, type Taxonomy } from '#registry'
import { messages } from './messages.ts'
import type { TwinPair, TwinReason } from './twin-views.ts'

let kept: Taxonomy | undefined

/** The name of a need in plain words; its id when the map no longer has it; what to call its absence when null. */
export function needLabel(need: string | null, language: Language): string {
  if (need === null) return messages[language].noNeed
  kept ??= readTaxonomy()
  return kept.byId.get(need)?.label[language] ?? need
}

const isPart = (part: string, reasons: object): part is keyof (typeof messages)['sv']['reasons'] =>
  part in reasons

/** The reasons of a pair as words, the weightiest first; with the points of each when asked for. */
export function reasonsInWords(
  pair: { readonly reasons: readonly TwinReason[] },
  language: Language,
  withPoints = false,
): string[] {
  const words = messages[language]
  return pair.reasons
    .toSorted((a, b) => b.points - a.points)
    .flatMap(({ part, points, shared }) => {
      if (!isPart(part, words.reasons)) return []
      const both = part === 'need' ? shared.map((need) => needLabel(need, language)) : shared
      const said = words.reasons[part](both.join(', '))
      return [withPoints ? `${said} (${words.points(formatNumber(points, language, 1))})` : said]
    })
}

/** Whether a person has decided, and why; else that it is a proposal. */
export function standing(pair: TwinPair, language: Language): string {
  const words = messages[language]
  return pair.decided ? words.decided(pair.decisionReason ?? '') : words.proposed
}
