import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import type { FetchUrl } from '#platform/fetching'
import { Problem } from '#platform/problems'
import {
  type Issue,
  loadResolver,
  markMissing,
  type Origin,
  type Resolve,
  recordObservations,
} from '#registry'
import type { Connector, HarvestRequest, Reading } from './connector.ts'
import { keepCapture } from './keep-capture.ts'
import { createOutside } from './outside.ts'
import { registerSource, type SourceRequest } from './register-source.ts'
import { emptyTally, finishRun, keepIssues, keepProgress, startRun, type Tally } from './run.ts'

/** One harvest, as asked for. */
export interface Harvest extends SourceRequest {
  readonly connector: Connector
}

/** What a harvest came to. `records` per second are those read, wall clock. */
export interface HarvestReport extends Tally {
  readonly source: string
  readonly run: number
  readonly seconds: number
  readonly recordsPerSecond: number
}

/** How a harvest reaches the web, and whom it tells how far it has come. */
export interface HarvestMeans {
  readonly fetchUrl: FetchUrl
  readonly onProgress?: (tally: Tally, capture: string) => void
  /** Tells which organisation is meant; the whole register's resolver when left out. */
  readonly resolve?: Resolve
}

/** Records per transaction: large enough to be fast, small enough that a reader never waits for long. */
const BATCH = 250

/**
 * Harvests a source: keeps what it gives, reads it, records what it claims, and stores every fault for the owner to see.
 * A fault in one record or one file never stops the others. Throws only when the source cannot be asked at all; what was
 * recorded before stays.
 */
export async function harvestSource(
  ctx: Context,
  harvest: Harvest,
  means: HarvestMeans,
): Promise<HarvestReport> {
  requirePermission(ctx, 'harvest-source')
  const begun = performance.now()
  await registerSource(ctx, harvest.connector, harvest)
  const run = await startRun(ctx, harvest.id)
  const tally = emptyTally()
  try {
    await readAll(ctx, harvest, run, tally, means)
    // A harvest that left something out has not seen the whole source: what it missed may still be there.
    if (harvest.connector.complete && tally.rejected === 0)
      tally.gone = await markMissing(ctx, harvest.id, run.startedAt)
    await finishRun(ctx, harvest.id, run.id, tally, null)
  } catch (error) {
    await finishRun(ctx, harvest.id, run.id, tally, failureOf(error))
    throw error
  }
  const seconds = (performance.now() - begun) / 1000
  return { source: harvest.id, run: run.id, ...tally, seconds, recordsPerSecond: tally.read / seconds }
}

async function readAll(
  ctx: Context,
  harvest: Harvest,
  run: { id: number },
  tally: Tally,
  means: HarvestMeans,
): Promise<void> {
  const { connector } = harvest
  const asked: HarvestRequest = { location: harvest.location, options: harvest.options }
  const resolve = means.resolve ?? (await loadResolver(ctx))
  const outside = createOutside(ctx, harvest.id, means.fetchUrl)
  const request = (await connector.prepare?.(asked, outside)) ?? asked
  for await (const found of connector.discover(request, outside)) {
    if ('issue' in found) {
      await note(ctx, harvest.id, run.id, null, tally, [found.issue])
      continue
    }
    const capture = await keepCapture(ctx, harvest.id, run.id, found)
    const origin: Origin = {
      source: harvest.id,
      owner: harvest.owner,
      priority: connector.priority,
      capture,
      demonstration: harvest.demonstration,
    }
    for await (const readings of inBatches(connector.read(found, request))) {
      const drafts = readings.flatMap((reading) => ('observation' in reading ? [reading.observation] : []))
      const faults = readings.flatMap((reading) => ('issue' in reading ? [reading.issue] : []))
      const outcomes = await recordObservations(ctx, origin, drafts, resolve)
      tally.read += drafts.length + faults.filter((fault) => fault.severity === 'rejected').length
      for (const { outcome } of outcomes) if (outcome !== 'rejected') tally[outcome] += 1
      const issues = [...faults, ...outcomes.flatMap((outcome) => outcome.issues)]
      await note(
        ctx,
        harvest.id,
        run.id,
        capture,
        tally,
        issues.map((issue) => ({ ...issue, place: placeIn(found.name, issue) })),
      )
      await keepProgress(ctx, run.id, tally)
      means.onProgress?.(tally, found.name)
    }
  }
}

/** Counts and keeps issues. A rejected one is a record that was read, whether it came as a draft or not. */
async function note(
  ctx: Context,
  source: string,
  run: number,
  capture: number | null,
  tally: Tally,
  issues: readonly Issue[],
): Promise<void> {
  tally.rejected += issues.filter((issue) => issue.severity === 'rejected').length
  tally.deviations += issues.filter((issue) => issue.severity === 'deviation').length
  await keepIssues(ctx, source, run, capture, issues)
}

const placeIn = (file: string, issue: Issue) =>
  issue.place.includes(file) ? issue.place : [file, issue.place].filter(Boolean).join(', ')

async function* inBatches(readings: AsyncIterable<Reading> | Iterable<Reading>): AsyncGenerator<Reading[]> {
  let batch: Reading[] = []
  for await (const reading of readings) {
    batch.push(reading)
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function failureOf(error: unknown) {
  if (error instanceof Problem) return error.say
  return {
    sv: 'Något gick fel hos oss. Det som hann läsas finns kvar; försök igen.',
    en: 'Something went wrong on our side. What was read is kept; try again.',
  }
}
