import { Invalid, Problem } from '#platform/problems'
import { decodeText, runInWorker } from '#platform/sandbox'
import type { Capture, Connector, HarvestRequest, Issue, Outside, Reading } from '../../connector.ts'
import { quote } from '../../outside-text.ts'
import { askForMapping } from './ask-for-mapping.ts'
import { readTable } from './read-table.ts'
import { issueAt } from './report.ts'
import { Mapping } from './schema.ts'

/** Any table with a saved mapping. See `readme.md` for the mapping and for what is taken. */
export const table: Connector = {
  id: 'table',
  title: { sv: 'Tabell med mappning', en: 'Table with a mapping' },
  owner: {
    sv: 'Den organisation vars tabell det är',
    en: 'The organisation whose table it is',
  },
  licence: "the owner's own",
  cadenceHours: 24,
  priority: 80,
  complete: true,
  options: {
    mapping: {
      sv: 'Fil eller adress med mappningen i JSON: vilka kolumner som betyder vad. Saknas den visas ett förslag.',
      en: 'File or address of the mapping in JSON: which columns mean what. Without it a suggestion is shown.',
    },
  },
  prepare,
  discover,
  read,
}

/** Puts the mapping itself in the place of its file name, so that reading needs nothing but the capture and the request. */
async function prepare(request: HarvestRequest, outside: Outside): Promise<HarvestRequest> {
  const { mapping } = request.options
  if (mapping === undefined || mapping.trimStart().startsWith('{')) return request
  const capture = await fetchMapping(mapping, outside)
  const text = decodeText(capture.bytes).text.trim()
  return { ...request, options: { ...request.options, mapping: text } }
}

async function fetchMapping(where: string, outside: Outside): Promise<Capture> {
  if (/^https?:\/\//i.test(where)) {
    const capture = await outside.fetch(where)
    if (capture) return capture
  } else for await (const capture of outside.files(where, (name) => name.endsWith('.json'))) return capture
  throw new Invalid({
    sv: `Det finns ingen mappning på ${where}. Kontrollera sökvägen.`,
    en: `There is no mapping at ${where}. Check the path.`,
  })
}

async function* discover(
  { location }: HarvestRequest,
  outside: Outside,
): AsyncGenerator<Capture | { readonly issue: Issue }> {
  let tables = 0
  try {
    for await (const capture of tablesAt(location, outside)) {
      tables += 1
      yield capture
    }
    if (tables === 0) yield { issue: issueAt('rejected', 'nothing-to-read', location, '') }
  } catch (error) {
    if (!(error instanceof Problem) || error instanceof Invalid) throw error
    yield {
      issue: { severity: 'rejected', code: error.type, place: location, value: '', message: error.say },
    }
  }
}

/** A table on the web is always fetched whole: the harvest is complete, so what is not given counts as gone. */
async function* tablesAt(location: string, outside: Outside): AsyncGenerator<Capture> {
  if (!/^https?:\/\//i.test(location)) return yield* outside.files(location, isTable)
  const capture = await outside.fetch(location)
  if (capture) yield capture
}

/** A file that an office program keeps open beside the real one begins with `~$` or `.~`. */
const isTable = (name: string) => /\.(?:csv|tsv|xlsx|ods)$/i.test(name) && !/^\.?~/.test(name)

async function* read(capture: Capture, request: HarvestRequest): AsyncGenerator<Reading> {
  const ran = await runInWorker('spreadsheet', { bytes: capture.bytes, name: capture.name })
  const sheets = ran.status === 'ok' ? ran.value : ran
  if (sheets.status !== 'ok') {
    const { code, message } = sheets
    return yield { issue: { severity: 'rejected', code, place: '', value: quote(capture.name), message } }
  }
  const written = request.options.mapping
  if (written === undefined) return yield { issue: askForMapping(sheets) }
  const mapping = readMapping(written)
  if ('issue' in mapping) return yield mapping
  yield* readTable(sheets, mapping)
}

function readMapping(written: string): Mapping | { readonly issue: Issue } {
  const fault = (value: string) => ({ issue: issueAt('rejected', 'bad-mapping', 'option mapping', value) })
  try {
    const read = Mapping.safeParse(JSON.parse(written))
    if (read.success) return read.data
    const [first] = read.error.issues
    return fault(`${first?.path.join('.') ?? ''}: ${first?.message ?? ''}`)
  } catch (error) {
    return fault(error instanceof Error ? error.message : '')
  }
}
