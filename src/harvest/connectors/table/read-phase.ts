import { type Phase, phases } from '#registry'

/**
 * Words that Swedish and English portfolios use for our phases; none is used for two. "Avslutad" and "completed" are
 * not here: a finished project may be in operation, or have come to nothing.
 */
const wordsByPhase: Readonly<Record<Phase, readonly string[]>> = {
  idea: ['idé', 'ide', 'förslag', 'behov', 'concept'],
  preparation: [
    'förstudie',
    'förberedelse',
    'utredning',
    'planering',
    'planerad',
    'planned',
    'planning',
    'prestudy',
  ],
  procurement: ['upphandling', 'anskaffning', 'tender'],
  development: ['utveckling', 'genomförande', 'pågående', 'pågår', 'ongoing', 'in progress'],
  pilot: ['pilotdrift', 'test', 'prov', 'testing'],
  introduction: ['införande', 'breddinförande', 'utrullning', 'implementering', 'rollout', 'implementation'],
  operation: ['drift', 'i drift', 'förvaltning', 'live'],
  paused: ['pausad', 'pausat', 'vilande', 'on hold'],
  stopped: ['stoppad', 'stoppat', 'avbruten', 'avbrutet', 'nedlagd', 'nedlagt', 'cancelled', 'canceled'],
  retired: ['avvecklad', 'avvecklat', 'avveckling', 'decommissioned'],
}

const phaseByWord = new Map<string, Phase>(
  phases.flatMap((phase) => [phase, ...wordsByPhase[phase]].map((word) => [word, phase] as const)),
)

/**
 * The phase a word means: first by the mapping's own words, then by our name or a common one. Undefined when
 * it means none or more than one, as "avslutad" does; capitals do not matter.
 */
export function readPhase(word: string, values: ReadonlyMap<string, string>): Phase | undefined {
  const known = values.get(word.toLowerCase()) ?? word.toLowerCase()
  return phases.find((phase) => phase === known) ?? phaseByWord.get(known)
}
