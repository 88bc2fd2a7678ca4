import type { Issue, Observation } from '#registry'
import type { CountyItem, CountySource, Telling } from './county-files.ts'
import type { County } from './read-county.ts'
import { tell } from './tell.ts'

/** Everything one source gave in one month. */
export interface Edition {
  readonly source: CountySource
  readonly month: string
  readonly observations: readonly Observation[]
  readonly issues: readonly Issue[]
}

/** One source's words about one item: all of them, by the month they were first said. */
interface Testimony {
  readonly item: CountyItem
  readonly until: string | undefined
  readonly versions: readonly { readonly month: string; readonly telling: Telling }[]
}

/** A thing counts as gone when that many harvests in a row, none of which rejected anything, have missed it. */
const LOOKS_BEFORE_GONE = 2

/**
 * The county as its sources gave it over the years: every edition of every source, oldest first and the weightiest source
 * first within a month. Pure. Throws when the files name a source or a body that does not exist.
 */
export function editionsOf(county: County): Edition[] {
  const testimonies = gatherTestimonies(county)
  const editions = county.sources.flatMap((source) => {
    const own = testimonies.get(source.id) ?? []
    return monthsOf(source, own).map((month) => ({
      source,
      month,
      observations: own.flatMap((testimony) => heard(county, testimony, month)),
      issues: source.issues.filter((issue) => issue.edition === month),
    }))
  })
  return editions.sort(
    (one, other) => one.month.localeCompare(other.month) || other.source.priority - one.source.priority,
  )
}

function gatherTestimonies(county: County): Map<string, Testimony[]> {
  const bySource = new Map<string, Testimony[]>(county.sources.map(({ id }) => [id, []]))
  const add = (source: string, testimony: Testimony) => {
    const held = bySource.get(source)
    if (!held) throw new Error(`${testimony.item.id}: there is no source ${source}`)
    held.push(testimony)
  }
  for (const item of county.items) {
    const { others, later, since, until, id: _, kind: __, organisation: ___, source: ____, ...first } = item
    add(teller(county, item), { item, until, versions: versionsOf(since, first, later) })
    for (const [source, { since: from, ...telling }] of Object.entries(others)) {
      const { title, language } = item
      add(source, {
        item,
        until: undefined,
        versions: versionsOf(from, { title, ...(language ? { language } : {}), ...telling }, {}),
      })
    }
  }
  return bySource
}

function versionsOf(since: string, first: Telling, later: Readonly<Record<string, Telling>>) {
  const versions = [{ month: since, telling: first }]
  for (const [month, change] of Object.entries(later).sort(([one], [other]) => one.localeCompare(other))) {
    versions.push({ month, telling: { ...versions.at(-1)?.telling, ...change } })
  }
  return versions
}

function teller(county: County, item: CountyItem): string {
  if (item.source) return item.source
  if (item.kind === 'product') return 'demonstration-products'
  if (item.kind === 'solution') return 'demonstration-code'
  const own = county.sources.find(
    (source) => source.owner !== undefined && source.owner === item.organisation,
  )
  return own?.id ?? 'demonstration-county-portfolio'
}

/** The months in which a source had news, and those in which what left it is looked for in vain. */
function monthsOf(source: CountySource, testimonies: readonly Testimony[]): string[] {
  const news = testimonies.flatMap(({ versions }) => versions.map(({ month }) => month))
  const months = [...new Set([...news, ...source.issues.map(({ edition }) => edition)])].sort()
  const blurred = new Set(
    source.issues.filter((issue) => issue.severity === 'rejected').map((issue) => issue.edition),
  )
  for (const { item, until } of testimonies) {
    const looks = months.filter((month) => until !== undefined && month > until && !blurred.has(month)).length
    if (until !== undefined && looks < LOOKS_BEFORE_GONE) {
      throw new Error(`${item.id}: ${source.id} has too few editions after ${until} for it to be gone`)
    }
  }
  return months
}

function heard(county: County, { item, until, versions }: Testimony, month: string): Observation[] {
  if (until !== undefined && month > until) return []
  const version = versions.filter((one) => one.month <= month).at(-1)
  return version ? [tell(county, item, version.telling, version.month)] : []
}
