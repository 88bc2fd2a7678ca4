import type { Sentence } from './sentences.ts'

const months = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
]
const DATE = new RegExp(`(\\d{1,2})\\s+(${months.join('|')})\\s+(\\d{4})`, 'giu')
const FINAL =
  /slutredovisa[sr]?(?!\p{L})|slutredovisning(?:en)?(?!\p{L})|slutrapport(?:en|era|eras|ering|eringen)?(?!\p{L})|slutligt redovisas?(?!\p{L})/iu
const INTERIM = /delredovis|delrapport|lägesrapport|lägesredovis/iu
const REPORT =
  /(?<!\p{L})(?:redovisas?|rapporteras?|avrapporteras?|återrapporteras?|redovisning(?:en)?)(?!\p{L})/iu
/** Only a part of the assignment, or something that comes back every year, or money, or a plan for the work. */
const PART =
  /del(?:en|ar|arna)?\s+(?:\d\s+)?(?:av|i)\s+uppdraget|deluppdrag|enligt uppdraget|plan(?:en)? för|(?:tid|arbets|projekt|genomförande)plan(?:en)?(?!\p{L})|muntlig/iu
const RECURRING = /årlig|varje år|årsredovisning|löpande|kvartal|halvår/iu

/**
 * The day by which an assignment shall be finally reported, as ISO text; null when the text gives none, or several.
 * A final report decides. Without one, "uppdraget ska redovisas senast den …" does, when it is said once
 * and neither of a part nor of something yearly. Interim reports never do.
 */
export function finalReportDate(text: readonly Sentence[], publishedOn: string): string | null {
  const relevant = text
    .map((sentence) => sentence.text.replace(/(?:istället|i stället) för[^,.]*/giu, ''))
    .filter((sentence) => !PART.test(sentence))
  const final = relevant.flatMap((sentence) => dateAtFinal(sentence))
  const days = final.length > 0 ? final : relevant.flatMap((sentence) => dateOfReport(sentence))
  const possible = [...new Set(days)].filter((day) => day.slice(0, publishedOn.length) >= publishedOn)
  return possible.length === 1 ? (possible[0] ?? null) : null
}

/** The date that belongs to the word for a final report: the first after it, else the last before it. */
function dateAtFinal(sentence: string): string[] {
  const at = FINAL.exec(sentence)
  if (at === null || (/ekonomisk|rekvisition|bidrag/iu.test(sentence) && !/uppdraget/iu.test(sentence)))
    return []
  const after = sentence.slice(at.index).split(INTERIM)[0] ?? ''
  const before = sentence.slice(0, at.index)
  const [next] = datesIn(after)
  const last = datesIn(before.split(INTERIM).at(-1) ?? '').at(-1)
  const day = next ?? last
  return day === undefined ? [] : [day]
}

function dateOfReport(sentence: string): string[] {
  if (
    !/uppdraget/iu.test(sentence) ||
    !REPORT.test(sentence) ||
    !/senast|(?<!\p{L})den(?!\p{L})/iu.test(sentence)
  )
    return []
  if (INTERIM.test(sentence) || RECURRING.test(sentence)) return []
  const days = datesIn(sentence.slice(deadlineStart(sentence)))
  return days.length === 1 ? days : []
}

/** Dates of earlier decisions stand before the word "senast"; the deadline stands after it. */
function deadlineStart(sentence: string): number {
  return Math.max(0, sentence.search(/senast/iu))
}

function datesIn(text: string): string[] {
  return [...text.replace(/den(?=\d)/giu, 'den ').matchAll(DATE)].flatMap(
    ([, day = '', month = '', year = '']) => {
      const iso = `${year}-${pad(months.indexOf(month.toLowerCase()) + 1)}-${pad(Number(day))}`
      const time = Date.parse(`${iso}T00:00:00Z`)
      return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? [iso] : []
    },
  )
}

const pad = (number: number) => String(number).padStart(2, '0')
