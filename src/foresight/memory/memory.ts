import { groupBy } from '#platform/grouping'
import type { Bilingual } from '#platform/language'
import type { CaseFile } from '../library/case-file.ts'
import type { WarningEvidence } from '../warning/warning.ts'

/** An initiative, as far as the memory of products goes. */
export interface ProductUser {
  readonly record: string
  readonly title: string
  readonly organisation: string | null
  readonly phase: string | null
  readonly lesson: string | null
  readonly families: readonly string[]
  readonly demonstration: boolean
}

/** What happened with a product somewhere, which others with the same product should answer to. */
export interface Lesson {
  readonly family: string
  /** The initiative it comes from; null for a case of the library. */
  readonly record: string | null
  readonly demonstration: boolean
  readonly evidence: WarningEvidence
}

/** A question that the memory holds for one initiative: one for each family it has to do with. */
export interface MemoryQuestion {
  readonly user: ProductUser
  readonly family: string
  readonly evidence: readonly WarningEvidence[]
}

const ended: readonly (string | null)[] = ['stopped', 'retired']
const halted: readonly (string | null)[] = ['paused', 'stopped']

/** The lessons of the case library: every undertaking that did not simply go well, under the family of its product. */
export function lessonsOfCases(files: readonly CaseFile[]): Lesson[] {
  return files
    .filter(({ ending }) => ending !== 'sound')
    .map(({ id, productFamily, title }) => ({
      family: productFamily,
      record: null,
      demonstration: false,
      evidence: { ref: `case:${id}`, label: title, href: `/fall/${id}` },
    }))
}

/** The lessons of the registry: initiatives that were paused or stopped, and those that have written one down. */
export function lessonsOfUsers(users: readonly ProductUser[]): Lesson[] {
  return users.flatMap(({ record, title, phase, lesson, families, demonstration }) => {
    const isHalted = halted.includes(phase)
    if (!isHalted && lesson === null) return []
    const what = isHalted ? whatHappened[phase === 'paused' ? 'paused' : 'stopped'] : whatHappened.lesson
    const label = { sv: `${title}: ${what.sv}`, en: `${title}: ${what.en}` }
    const evidence = { ref: `initiative:${record}`, label, href: `/initiativ/${record}` }
    return families.map((family) => ({ family, record, demonstration, evidence }))
  })
}

const whatHappened = {
  paused: { sv: 'pausat', en: 'paused' },
  stopped: { sv: 'stoppat', en: 'stopped' },
  lesson: { sv: 'en lärdom är skriven', en: 'a lesson has been written' },
} as const satisfies Record<string, Bilingual>

/**
 * The questions that these lessons put to these users: every one that buys, introduces or runs the same family and has not
 * ended. An invented initiative is never asked about a real one, nor the other way; nobody is asked about itself.
 */
export function questionsOf(users: readonly ProductUser[], lessons: readonly Lesson[]): MemoryQuestion[] {
  const byFamily = groupBy(lessons, ({ family }) => family)
  return users
    .filter(({ phase }) => !ended.includes(phase))
    .flatMap((user) =>
      [...new Set(user.families)].flatMap((family) => {
        const evidence = (byFamily.get(family) ?? [])
          .filter((lesson) => lesson.record !== user.record && lesson.demonstration === user.demonstration)
          .map((lesson) => lesson.evidence)
        return evidence.length === 0 ? [] : [{ user, family, evidence }]
      }),
    )
}
