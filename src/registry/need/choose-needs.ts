import { groupBy } from '#platform/grouping'
import type { NeedVerdict } from './need-verdict.ts'
import type { NeedCase } from './weigh-evidence.ts'

/** Below this nothing is said: one plain word of a particular need is worth 3 to 6. */
export const LEAST = 1.5
/** A need that only the text speaks of must do so with more than one common word. */
const LEAST_FROM_TEXT = 1.5 * LEAST
/** Further needs must come this close to the first, */
const NEAR = 0.45
/** and most of their worth must rest on words the stronger needs did not explain. */
const NEW_WORDS = 0.6
const MOST_NEEDS = 3

/** The needs worth telling, strongest first, at most three; none when the evidence is thin. */
export function chooseNeeds(cases: readonly NeedCase[]): NeedVerdict[] {
  const ranked = joined(cases)
    .filter(({ score, explains }) => score >= (explains.size > 0 ? LEAST : LEAST_FROM_TEXT))
    .sort((a, b) => b.score - a.score || (a.need < b.need ? -1 : 1))
  const nearest = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * NEAR)
  const explained = new Set<number>()
  const chosen: NeedVerdict[] = []
  for (const { need, evidence, explains, score } of nearest) {
    if (chosen.length === MOST_NEEDS) break
    if (chosen.length > 0 && worthOfNew(explains, explained) < score * NEW_WORDS) continue
    for (const place of explains.keys()) explained.add(place)
    chosen.push({ need, score, evidence })
  }
  return chosen
}

/** One case per need: what title, text and CPV codes say together. */
function joined(cases: readonly NeedCase[]) {
  return [...groupBy(cases, ({ need }) => need)].map(([need, parts]) => {
    const evidence = parts.flatMap((part) => part.evidence)
    const explains = new Map(parts.flatMap((part) => [...part.explains]))
    return { need, evidence, explains, score: evidence.reduce((sum, { worth }) => sum + worth, 0) }
  })
}

function worthOfNew(explains: ReadonlyMap<number, number>, explained: ReadonlySet<number>): number {
  return [...explains].reduce((sum, [place, worth]) => (explained.has(place) ? sum : sum + worth), 0)
}
