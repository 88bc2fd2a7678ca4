/**
 * How long an entry waits from its commit until the signed log that holds it is published.
 * `node bin/run.mjs bench/ledger.ts [seconds=60] [entries per second=1000]`; 600 seconds is the long form, on a real embedded server with fsync on.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { append, fsck, openSigning, runSequencer, sequenceAll } from '#ledger'
import { packageRoot } from '#platform/config'
import { createContext } from '#platform/context'
import { connect, openDatabase, prepareDatabase } from '#platform/database'

const seconds = Number(process.argv[2] ?? 60)
const rate = Number(process.argv[3] ?? 1_000)
const TICK_MS = 10

const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
await chmod(folder, 0o711)
const database = await openDatabase({ url: null, folder, share: false })
await prepareDatabase(database, join(packageRoot(), 'src'))
const log = { info: () => undefined, warn: say, error: say }
const ctx = createContext({ sql: database.sql, actor: { organisation: null, role: 'operator' }, log })
const copies = join(folder, 'checkpoints')
const signing = openSigning({
  keys: join(folder, 'keys'),
  copies,
  originOf: (year) => `bench.example/log/${year}`,
})

/** Published sizes and when each was heard of, in order. */
const published: { size: number; at: number }[] = []
await database.sql.listen('ledger', (size) => published.push({ size: Number(size), at: performance.now() }))
// a pool of its own, as in serve: writers that queue for connections must not hold up the sequencer
const own = connect(database.url, { max: 2 })
const sequencer = runSequencer(createContext({ ...ctx, sql: own }), 500, signing)

const committed: Float64Array = new Float64Array(seconds * rate)
const content = { words: 'Digital egenmonitorering för patienter med kronisk sjukdom. '.repeat(25) }
const work: Promise<void>[] = []
let given = 0
const begun = performance.now()
while (given < committed.length) {
  const due = Math.min(committed.length, Math.floor(((performance.now() - begun) / 1000) * rate))
  for (; given < due; given++) work.push(write(given))
  await pause(TICK_MS)
}
await Promise.all(work)
const wrote = (performance.now() - begun) / 1000
await sequencer.stop()
await sequenceAll(ctx, signing)
await pause(500)

const entries = await database.sql<{ index: number; number: number }[]>`
  select index, substring(subject from 2)::integer as number from ledger.entry where type = 'bench.noted' order by index`
const waits = new Float64Array(entries.length)
let step = 0
entries.forEach(({ index, number }, position) => {
  while (step < published.length - 1 && (published[step]?.size ?? 0) <= index) step += 1
  waits[position] = (published[step]?.at ?? 0) - (committed[number] ?? 0)
})
waits.sort()
const share = (part: number) =>
  Math.round(waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? 0)
const checked = performance.now()
const report = await fsck(ctx, { copies })
const checkSeconds = (performance.now() - checked) / 1000

process.stdout.write(
  [
    `${entries.length} entries in ${wrote.toFixed(1)} s: ${Math.round(entries.length / wrote)} a second, on ${cpus().length} cores`,
    `commit to published, ms: p50 ${share(0.5)}  p95 ${share(0.95)}  p99 ${share(0.99)}  longest ${share(1)}`,
    `${published.length} checkpoints; fsck ${checkSeconds.toFixed(1)} s, ${report.faultCount} faults`,
    '',
  ].join('\n'),
)
await own.end({ timeout: 5 })
await database.close()
await rm(folder, { recursive: true, force: true })

async function write(number: number): Promise<void> {
  await ctx.transaction((tx) =>
    append(tx, { type: 'bench.noted', subject: `s${number}`, content: { ...content, number } }),
  )
  committed[number] = performance.now()
}

function say(fields: object, words: string): void {
  process.stderr.write(`${words} ${JSON.stringify(fields)}\n`)
}
