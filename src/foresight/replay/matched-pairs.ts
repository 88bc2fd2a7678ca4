import type { CaseFile } from '../library/case-file.ts'

/** Two cases that were alike at the outset and unlike in the end. */
export type MatchedPair = readonly [better: CaseFile, worse: CaseFile]

/** Pairs that the library does not tell of in its files: the same product at different ends, and the same law on the same day. */
const known: readonly (readonly [string, string])[] = [
  ['us-access-health-ct', 'us-healthcare-gov'],
  ['fi-aster', 'se-vgr-millennium'],
  ['se-skane-sdv', 'se-vgr-millennium'],
  ['fi-aster', 'se-skane-sdv'],
]

/** All pairs of the library: the known ones first, then those that a case names itself. */
export function matchedPairs(files: readonly CaseFile[]): readonly MatchedPair[] {
  const byId = new Map(files.map((file) => [file.id, file]))
  const named = files.flatMap((file) => file.comparedWith.map((other) => [file.id, other] as const))
  const all = [...known, ...named].map(([one, other]) => `${one} ${other}`)
  return [...new Set(all)].flatMap((key): MatchedPair[] => {
    const [better, worse] = key.split(' ').map((id) => byId.get(id))
    return better && worse ? [[better, worse]] : []
  })
}
