import Papa from 'papaparse'
import { CapacityPoint } from './capacity.ts'

/** Points that were read, or the first row that could not be. */
export type PointsRead = { readonly points: CapacityPoint[] } | { readonly row: number }

const headers: Readonly<Record<string, keyof CapacityPoint>> = {
  period: 'period',
  vecka: 'period',
  månad: 'period',
  dag: 'period',
  output: 'output',
  utfört: 'output',
  antal: 'output',
  staffhours: 'staffHours',
  hours: 'staffHours',
  timmar: 'staffHours',
  bemanningstimmar: 'staffHours',
}

const MOST_CHARACTERS = 500_000

/** Reads `period, output, staffHours` from CSV with a header, in Swedish or English; decimal comma or point. */
export function readPoints(text: string): PointsRead {
  const { data } = Papa.parse<string[]>(text.slice(0, MOST_CHARACTERS).replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
  })
  const [header = [], ...rows] = data
  const columns = header.map(
    (name) =>
      headers[
        name
          .trim()
          .toLowerCase()
          .replaceAll(/[\s_-]/g, '')
      ],
  )
  if (new Set(columns.filter((column) => column !== undefined)).size !== 3) return { row: 1 }
  const points: CapacityPoint[] = []
  for (const [at, row] of rows.entries()) {
    const cell = (name: keyof CapacityPoint) => (row[columns.indexOf(name)] ?? '').trim()
    const figure = (name: 'output' | 'staffHours') =>
      cell(name) === '' ? Number.NaN : Number(cell(name).replaceAll(/\s/g, '').replace(',', '.'))
    const parsed = CapacityPoint.safeParse({
      period: cell('period'),
      output: figure('output'),
      staffHours: figure('staffHours'),
    })
    if (!parsed.success) return { row: at + 2 }
    points.push(parsed.data)
  }
  return points.length < 2 ? { row: 2 } : { points }
}
