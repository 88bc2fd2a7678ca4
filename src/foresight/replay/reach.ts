import { type Day, lastDayOf } from '../facts/day.ts'
import { factsOfCase, type View } from '../facts/facts-of-case.ts'
import { noFamily } from '../family/family-names.ts'
import type { CaseFile } from '../library/case-file.ts'
import { scoreFacts } from '../score/score.ts'
import { replayCase } from './replay-case.ts'

/** Who else was buying, introducing or running the same product on a day: what a question would have reached. */
export function othersWithProduct(file: CaseFile, day: Day, files: readonly CaseFile[]): readonly CaseFile[] {
  if (noFamily.includes(file.productFamily)) return []
  return files.filter(
    (other) => other.id !== file.id && other.productFamily === file.productFamily && wasUnderWay(other, day),
  )
}

function wasUnderWay({ events, stop }: CaseFile, day: Day): boolean {
  const [first] = events
  return first !== undefined && lastDayOf(first.date) <= day && (stop === null || day < lastDayOf(stop))
}

/** A question put to an owner because of the same product elsewhere. */
export interface ProductQuestion {
  readonly day: Day
  /** Where the trouble was. */
  readonly from: CaseFile
  readonly because: 'first-question' | 'grave'
}

/**
 * When the owner of a case would have been asked because of the same product elsewhere: on the first question there, and on
 * the first day when what is public there stops or reaches the gravest band. Only days when both were under way.
 */
export function questionsTo(file: CaseFile, files: readonly CaseFile[]): readonly ProductQuestion[] {
  const family = files.filter((other) => other.id !== file.id && other.productFamily === file.productFamily)
  if (noFamily.includes(file.productFamily)) return []
  return family
    .flatMap((from): ProductQuestion[] => [
      ...present(replayCase(from, 'public').firstQuestion?.day, from, 'first-question'),
      ...present(firstGraveDay(from, 'public'), from, 'grave'),
    ])
    .filter(({ day }) => wasUnderWay(file, day))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1))
}

function present(
  day: Day | null | undefined,
  from: CaseFile,
  because: ProductQuestion['because'],
): ProductQuestion[] {
  return day ? [{ day, from, because }] : []
}

/** The first day on which an alarm stood, before or after the start. */
function firstGraveDay(file: CaseFile, view: View): Day | null {
  const facts = factsOfCase(file, view)
  const days = [...new Set(facts.findings.map((finding) => finding.on))].toSorted()
  return days.find((day) => scoreFacts(facts, day).level === 'alarm') ?? null
}
