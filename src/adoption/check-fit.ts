import type { Bilingual } from '#platform/language'
import { messages } from './messages.ts'
import type { AdoptionView } from './read-adoptions.ts'

/** One line of the checklist: what was looked at, and whether it speaks for it. */
export interface Checked {
  readonly key: string
  readonly say: Bilingual
  /** False is not a no: it is something to look into. */
  readonly good: boolean
}

/** About the same size: between half and double the inhabitants. */
const isLike = (one: number | null, other: number | null) =>
  one !== null && other !== null && other >= one / 2 && other <= one * 2

const both = (say: (words: (typeof messages)['sv']) => string): Bilingual => ({
  sv: say(messages.sv),
  en: say(messages.en),
})

/** Checks a solution against an organisation's own profile: those like it, its county, licence, upkeep, cost and who left. */
export function checkFit(
  asker: { readonly id: string; readonly population: number | null; readonly countyCode: string | null },
  claims: Readonly<Record<string, unknown>>,
  adoptions: readonly AdoptionView[],
): Checked[] {
  const users = adoptions.filter(({ counts, organisation }) => counts && organisation.id !== asker.id)
  const like = users.filter(({ organisation }) => isLike(asker.population, organisation.population)).length
  const near = users.filter(({ organisation }) => organisation.countyCode === asker.countyCode)
  const left = adoptions.filter(({ stage, denied }) => stage === 'left' && !denied).length
  const costs = adoptions.filter(({ costSekMinor, denied }) => costSekMinor !== null && !denied).length
  const licensed = typeof claims.licence === 'string'
  const kept = typeof claims.maintenance === 'string' && claims.maintenance !== 'none'
  const names = near.map(({ organisation }) => organisation.name).slice(0, 5)
  return [
    {
      key: 'like',
      good: like > 0,
      say: both((words) => (like > 0 ? words.checkLike(String(like)) : words.checkNoneLike)),
    },
    {
      key: 'near',
      good: near.length > 0,
      say: both((words) =>
        near.length > 0 ? words.checkNeighbour(names.join(', ')) : words.checkNoNeighbour,
      ),
    },
    {
      key: 'licence',
      good: licensed,
      say: both((words) => (licensed ? words.checkLicence : words.checkNoLicence)),
    },
    {
      key: 'upkeep',
      good: kept,
      say: both((words) => (kept ? words.checkMaintained : words.checkNotMaintained)),
    },
    {
      key: 'cost',
      good: costs >= 3,
      say: both((words) => (costs >= 3 ? words.checkCost : words.checkNoCost)),
    },
    {
      key: 'left',
      good: left === 0,
      say: both((words) => (left === 0 ? words.checkNoneLeft : words.checkLeft(String(left)))),
    },
  ]
}
