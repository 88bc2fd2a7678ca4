import type { Assignment } from './schema.ts'
import type { Sentence } from './sentences.ts'

const AMENDS =
  /^(?:(?:framställning|framställan|begäran|ansökan)\s+(?:om|av)\s+)?(?:ändr|förläng|förlängt|tillägg|utvidg|utök|komplettering|precisering|rättelse|upphörande|upphävande|återkallelse)/iu
const DIARY = /(?<!\p{L})(\p{Lu}\p{L}{0,2})\s?(\d{4})\s?\/\s?0*(\d{1,6})/u

/** Whether a title says that the decision changes an earlier one: "Ändring av", "Förlängd tid för", "Tillägg till". */
export function isAmendment(title: string): boolean {
  return AMENDS.test(title)
}

/** What an amendment changes: another assignment of the same capture, or the words the source has for it. */
export type Amended = { readonly path: string } | { readonly words: string }

/**
 * The assignments of one capture, to find what an amendment changes: by the diary number its first sentences cite,
 * else by the very same title after the words of amendment. Only one earlier decision may fit; nothing is guessed.
 */
export class EarlierAssignments {
  readonly #byDiary = new Map<string, Assignment[]>()
  readonly #byTitle = new Map<string, Assignment[]>()

  constructor(assignments: Iterable<Assignment>) {
    for (const assignment of assignments) {
      if (isAmendment(assignment.title)) continue
      add(this.#byTitle, titleKey(assignment.title), assignment)
      if (assignment.diaryNumber !== null)
        add(this.#byDiary, diaryKey(assignment.diaryNumber) ?? '', assignment)
    }
  }

  /** What `amendment` changes; words when no single earlier assignment fits. */
  amendedBy(amendment: Assignment, text: readonly Sentence[]): Amended {
    const diary = citedDiary(text)
    const earlier = (found: readonly Assignment[] | undefined) =>
      (found ?? []).filter(
        ({ path, publishedOn }) => path !== amendment.path && publishedOn <= amendment.publishedOn,
      )
    const candidates = [
      earlier(this.#byDiary.get(diaryKey(diary ?? '') ?? ' ')),
      earlier(this.#byTitle.get(titleKey(amendment.title))),
    ]
    const only = candidates.find((found) => found.length === 1)?.[0]
    if (only) return { path: only.path }
    const title = amendedTitle(amendment.title)
    return { words: (diary === null ? title : `${title} (${diary})`).slice(0, 2_000) }
  }
}

function add(map: Map<string, Assignment[]>, key: string, assignment: Assignment): void {
  const known = map.get(key)
  if (known) known.push(assignment)
  else map.set(key, [assignment])
}

/** The title of what is amended, as the amendment's own title gives it: from the word "uppdrag" on. */
function amendedTitle(title: string): string {
  const at = title.search(/(?<!\p{L})uppdrag/iu)
  return at === -1 ? title : `U${title.slice(at + 1)}`
}

function titleKey(title: string): string {
  return amendedTitle(title)
    .toLocaleLowerCase('sv')
    .replace(/^uppdraget/, 'uppdrag')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The diary number of the decision that the text says it changes. */
function citedDiary(text: readonly Sentence[]): string | null {
  const says = text
    .slice(0, 4)
    .find(
      (sentence) =>
        /ändr|förläng|utvidg|utök|rätta|tillägg|komplett/iu.test(sentence.text) && DIARY.test(sentence.text),
    )
  return DIARY.exec(says?.text ?? '')?.[0].replace(/\s/g, '') ?? null
}

function diaryKey(diary: string): string | null {
  const [, ministry, year, serial] = DIARY.exec(diary) ?? []
  return ministry === undefined ? null : `${ministry.toUpperCase()}${year}/${serial}`
}
