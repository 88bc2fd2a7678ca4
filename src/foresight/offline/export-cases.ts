import type { Facts } from '../facts/facts.ts'
import { factsOfCase, referenceDay } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import {
  againstItself,
  assumedLikelihoods,
  bands,
  confidence,
  type Likelihoods,
  priors,
  scoreVersion,
} from '../score/likelihoods.ts'
import { constants, constantsVersion } from '../signals/constants.ts'

/** Everything it takes to work out the scores again without this program. */
export interface CaseExport extends Weights {
  readonly cases: readonly {
    readonly id: string
    /** The day decided about; null when there is none. */
    readonly reference: string | null
    readonly views: { readonly public: Facts; readonly organisation: Facts }
  }[]
}

/** The constants of this version. */
export interface Weights {
  readonly version: string
  readonly constants: Readonly<Record<string, number>>
  readonly likelihoods: Likelihoods
  readonly prior: number
  readonly alarmFrom: number
  readonly questionFrom: number
  readonly confidence: typeof confidence
  readonly againstItself: number
}

/** The facts of all cases with the constants of this version, as open data. */
export function exportCases(files: readonly CaseFile[]): CaseExport {
  return {
    ...weights(),
    cases: files.map((file) => ({
      id: file.id,
      reference: referenceDay(file),
      views: { public: factsOfCase(file, 'public'), organisation: factsOfCase(file, 'organisation') },
    })),
  }
}

/** The weights and thresholds that a score is worked out with. */
export function weights(): Weights {
  return {
    version: `${scoreVersion}, ${constantsVersion}`,
    constants: Object.fromEntries(Object.entries(constants).map(([name, { value }]) => [name, value])),
    likelihoods: assumedLikelihoods,
    prior: priors.general,
    alarmFrom: bands.alarm,
    questionFrom: bands.question,
    confidence,
    againstItself,
  }
}
