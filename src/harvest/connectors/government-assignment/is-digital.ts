import type { Assignment } from './schema.ts'

/** Words in a title that make an assignment digital development where the source has not judged it itself. */
const DIGITAL =
  /digital|(?<!\p{L})(?:it|ikt|ai|5g|api)(?!\p{L})|e-(?:hälsa|legitimation|tjänst|förvaltning|handel|faktur|id|recept|sens|evidence)|elektronisk|internet|bredband|webb|(?<!\p{L})(?:öppna |grund|hälso|geo)?data(?!inspektion|skydd)|datainfrastruktur|informationssystem|informations- och cybersäkerhet|informationssäkerhet|cyber|artificiell intelligens|automatiser|(?<!\p{L})(?:covid|vaccinations)bevis|vaccinationsintyg|personliga hälsokonto/iu

/** Which assignments are asked for. `strict` is what the source or our words call digital in the title. */
export type Reach = 'strict' | 'loose' | 'all'

/** Whether an assignment counts as digital development. The source's own mark decides; without one, the title's words. */
export function isDigital(assignment: Assignment, reach: Reach): boolean {
  if (reach === 'all') return true
  const marked = reach === 'loose' ? assignment.looselyDigital : assignment.strictlyDigital
  return marked ?? hasDigitalWord(assignment.title)
}

/** Whether a title holds one of our words for digital development. */
export function hasDigitalWord(title: string): boolean {
  return DIGITAL.test(title)
}
