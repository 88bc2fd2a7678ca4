import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { harvestAgainstLedger } from '#harvest'
import { fsck, sequenceAll } from '#ledger'
import { packageRoot, readConfig } from '#platform/config'
import { registryAgainstLedger } from '#registry'
import { openInstallation, operator } from '../../src/entrypoints/cli/open-context.ts'
import { signingOf } from '../../src/entrypoints/cli/signing-of.ts'
import { buildWriter, startWriter, type Writer } from './start-writer.ts'

/** Of each of the two victims; another number when asked. */
const ROUNDS = Number(process.env.SKALA_ROUNDS) || (process.env.SKALA_LONG ? 150 : 10)
/** Longest time between the first promise and the kill, in milliseconds. */
const LONGEST_ROUND = process.env.SKALA_LONG ? 1_500 : 400

const bundles = join(packageRoot(), '.bundles')
const bundle = join(bundles, `writer-${process.pid}.mjs`)
const root = await mkdtemp(join(tmpdir(), 'skala-faults-'))
// under root the server has an account of its own, which must be able to walk in here
await chmod(root, 0o711)
beforeAll(async () => {
  await mkdir(bundles, { recursive: true })
  await buildWriter(bundle)
})
afterAll(async () => {
  await rm(bundle, { force: true })
  await rm(root, { recursive: true, force: true })
})

interface Figures {
  readonly acknowledged: number
  readonly lost: number
  readonly doubled: number
  readonly gaps: number
  /** What `skala ledger fsck` finds wrong. */
  readonly faults: number
}

/** Lets a writer make promises for a while, and kills it or its PostgreSQL in the middle of them. */
async function crash(writer: Writer, victim: 'the app' | 'PostgreSQL'): Promise<void> {
  await expect.poll(() => writer.acknowledged.length, { timeout: 120_000 }).toBeGreaterThan(0)
  await pause(Math.random() * LONGEST_ROUND)
  process.kill(victim === 'the app' ? (writer.process.pid ?? 0) : writer.serverPid, 'SIGKILL')
  // without its database the writer cannot go on; whatever it does then, the next start has to cope
  const ended = await Promise.race([writer.ended.then(() => true), pause(5_000).then(() => false)])
  if (!ended) writer.process.kill('SIGKILL')
  await writer.ended
}

/** Opens the folder once more and compares what is there with what was promised. */
async function takeStock(folder: string, promised: readonly string[]): Promise<Figures> {
  const config = readConfig({ SKALA_DATA: folder, LOG_LEVEL: 'silent' })
  const { ctx, close } = await openInstallation(config, operator, false)
  try {
    await sequenceAll(ctx, signingOf(config))
    const [row] = await ctx.sql<{ lost: number; doubled: number; gaps: number }[]>`
      with kept as (
        select observation.key, count(*) as observations, count(entry.index) as entries
        from published.observation
        left join published.entry on entry.subject = observation.record and entry.type = 'initiative.registered'
        group by observation.key
      )
      select
        (select count(*) from unnest(${[...promised]}::text[]) as promise (key)
          left join kept using (key) where coalesce(kept.entries, 0) = 0) as lost,
        (select count(*) from kept where entries > 1 or observations > 1) as doubled,
        (select coalesce(max(index) + 1 - count(*), 0) from published.entry) as gaps`
    const domain = [registryAgainstLedger, harvestAgainstLedger]
    const { faultCount: faults } = await fsck(ctx, { copies: config.checkpointCopies, domain })
    return { acknowledged: promised.length, faults, ...(row ?? { lost: -1, doubled: -1, gaps: -1 }) }
  } finally {
    await close()
  }
}

describe('a crash in the middle of writing', () => {
  it.each([
    'the app',
    'PostgreSQL',
  ] as const)(`of %s, ${ROUNDS} times: nothing promised is lost, nothing is doubled, and the ledger has no gap`, {
    timeout: ROUNDS * 60_000,
  }, async (victim) => {
    const folder = join(root, victim.replace(' ', '-'))
    await mkdir(folder)
    await chmod(folder, 0o711)
    const promised: string[] = []
    const seconds: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const writer = await startWriter(bundle, folder, `r${round}`)
      if (round > 0) seconds.push(writer.secondsToReady)
      await crash(writer, victim)
      promised.push(...writer.acknowledged)
    }
    const figures = await takeStock(folder, promised)
    process.stdout.write(`${told(victim, figures, seconds)}\n`)
    expect(figures).toMatchObject({ lost: 0, doubled: 0, gaps: 0, faults: 0 })
    expect(figures.acknowledged).toBeGreaterThanOrEqual(ROUNDS)
  })
})

function told(victim: string, figures: Figures, seconds: readonly number[]): string {
  const sorted = [...seconds].sort((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  return [
    `kill -9 of ${victim}, ${ROUNDS} rounds: ${figures.acknowledged} acknowledged, ${figures.lost} lost,`,
    `${figures.doubled} doubled, ${figures.gaps} gaps, ${figures.faults} faults found by fsck; ready again after ${median.toFixed(2)} s (median),`,
    `${(sorted.at(-1) ?? 0).toFixed(2)} s (slowest)`,
  ].join(' ')
}
