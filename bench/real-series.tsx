/**
 * Draws how sixteen real systems and one list of users spread, each on its own scale, as the drawing that the documentation
 * shows: `node bin/run.mjs bench/real-series.tsx [file.svg]`. A count holds until the next is known.
 */
import { writeFile } from 'node:fs/promises'
import { formatNumber } from '#platform/language'
import { MultiplesPicture, multiplesPictureHeight, standaloneSvg } from '#ui'
import { type RealSeries, realSeries } from '../src/platform/curves/testing/real-series.ts'

const monthOf = (date: string) => {
  const [year = 0, month = 7] = date.split('-').map(Number)
  return year * 12 + month - 1
}

/** The last known count at the end of each month, as a share of the highest. */
function monthly({ points }: RealSeries): number[] {
  const first = monthOf(points[0]?.[0] ?? '2000')
  const last = monthOf(points.at(-1)?.[0] ?? '2000')
  const most = Math.max(...points.map(([, count]) => count))
  return Array.from({ length: last - first + 1 }, (_, month) => {
    const known = points.filter(([date]) => monthOf(date) <= first + month)
    return (known.at(-1)?.[1] ?? 0) / most
  })
}

const shown = realSeries.filter(({ points }) => points.length >= 3)
const charts = shown.map((series) => ({
  name: series.id.replace(/^[a-z]{2}-/, (land) => `${land.slice(0, 2).toUpperCase()} `),
  values: monthly(series),
  note: series,
}))
const lines = charts.map(({ name, values, note: { unit, counts, points } }) => ({
  name,
  values,
  foot: [
    `${formatNumber(points.at(-1)?.[1] ?? 0, 'en')} ${unit}`,
    `${counts}, ${points[0]?.[0].slice(0, 4)}–${points.at(-1)?.[0].slice(0, 4)}`,
  ],
}))
const svg = standaloneSvg({
  title: 'How real systems spread',
  description:
    'Dated counts, each on its own scale, held until the next is known. Use, registration, signature and traffic apart.',
  note: 'Sources: the case library, under the same names; GlobaLeaks: the dated versions of its publiccode.yml',
  height: multiplesPictureHeight(lines),
  picture: <MultiplesPicture charts={lines} write={() => ''} />,
})
await writeFile(process.argv[2] ?? 'real-series.svg', svg)
