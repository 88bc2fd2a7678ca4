import type { Cell } from '#platform/sandbox'
import { Observation, type OrganisationReference } from '#registry'
import type { Reading } from '../../connector.ts'
import { shorten } from '../../outside-text.ts'
import { repositoryIdentifier } from '../../web-address.ts'
import { fieldsByKind } from './fields.ts'
import type { Columns } from './find-columns.ts'
import { type Claims, cellText, entriesOf, type FilledCell, readers } from './read-cell.ts'
import { createNotes, issueAt, type Note } from './report.ts'

/** A row as it is read: where it stands, its cells, and whether its key has been met before. */
export interface Row {
  readonly place: string
  readonly cells: readonly Cell[]
  /** The place of the row that bore this key first, if any; remembers the key. */
  firstWith(key: string): string | null
}

/** Reads one row as the mapping says; an observation, or why there is none, and the deviations of its cells. Pure. */
export function* readRow(row: Row, columns: Columns): Generator<Reading> {
  const { mapping } = columns
  const key = shorten(columns.key.map((index) => cellText(row.cells[index])).join(' | '), 500)
  const reject = (code: Parameters<typeof issueAt>[1], value: unknown) => ({
    issue: issueAt('rejected', code, row.place, value),
  })
  if (/^[ |]*$/.test(key)) return yield reject('no-key', start(row))
  const { issues, note } = createNotes(row.place)
  const claims: Claims = new Map([['language', mapping.language]])
  const filled = filledCells(row, columns)
  for (const cell of filled) readClaim(cell, columns, claims, note)
  if (!claims.has('title')) return yield reject('no-title', key)
  const organisation = organisationOf(row, columns)
  if (mapping.organisation && organisation === null) return yield reject('no-organisation', key)
  const first = row.firstWith(key)
  if (first !== null) return yield reject('repeated-key', `${key} (${first})`)
  const read = Observation.safeParse({
    kind: mapping.kind,
    key,
    part: mapping.part,
    identifiers: identifiersOf(filled, claims, mapping.kind, note),
    organisation,
    links: filled.flatMap((cell) => linksOf(cell, note)).slice(0, 20_000),
    place: row.place,
    claims: Object.fromEntries(claims),
  })
  if (read.success) yield { observation: read.data }
  else yield reject('does-not-fit', read.error.issues[0]?.path.join('.') ?? key)
  for (const issue of issues) yield { issue }
}

const start = (row: Row) => row.cells.slice(0, 5).map(cellText).join(', ')

function filledCells(row: Row, { columns, mapping }: Columns): FilledCell[] {
  const cells = columns.flatMap(({ column, index, rule }) => {
    const cell = row.cells[index]
    const isEmpty = cell === null || cell === undefined || cellText(cell) === ''
    return isEmpty ? [] : [{ column, cell, rule }]
  })
  const constants = Object.entries(mapping.constants).map(([field, cell]) => ({
    column: field,
    cell,
    rule: { field },
  }))
  return [...cells, ...constants]
}

function readClaim(filled: FilledCell, { mapping }: Columns, claims: Claims, note: Note): void {
  const form = fieldsByKind[mapping.kind][filled.rule.field]
  if (form) readers[form](filled, claims, note)
}

function organisationOf(row: Row, { mapping, name, number }: Columns): OrganisationReference | null {
  const given = mapping.organisation
  const reference = {
    number: shorten(cellText(number === null ? null : row.cells[number]), 60) || given?.number,
    name: shorten(cellText(name === null ? null : row.cells[name]), 300) || given?.name,
  }
  return reference.number === undefined && reference.name === undefined ? null : reference
}

function identifiersOf(
  filled: readonly FilledCell[],
  claims: Claims,
  kind: Columns['mapping']['kind'],
  note: Note,
): string[] {
  const named = filled.flatMap((cell) =>
    cell.rule.field === 'identifier'
      ? entriesOf(cell, note).map((entry) => `${cell.rule.scheme}:${entry}`)
      : [],
  )
  const repository = claims.get('repository')
  // Many initiatives can work in one repository; a solution is its repository.
  const own = kind === 'solution' && typeof repository === 'string' ? repositoryIdentifier(repository) : null
  return [...new Set(own === null ? named : [own, ...named])].slice(0, 50)
}

function linksOf(filled: FilledCell, note: Note) {
  const { field, type, to } = filled.rule
  if (field !== 'link' || type === undefined) return []
  return entriesOf(filled, note, 300).map((entry) => ({
    type,
    to: to === 'organisation' ? { organisation: { name: entry } } : { words: entry },
  }))
}
