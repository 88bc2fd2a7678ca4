import { looksLikeHtml, readSpreadsheet } from '#platform/sandbox'
import type { Capture, Connector, HarvestRequest, Issue, Outside, Reading } from '../../connector.ts'
import { fetchAddress } from '../../fetch-address.ts'
import { jsonRecords } from '../../json-records.ts'
import * as faults from './faults.ts'
import { readExport } from './read-export.ts'
import { tableRows } from './table-rows.ts'

/** IT procurements from Upphandlingsmyndigheten's procurement statistics. See `readme.md` for what is taken. */
export const procurementSe: Connector = {
  id: 'procurement-se',
  title: { sv: 'Annonserade it-upphandlingar', en: 'Advertised IT procurements' },
  owner: {
    sv: 'Upphandlingsmyndigheten (statistik från registrerade annonsdatabaser)',
    en: 'The National Agency for Public Procurement (statistics from registered notice databases)',
  },
  licence: 'CC0-1.0',
  cadenceHours: 24 * 7,
  priority: 40,
  complete: false,
  options: {},
  discover,
  read,
}

async function* discover(
  request: HarvestRequest,
  outside: Outside,
): AsyncGenerator<Capture | { issue: Issue }> {
  if (/^https?:\/\//i.test(request.location)) return yield* fetchAddress(request.location, outside)
  let files = 0
  for await (const capture of outside.files(request.location, isExportName)) {
    files += 1
    yield capture
  }
  if (files === 0) yield { issue: faults.nothingToRead(request.location) }
}

const isExportName = (name: string) => /\.(csv|xlsx|jsonl|ndjson|json)$/i.test(name)

function read(capture: Capture): Iterable<Reading> | AsyncIterable<Reading> {
  return isJson(capture) ? readExport(jsonRecords(capture.bytes)) : readTable(capture)
}

/** By name and media type, else by the first sign in the file; an empty file and a web page fare best as text. */
function isJson(capture: Capture): boolean {
  if (/\.(json|jsonl|ndjson)$/i.test(capture.name) || /json/i.test(capture.mediaType ?? '')) return true
  const start = new TextDecoder().decode(capture.bytes.subarray(0, 200)).trimStart()
  return start === '' || start.startsWith('{') || start.startsWith('[') || looksLikeHtml(capture.bytes)
}

async function* readTable(capture: Capture): AsyncGenerator<Reading> {
  const table = await readSpreadsheet({ bytes: capture.bytes, name: capture.name })
  if (table.status === 'ok') return yield* readExport(tableRows(table))
  yield {
    issue: { severity: 'rejected', code: table.code, place: '', value: capture.name, message: table.message },
  }
}
