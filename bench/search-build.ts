/**
 * Measures how fast records become an index, from the record as the registry hands it out to a searchable document, with
 * its needs told: `node bin/run.mjs bench/search-build.ts [records]` (130,000 unless said). Reading them out of the
 * database is measured by `bench/pages.ts`.
 */
import { createIndex } from '#platform/index'
import { type ExportedRecord, needsByRules } from '#registry'
import { schema } from '../src/search/index/schema.ts'
import { toDocument } from '../src/search/index/to-document.ts'
import { makeTools } from '../src/search/make-tools.ts'
import { type MadeRecord, makeRecords } from './search-corpus.ts'
import { machine, memory, once, say } from './search-measure.ts'

const COUNT = Number(process.argv[2] ?? 130_000)
/** With `told` the needs are known already, as when they are read out of the database. */
const tell = process.argv[3] !== 'told'
const BATCH = 5_000

say(`Building the index of ${COUNT} records. ${machine()}`)
const tools = await makeTools()
const index = createIndex(schema)
let [seconds, cpuSeconds, at] = [0, 0, 0]
let batch: ExportedRecord[] = []
for (const record of makeRecords(1, [])) {
  batch.push(asRecord(record))
  if (++at % BATCH === 0 || at === COUNT) {
    const lot = batch
    const taken = await once(() => {
      for (const record of lot) {
        const needs = tell ? needsByRules(tools.classify, record).map(({ need }) => need) : ['e-archive']
        index.put(
          toDocument({ record, needs, sources: ['bench'], concerns: 0, organisation: undefined }, tools),
        )
      }
    })
    seconds += taken.seconds
    cpuSeconds += taken.cpuSeconds
    batch = []
  }
  if (at === COUNT) break
}
const compacted = await once(() => index.compact())
seconds += compacted.seconds
cpuSeconds += compacted.cpuSeconds
say(
  `documents with needs, put, compact: ${seconds.toFixed(1)} s wall, ${cpuSeconds.toFixed(1)} s CPU; ${(COUNT / seconds).toFixed(0)} records/s wall, ${(COUNT / cpuSeconds).toFixed(0)} per CPU second`,
)
say(`memory: ${memory()} · ${machine()}`)

function asRecord({ id, title, body, year }: MadeRecord): ExportedRecord {
  return {
    ...{ id, kind: 'initiative', title, language: 'sv', organisation: null, organisationWords: null },
    ...{ phase: 'pilot', summary: body, amountSekMinor: 1_000_000, datedOn: String(year), confirmed: false },
    ...{ disagreements: 0, demonstration: false, goneAt: null, version: 1 },
    ...{ changedAt: '2026-01-01T00:00:00.000Z', firstSeenAt: '2026-01-01T00:00:00.000Z' },
    claims: { title, language: 'sv', summary: body },
  }
}
