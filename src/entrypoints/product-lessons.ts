import { type CaseFile, familyNames, foresightPaths, messages, noFamily, readCases } from '#foresight'
import type { PastCase, ProductLesson } from '#search'

let kept: readonly ProductLesson[] | undefined

/** What the case library knows of products, by all names they go by. Read once and kept. */
export function productLessons(): readonly ProductLesson[] {
  kept ??= lessonsFrom(readCases())
  return kept
}

function lessonsFrom(files: readonly CaseFile[]): ProductLesson[] {
  const families = [...new Set(files.map(({ productFamily }) => productFamily))]
  return families
    .filter((family) => !noFamily.includes(family))
    .map((family) => {
      const cases = files.filter(({ productFamily }) => productFamily === family)
      return { names: familyNames[family] ?? ownNames(cases), cases: cases.map(toPastCase) }
    })
}

/** A product that the table of families lacks goes by its own name, when it has one: a description begins in lower case. */
function ownNames(cases: readonly CaseFile[]): string[] {
  const names = cases.flatMap(({ product }) => [product.sv, product.en])
  return [...new Set(names.map((name) => name.replace(/\s*\(.*$/, '')))].filter((name) =>
    /^\p{Lu}.{2,30}$/u.test(name),
  )
}

function toPastCase({ id, title, owner, ending, outcome, outcomeSources, sources }: CaseFile): PastCase {
  const source = sources[outcomeSources[0] ?? '']
  return {
    ...{ id, title, owner, outcome },
    path: `${foresightPaths.cases}/${id}`,
    ending: { sv: messages.sv.endings[ending], en: messages.en.endings[ending] },
    warns: ending !== 'sound',
    source: source ? { title: `${source.publisher}, ${source.title}`, url: source.url } : null,
  }
}
