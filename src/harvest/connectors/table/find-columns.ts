import type { Cell, Sheet } from '#platform/sandbox'
import type { Issue } from '../../connector.ts'
import { cellText } from './read-cell.ts'
import { issueAt } from './report.ts'
import type { ColumnRule, Mapping } from './schema.ts'

/** Where a mapping's columns stand in a sheet, counted from 0. */
export interface Columns {
  readonly mapping: Mapping
  readonly key: readonly number[]
  readonly name: number | null
  readonly number: number | null
  readonly columns: readonly { readonly column: string; readonly index: number; readonly rule: ColumnRule }[]
}

/** The columns of a sheet, or null when one that every row needs is missing; and what is wrong with the header row. */
export function findColumns(
  sheet: Sheet,
  mapping: Mapping,
  place: string,
): { readonly columns: Columns | null; readonly issues: readonly Issue[] } {
  const header = sheet.rows[mapping.headerRow - 1]
  const where = `${place}row ${mapping.headerRow}`
  if (!header)
    return { columns: null, issues: [issueAt('rejected', 'missing-header', where, mapping.headerRow)] }
  const issues: Issue[] = []
  const indexes = indexByName(header, (name) =>
    issues.push(issueAt('deviation', 'repeated-column', where, name)),
  )
  const needed = neededColumns(mapping)
  const missing = [...new Set([...needed, ...Object.keys(mapping.columns)])].filter(
    (name) => !indexes.has(plain(name)),
  )
  const main = missing.filter((name) => needed.includes(name))
  for (const name of main) issues.push(issueAt('rejected', 'missing-main-column', where, name))
  if (main.length > 0) return { columns: null, issues }
  for (const name of missing) issues.push(issueAt('deviation', 'missing-column', where, name))
  const indexOf = (name: string | undefined) =>
    name === undefined ? null : (indexes.get(plain(name)) ?? null)
  const columns = Object.entries(mapping.columns).flatMap(([column, rule]) => {
    const index = indexOf(column)
    return index === null ? [] : [{ column, index, rule }]
  })
  const key = mapping.key.flatMap((name) => indexOf(name) ?? [])
  const { column, numberColumn } = mapping.organisation ?? {}
  return { columns: { mapping, key, name: indexOf(column), number: indexOf(numberColumn), columns }, issues }
}

/** Without these no row could be kept: key, title, and the organisation when it stands in columns only. */
function neededColumns(mapping: Mapping): string[] {
  const titles = Object.entries(mapping.columns).flatMap(([column, { field }]) =>
    field === 'title' ? [column] : [],
  )
  const { column, numberColumn, name, number } = mapping.organisation ?? {}
  const owner = (name ?? number) === undefined ? [column ?? numberColumn ?? []].flat() : []
  return [...mapping.key, ...titles.slice(0, 1), ...owner]
}

function indexByName(header: readonly Cell[], repeated: (name: string) => void): Map<string, number> {
  const indexes = new Map<string, number>()
  for (const [index, cell] of header.entries()) {
    const name = plain(cellText(cell))
    if (name === '') continue
    if (indexes.has(name)) repeated(cellText(cell))
    else indexes.set(name, index)
  }
  return indexes
}

/** Headers are compared without regard to capitals and runs of blanks. */
const plain = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
