/**
 * Prints how often the intervals of population estimates hold the true size, in 1,000 made-up populations of each kind:
 * `node bin/run.mjs bench/populations.ts`. The goal is 93 to 97 %.
 */
import { populationOf, simulateLists } from '#platform/populations'
import { seeded } from './search-corpus.ts'
import { machine, say } from './search-measure.ts'

const POPULATIONS = 1_000
const kinds = [
  { size: 60, chances: [0.5, 0.5] },
  { size: 200, chances: [0.4, 0.3] },
  { size: 1_000, chances: [0.3, 0.2] },
  { size: 5_000, chances: [0.5, 0.1] },
  { size: 60, chances: [0.5, 0.5, 0.5] },
  { size: 300, chances: [0.3, 0.3, 0.3] },
  { size: 1_000, chances: [0.25, 0.25, 0.25, 0.25] },
  { size: 5_000, chances: [0.1, 0.1, 0.1] },
] as const

say(`Intervals of population estimates, ${POPULATIONS} populations of each kind. ${machine()}`)
say('size    chance of each list      method    held   mean estimate   refused')
let all = 0
let held = 0
for (const { size, chances } of kinds) {
  const random = seeded(20_261_122 + size + chances.length)
  let inside = 0
  let refused = 0
  let sum = 0
  let method = ''
  for (let one = 0; one < POPULATIONS; one += 1) {
    const answer = populationOf(simulateLists(size, chances, random))
    if ('reason' in answer) {
      refused += 1
      continue
    }
    method = answer.method
    sum += answer.estimate
    if (answer.low <= size && size <= answer.high) inside += 1
  }
  const given = POPULATIONS - refused
  all += given
  held += inside
  say(
    `${String(size).padEnd(8)}${chances.join(', ').padEnd(25)}${method.padEnd(10)}${((100 * inside) / given).toFixed(1)} %${(sum / given).toFixed(0).padStart(14)}${String(refused).padStart(10)}`,
  )
}
say(
  `together ${((100 * held) / all).toFixed(1)} % of ${all.toLocaleString('en')} intervals hold the true size`,
)
