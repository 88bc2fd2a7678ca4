import { flippedPairs, polarityFlips, unflippedPairs } from '#frontline'

/** How well turned meanings are found in generated notes, the seeds of the tests and twenty others. */
export interface FidelityFigures {
  readonly planted: number
  readonly found: number
  readonly unflipped: number
  readonly alarms: number
  readonly otherPlanted: number
  readonly otherFound: number
  readonly otherAlarms: number
}

const OTHER_SEEDS = Array.from({ length: 20 }, (_, at) => 100 + at)

/** Reads 500 planted flips and 5,000 unflipped pairs, and as many again from seeds that no test has seen. */
export function evaluateFidelity(): FidelityFigures {
  const isSeen = ({ written, read }: { written: string; read: string }) =>
    polarityFlips(written, read).length > 0
  const planted = flippedPairs(500)
  const unflipped = unflippedPairs(5_000)
  const others = OTHER_SEEDS.flatMap((seed) => flippedPairs(500, seed))
  const calm = OTHER_SEEDS.flatMap((seed) => unflippedPairs(500, seed))
  return {
    planted: planted.length,
    found: planted.filter(isSeen).length,
    unflipped: unflipped.length,
    alarms: unflipped.filter(isSeen).length,
    otherPlanted: others.length,
    otherFound: others.filter(isSeen).length,
    otherAlarms: calm.filter(isSeen).length,
  }
}

/** The figures as lines. They are of notes that the program itself has made: real ones will be harder. */
export const describeFidelityFigures = (figures: FidelityFigures): string =>
  [
    `planted flips found        ${figures.found} of ${figures.planted}`,
    `false alarms               ${figures.alarms} of ${figures.unflipped} unflipped`,
    `other seeds: flips found   ${figures.otherFound} of ${figures.otherPlanted}`,
    `other seeds: false alarms  ${figures.otherAlarms} of 10000`,
  ].join('\n')
