import type { ObservationDraft } from '#registry'
import type { Issue } from '../../connector.ts'
import * as faults from './faults.ts'
import type { ProcurementRow } from './procurement-row.ts'
import type { Export } from './schema.ts'

/** Most suppliers a record holds. */
const MOST_SUPPLIERS = 200

/**
 * Makes one observation of all rows a file has about one procurement: values added, winners named once,
 * further buyers as joint. Rows come in file order; the first decides title, buyer and date.
 */
export function gatherProcurement(
  rows: readonly [ProcurementRow, ...ProcurementRow[]],
  kind: Export,
): { observation: ObservationDraft; issues: Issue[] } {
  const [first] = rows
  const issues: Issue[] = []
  const procedure = rows.find((row) => row.procedure !== null)?.procedure
  const publishedOn = rows.find((row) => row.publishedOn !== null)?.publishedOn
  const observation: ObservationDraft = {
    kind: 'initiative',
    key: first.identifier,
    part: kind,
    identifiers: [`procurement:${first.identifier}`],
    organisation: first.buyer,
    links: jointBuyers(rows),
    place: first.place,
    claims: {
      title: first.title,
      language: 'sv',
      phase: 'procurement',
      ...(kind !== 'notices' && { phaseWord: 'Kontrakterad' }),
      cpv: [...new Set(rows.map((row) => row.cpv))].slice(0, 50),
      ...(procedure && { procedure }),
      ...(publishedOn && { publishedOn }),
      ...(kind === 'value' && { money: [contractValue(rows, issues)] }),
      ...(kind === 'tenders' && winners(rows, issues)),
    },
  }
  return { observation, issues }
}

/** The sum of the rows' values; unknown as soon as one of them is, for part of a sum is not the sum. */
function contractValue(rows: readonly [ProcurementRow, ...ProcurementRow[]], issues: Issue[]) {
  const known = rows.flatMap((row) => (row.valueMinor === null ? [] : [row.valueMinor]))
  const sum = known.reduce((total, value) => total + value, 0)
  if (!Number.isSafeInteger(sum)) issues.push(faults.sumTooLarge(rows[0].place, String(sum)))
  const isKnown = known.length === rows.length && Number.isSafeInteger(sum)
  return {
    scope: 'contract' as const,
    amountMinor: isKnown ? sum : null,
    currency: 'SEK',
    asOf: rows[0].year,
  }
}

function winners(rows: readonly [ProcurementRow, ...ProcurementRow[]], issues: Issue[]) {
  const byName = new Map<string, { name: string; number: string | null }>()
  for (const { supplier } of rows) {
    if (supplier === null) continue
    const key = supplier.name.toLocaleLowerCase('sv')
    const known = byName.get(key)
    byName.set(key, { name: known?.name ?? supplier.name, number: known?.number ?? supplier.number })
  }
  if (byName.size > MOST_SUPPLIERS) issues.push(faults.tooManySuppliers(rows[0].place, String(byName.size)))
  return byName.size === 0 ? {} : { suppliers: [...byName.values()].slice(0, MOST_SUPPLIERS) }
}

function jointBuyers(rows: readonly [ProcurementRow, ...ProcurementRow[]]) {
  const named = (row: ProcurementRow) => row.buyer.number ?? row.buyer.name
  const others = new Map(
    rows.filter((row) => named(row) !== named(rows[0])).map((row) => [named(row), row.buyer]),
  )
  return [...others.values()].map((organisation) => ({ type: 'joint-with' as const, to: { organisation } }))
}
