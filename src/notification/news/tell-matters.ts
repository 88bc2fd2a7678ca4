import type { Context } from '#platform/context'
import { formatNumber, type Language } from '#platform/language'
import { RecordKind, recordPaths, messages as registryMessages } from '#registry'
import { messages } from '../messages.ts'
import type { Matter } from './matter-of.ts'

/** What happened, in words that everybody may read. */
export interface Told {
  readonly matter: Matter
  /** What it happened to, and the path where it is read, behind the language. */
  readonly title: string
  readonly path: string
  /** "uppgifter ändrades: fas, pengar (3 gånger)". */
  readonly what: string
}

/**
 * Puts matters into words, by what the registry shows of them today; the same thing that happened to one record several times is told
 * once, where it happened last. What has gone from the registry is left out. In the order of the matters.
 */
export async function tellMatters(
  ctx: Pick<Context, 'sql'>,
  matters: readonly Matter[],
  language: Language,
): Promise<Told[]> {
  const subjects = [
    ...new Set(matters.flatMap(({ records, organisation }) => [...records, organisation ?? ''])),
  ]
  const rows = await ctx.sql<{ id: string; kind: string; name: string }[]>`
    select id, kind, title as name from published.record where id = any(${subjects})
    union all
    select id, 'organisation', coalesce(case when ${language} = 'en' then facts ->> 'nameEn' end, name_sv)
    from published.organisation where id = any(${subjects})`
  const known = new Map(rows.map((row) => [row.id, row]))
  const counts = new Map<string, Told & { times: number }>()
  for (const matter of matters) {
    const about = [...matter.records, matter.organisation ?? ''].map((id) => known.get(id)).find(Boolean)
    if (!about) continue
    const path = pathOf(matter, about)
    const key = `${matter.type} ${matter.reached} ${path}`
    const before = counts.get(key)
    if (before) before.times++
    else counts.set(key, { matter, title: about.name, path, what: '', times: 1 })
  }
  return [...counts.values()].map(({ times, ...told }) => ({
    ...told,
    what: wordsOf(told.matter, times, language),
  }))
}

function pathOf(matter: Matter, about: { id: string; kind: string }): string {
  if (matter.case !== null && matter.type.startsWith('warning.')) return `/varningar/${matter.case}`
  const kind = RecordKind.safeParse(about.kind)
  return kind.success ? `${recordPaths[kind.data]}/${about.id}` : `/organisationer/${about.id}`
}

function wordsOf({ type, changed, reached }: Matter, times: number, language: Language): string {
  const words = messages[language]
  const fields: Readonly<Record<string, string>> = registryMessages[language].fields
  const named = changed.flatMap((field) => fields[field]?.toLowerCase() ?? [])
  const detail =
    type.endsWith('.changed') && times === 1 && named.length > 0 ? `: ${named.slice(0, 4).join(', ')}` : ''
  const step = reached === null || type === 'warning.raised' ? '' : `, ${words.reached[reached]}`
  const often = times === 1 ? '' : ` (${words.times(formatNumber(times, language))})`
  return `${words.happened[type]}${detail}${step}${often}`
}
