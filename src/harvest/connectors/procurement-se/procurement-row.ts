import type { Issue } from '../../connector.ts'
import * as faults from './faults.ts'
import {
  amountInMinor,
  type Cells,
  cellText,
  column,
  contractedTenders,
  cpvCode,
  cpvLevels,
  type Export,
  isoDay,
} from './schema.ts'

/** What one row says about one procurement. */
export interface ProcurementRow {
  readonly identifier: string
  readonly title: string
  readonly buyer: { readonly number?: string; readonly name?: string }
  readonly cpv: string
  readonly procedure: string | null
  readonly year: string | null
  readonly publishedOn: string | null
  /** Öre; null when the source leaves the value out or writes 0. Only in the value export. */
  readonly valueMinor: number | null
  readonly supplier: { readonly name: string; readonly number: string | null } | null
  readonly place: string
}

/** A row that is about IT, a row that is not, or a row that cannot be taken; with what was wrong in it. */
export type RowReading =
  | { readonly outcome: 'taken'; readonly row: ProcurementRow; readonly issues: readonly Issue[] }
  | { readonly outcome: 'other-cpv' }
  | { readonly outcome: 'rejected'; readonly issue: Issue }

/** Longest texts the registry takes for a title and a name. */
const LONGEST = 500
/** Below 1 000 kr a contract value is a price per hour or a dummy, not what was bought. */
const LEAST_CREDIBLE_MINOR = 100_000

/** The divisions of CPV 2008 that are IT: 48 software and information systems, 72 IT services. */
const isIt = (cpv: string) => cpv.startsWith('48') || cpv.startsWith('72')

/** Understands one row of any of the three exports. Pure; never throws, whatever the cells hold. */
export function readProcurementRow(cells: Cells, kind: Export, place: string): RowReading {
  const identifier = cellText(cells[column.identifier])
  if (identifier === column.identifier) return { outcome: 'rejected', issue: faults.repeatedHeader(place) }
  const cpv = cpvLevels.map((level) => cpvCode(cells[level])).find((code) => code !== null)
  if (cpv === undefined) return rejected(faults.noCpv(place, shown(cells[column.cpv])))
  if (!isIt(cpv)) return { outcome: 'other-cpv' }
  const title = cellText(cells[column.title])
  const buyer = buyerOf(cells)
  if (identifier === null || identifier.length > 400)
    return rejected(faults.noIdentifier(place, shown(title)))
  if (title === null) return rejected(faults.noTitle(place, identifier))
  if (buyer === null) return rejected(faults.noBuyer(place, identifier))
  const issues: Issue[] = []
  const row = {
    identifier,
    title: title.slice(0, LONGEST),
    buyer,
    cpv,
    procedure: cellText(cells[column.procedure])?.slice(0, LONGEST) ?? null,
    year: /^(?:19|20)\d{2}$/.exec(cellText(cells[column.year]) ?? '')?.[0] ?? null,
    publishedOn: dayOf(cells, place, issues),
    valueMinor: kind === 'value' ? contractValueOf(cells, place, issues) : null,
    supplier: kind === 'tenders' ? supplierOf(cells) : null,
    place,
  }
  return { outcome: 'taken', row, issues }
}

const rejected = (issue: Issue): RowReading => ({ outcome: 'rejected', issue })

/** Any cell as text for an issue. */
function shown(cell: unknown): string {
  const text = cellText(cell)
  if (text !== null || typeof cell === 'string' || cell === null || cell === undefined) return text ?? ''
  return JSON.stringify(cell) ?? ''
}

function buyerOf(cells: Cells): ProcurementRow['buyer'] | null {
  const number = cellText(cells[column.buyerNumber])?.slice(0, 60)
  const name = cellText(cells[column.buyerName])?.slice(0, 300)
  if (number === undefined && name === undefined) return null
  return { ...(number !== undefined && { number }), ...(name !== undefined && { name }) }
}

function dayOf(cells: Cells, place: string, issues: Issue[]): string | null {
  const cell = cells[column.publishedOn]
  const day = isoDay(cell)
  if (day === null) issues.push(faults.notADate(place, shown(cell)))
  return day
}

/**
 * The contract value. Zero stands for "not reported": one notice database writes it for contracts that
 * did get a supplier, so it is read as unknown.
 */
function contractValueOf(cells: Cells, place: string, issues: Issue[]): number | null {
  const cell = cells[column.contractValue]
  if (shown(cell) === '') return null
  const minor = amountInMinor(cell)
  if (minor === null || minor < 0) {
    issues.push(minor === null ? faults.notAnAmount(place, shown(cell)) : faults.negative(place, shown(cell)))
    return null
  }
  if (minor > 0 && minor < LEAST_CREDIBLE_MINOR) issues.push(faults.lowAmount(place, shown(cell)))
  return minor === 0 ? null : minor
}

/** A supplier that won something. People in business under their own name are left out. */
function supplierOf(cells: Cells): ProcurementRow['supplier'] {
  const name = cellText(cells[column.supplierName])
  const isPerson = name === 'Personuppgift' || /^fysisk/i.test(cellText(cells[column.supplierForm]) ?? '')
  if (name === null || isPerson || !hasWon(cells)) return null
  return {
    name: name.slice(0, LONGEST),
    number: cellText(cells[column.supplierNumber])?.slice(0, 40) ?? null,
  }
}

function hasWon(cells: Cells): boolean {
  const won = Object.keys(cells).find((name) => contractedTenders.test(name))
  return won !== undefined && Number(cellText(cells[won]) ?? 0) > 0
}
