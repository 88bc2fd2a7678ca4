import { z } from 'zod'
import { addressOf, readQuestion, type SearchQuestion } from '#search'

/** What can be followed. */
export const followKinds = ['initiative', 'solution', 'product', 'organisation', 'need', 'search'] as const
export type FollowKind = (typeof followKinds)[number]

const LONGEST = 2_000

/** Something to follow: its kind, and its id; of a search the query of its address, always written the same way. */
export const Target = z
  .object({ kind: z.enum(followKinds), target: z.string().min(1).max(LONGEST) })
  .transform(({ kind, target }) => ({
    kind,
    target: kind === 'search' ? queryOf(readQuestion(new URLSearchParams(target))) : target,
  }))
  .refine(({ kind, target }) => (kind === 'search' ? target !== '' : /^[\w.:-]{1,100}$/.test(target)))
export type Target = z.output<typeof Target>

/** What following a search is: a need, where that is all that is asked for, else the search itself; null for a search for everything. */
export function targetOfSearch(question: SearchQuestion): Target | null {
  const { words, chosen } = question
  const [need, ...more] = chosen.need ?? []
  if (words === '' && need !== undefined && more.length === 0 && Object.keys(chosen).length === 1)
    return { kind: 'need', target: need }
  const query = queryOf(question)
  return query === '' || query.length > LONGEST ? null : { kind: 'search', target: query }
}

/** A search without its order and its page. */
function queryOf(question: SearchQuestion): string {
  const sort = question.words === '' ? 'changed' : 'relevance'
  return addressOf('sv', '', { ...question, sort, from: 0 }).split('?')[1] ?? ''
}
