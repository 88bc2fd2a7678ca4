import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findPersonalData } from '../src/platform/personal-data/index.ts'

const titleField = /"Upphandlingens titel": ("(?:[^"\\]|\\.)*")/g

function titlesIn(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'))
  const titles = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(titleField)].map((match) =>
      String(JSON.parse(match[1] ?? '""')),
    ),
  )
  return [...new Set(titles)]
}

/** False alarms of the personal data detector on real procurement titles in a folder of JSON lines; none name a person. */
export function describePersonalDataFigures(folder: string): string {
  const titles = titlesIn(folder)
  const alarms = titles.filter((title) => findPersonalData(title).length > 0)
  const perThousand = titles.length === 0 ? 0 : (alarms.length / titles.length) * 1000
  const lines = alarms.map((title) => `  ${title}`)
  return [
    `${titles.length} titles, ${alarms.length} alarms, ${perThousand.toFixed(2)} per 1,000`,
    ...lines,
  ].join('\n')
}
