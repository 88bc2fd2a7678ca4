/**
 * Measures how soon a change can be found: `npm run bench -- follow`, or `node bin/run.mjs bench/search-follow.ts [initiatives]`
 * (10,000 and 200 changes unless said). Made-up initiatives are recorded as a harvest records them, one at a time; a sequencer
 * with its usual pause gives the entries their place, and a reader looks every millisecond whether the new word is found.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { append, runSequencer, sequenceAll } from '#ledger'
import { readConfig } from '#platform/config'
import { loadResolver, readRegister, recordObservations, registerOrganisations } from '#registry'
import { createSearch, readQuestion } from '#search'
import { openInstallation, operator } from '../src/entrypoints/cli/open-context.ts'
import { makeRecords } from './search-corpus.ts'
import { machine, say } from './search-measure.ts'

const COUNT = Number(process.argv[2] ?? 10_000)
const CHANGES = 200
const BATCH = 250
/** A change that is not found after this long is a fault, not a figure. */
const GIVEN_UP_MS = 30_000

const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
const installation = await openInstallation(
  readConfig({ SKALA_DATA: folder, LOG_LEVEL: 'silent' }),
  operator,
  false,
)
const { ctx } = installation
try {
  say(`A change found, ${COUNT.toLocaleString('en')} initiatives. ${machine()}`)
  const record = await openSource()
  let batch: { key: string; title: string; summary: string }[] = []
  let made = 0
  for (const { id, title, body } of makeRecords(1, [])) {
    batch.push({ key: id, title: title.slice(0, 500), summary: body })
    made += 1
    if (batch.length < BATCH && made < COUNT) continue
    await record(batch)
    batch = []
    if (made === COUNT) break
  }
  await sequenceAll(ctx)
  const search = await createSearch(ctx, null)
  const sequencer = runSequencer(ctx)
  await search.ready
  // a word that is not there yet is taken for a misspelling of the last one, which is no finding
  const isFound = async (word: string) => {
    const { items, corrected } = await search.search(readQuestion(new URLSearchParams({ q: word })))
    return items.length > 0 && corrected.length === 0
  }
  const times: number[] = []
  for (let at = 0; at < CHANGES; at++) {
    const word = `zq${[...String(at)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('')}v`
    await record([{ key: 'changed', title: `Provpost med ${word}`, summary: 'Ändras gång på gång.' }])
    const committed = performance.now()
    while (!(await isFound(word))) {
      if (performance.now() - committed > GIVEN_UP_MS) throw new Error(`change ${at} was never found`)
      await pause(1)
    }
    times.push(performance.now() - committed)
    // changes come at any moment of the sequencer's pause
    await pause((at * 37) % 500)
  }
  times.sort((one, other) => one - other)
  const part = (share: number) => (times[Math.floor(share * (CHANGES - 1))] ?? 0).toFixed(0)
  say(
    `found after      median ${part(0.5)} ms, p95 ${part(0.95)} ms, longest ${part(1)} ms of ${CHANGES} changes (goal 1,000 ms)`,
  )
  await sequencer.stop()
  await search.close()
} finally {
  await installation.close()
  await rm(folder, { recursive: true, force: true })
}

/** Registers the organisations and one source, and answers with what records its texts. */
async function openSource() {
  const register = readRegister()
  await registerOrganisations(ctx, register)
  const number = register.organisations.find(({ validTo }) => validTo === null)?.id.slice(2, 12) ?? ''
  await ctx.transaction(async (tx) => {
    await tx.sql`
      insert into harvest.source (id, connector, location, title, licence, priority, complete, cadence_hours, first_harvested_at)
      values ('bench', 'bench', 'bench', 'bench', 'CC0-1.0', 40, false, 24, now())`
    await append(tx, { type: 'source.registered', subject: 'source:bench', content: { source: 'bench' } })
  })
  const resolve = await loadResolver(ctx)
  const origin = { source: 'bench', owner: null, priority: 40, capture: null, demonstration: false }
  return (texts: readonly { key: string; title: string; summary: string }[]) =>
    recordObservations(
      ctx,
      origin,
      texts.map(({ key, ...claims }) => {
        return { kind: 'initiative' as const, key, organisation: { number }, claims }
      }),
      resolve,
    )
}
