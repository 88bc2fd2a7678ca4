import { beforeEach, describe, expect, it } from 'vitest'
import { readEntries, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import { loadResolver, recordObservations } from '#registry'
import { importCapacity, readCapacity } from '../capacity/import-capacity.ts'
import { readFidelityReports } from '../fidelity/read-reports.ts'
import { reportFidelity } from '../fidelity/report-fidelity.ts'
import { countKinds } from '../fidelity/summarise.ts'
import { endTrial } from './end-trial.ts'
import { handInRuns } from './hand-in-runs.ts'
import { hashPlan } from './plan.ts'
import { listTrials, readProgress, readPublishedRuns, readTrial } from './read-trials.ts'
import { registerTrial } from './register-trial.ts'
import { removeDemonstrationTrials } from './remove-demonstration-trials.ts'
import { inventedPlan, inventedRun } from './testing/invented-trial.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
const now = fixedClock('2026-11-22T03:00:00Z')
const contextOf = (role: string) => testContext(database.sql, { now, role })
let record = ''
beforeEach(async () => {
  const ctx = contextOf('harvester')
  const [outcome] = await recordObservations(
    ctx,
    { source: 'invented', owner: null, priority: 60, capture: null, demonstration: true },
    [{ kind: 'initiative', key: 'a', organisation: { name: 'Påhitt' }, claims: { title: 'Journal' } }],
    await loadResolver(ctx),
  )
  record = outcome?.record ?? ''
})

const register = () => registerTrial(contextOf('witness'), { record, plan: inventedPlan })
const handIn = (trial: { id: string; code: string }, ...runs: ReturnType<typeof inventedRun>[]) =>
  handInRuns(contextOf('public'), { trial: trial.id, code: trial.code, runs })
const baseline = [1, 2].map((participant) => inventedRun({ way: 'old', participant }))
const entriesAbout = async (subject: string) => {
  await sequenceAll(contextOf('operator'))
  const all = await readEntries(contextOf('operator'), { from: 0, limit: 1_000, types: [] })
  return all.filter((entry) => entry.subject === subject)
}

describe('a trial', { timeout: 60_000 }, () => {
  it('stands in the ledger with its plan and hash before the first run', async () => {
    const trial = await register()
    await handIn(trial, ...baseline)
    const entries = await entriesAbout(trial.id)
    expect(entries.map(({ type }) => type)).toEqual([
      'trial.registered',
      'trial.run-measured',
      'trial.run-measured',
    ])
    expect(entries[0]?.content).toMatchObject({ planHash: hashPlan(inventedPlan), plan: inventedPlan })
    expect(trial.planHash).toBe(hashPlan((await readTrial(contextOf('public'), trial.id)).plan))
  })

  it('leaves of a run in the ledger neither site, role, participant nor time', async () => {
    const trial = await register()
    await handIn(trial, ...baseline)
    const [, run] = await entriesAbout(trial.id)
    expect(run?.content).toEqual({
      task: 'skriva-ut',
      way: 'old',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('measures the old way first', async () => {
    const trial = await register()
    await expect(handIn(trial, inventedRun({}))).rejects.toThrow(Conflict)
    await handIn(trial, ...baseline)
    await handIn(trial, inventedRun({}))
    expect(await readProgress(contextOf('public'), trial.id)).toMatchObject([
      { way: 'old', runs: 2 },
      { way: 'new', runs: 1 },
    ])
  })

  it('takes a run once, with the right code, and only what the plan names', async () => {
    const trial = await register()
    await handIn(trial, ...baseline)
    await expect(handIn(trial, ...baseline)).rejects.toThrow(Conflict)
    await expect(handIn({ ...trial, code: 'FEL' }, inventedRun({}))).rejects.toThrow(NotAllowed)
    await expect(handIn({ ...trial, id: 'finns-inte' }, inventedRun({}))).rejects.toThrow(NotAllowed)
    await expect(handIn(trial, inventedRun({ site: 'Väster' }))).rejects.toThrow(Invalid)
    await expect(handIn(trial)).rejects.toThrow(Invalid)
    // as people write it
    await handIn({ ...trial, code: trial.code.toLowerCase().replaceAll('-', ' ') }, inventedRun({}))
  })

  it('shows no results while it goes on, and all of them when it has ended, also when aborted', async () => {
    const trial = await register()
    await handIn(trial, ...baseline)
    await handIn(trial, inventedRun({ errors: 1, criticalErrors: 1 }))
    expect(await readPublishedRuns(contextOf('public'), trial.id)).toEqual([])
    expect((await readTrial(contextOf('public'), trial.id)).result).toBeNull()
    await expect(endTrial(contextOf('witness'), { trial: trial.id, state: 'aborted' })).rejects.toThrow(
      Invalid,
    )
    await endTrial(contextOf('witness'), { trial: trial.id, state: 'aborted', reason: 'Stoppregeln nåddes' })
    const [ended] = await listTrials(contextOf('public'), record)
    expect(ended).toMatchObject({ state: 'aborted', endedReason: 'Stoppregeln nåddes' })
    expect(ended?.result?.tasks[0]).toMatchObject({ verdict: 'fail', reasons: ['critical-error'] })
    expect(ended?.result?.stopped).toHaveLength(1)
    const runs = await readPublishedRuns(contextOf('public'), trial.id)
    expect(runs).toHaveLength(3)
    expect(runs.every(({ site, role }) => site === null && role === null)).toBe(true)
    expect((await entriesAbout(trial.id)).at(-1)?.type).toBe('trial.aborted')
  })

  it('tells site and role apart where five or more took part', async () => {
    const trial = await register()
    const many = [1, 2, 3, 4, 5].map((participant) => inventedRun({ way: 'old', participant }))
    await handIn(trial, ...many, inventedRun({ way: 'old', participant: 6, site: 'Söder' }))
    await endTrial(contextOf('operator'), { trial: trial.id, state: 'completed' })
    const sites = (await readPublishedRuns(contextOf('public'), trial.id)).map(({ site }) => site)
    expect(sites).toEqual(['Norr', 'Norr', 'Norr', 'Norr', 'Norr', null])
  })

  it('ends once, takes nothing more, and cannot be registered by anybody', async () => {
    const trial = await register()
    await handIn(trial, ...baseline)
    await endTrial(contextOf('witness'), { trial: trial.id, state: 'completed' })
    await expect(endTrial(contextOf('witness'), { trial: trial.id, state: 'completed' })).rejects.toThrow(
      Conflict,
    )
    await expect(handIn(trial, inventedRun({}))).rejects.toThrow(Conflict)
    await expect(registerTrial(contextOf('public'), { record, plan: inventedPlan })).rejects.toThrow(
      NotAllowed,
    )
    await expect(registerTrial(contextOf('witness'), { record: 'i0', plan: inventedPlan })).rejects.toThrow(
      NotFound,
    )
    await expect(endTrial(contextOf('public'), { trial: trial.id, state: 'completed' })).rejects.toThrow(
      NotAllowed,
    )
  })

  it('takes forms of instruments with their scores', async () => {
    const trial = await register()
    const sheets = [1, 2, 3, 4, 5].map((participant) => ({
      way: 'new' as const,
      participant,
      instrument: 'sus' as const,
      answers: [5, 4, 2, 1, 2, 3, 2, 4, 5, participant % 2 === 0 ? 2 : 1],
    }))
    await handInRuns(contextOf('public'), { trial: trial.id, code: trial.code, sheets })
    const short = { ...sheets[0], participant: 9, answers: [1] }
    await expect(
      handInRuns(contextOf('public'), {
        trial: trial.id,
        code: trial.code,
        sheets: [{ ...short, way: 'new', instrument: 'sus' }],
      }),
    ).rejects.toThrow(Invalid)
    const result = await endTrial(contextOf('witness'), { trial: trial.id, state: 'completed' })
    expect(result.scores[0]?.score.estimate).toBeCloseTo(56.5, 6)
  })
})

describe('reports beside a trial', { timeout: 60_000 }, () => {
  const summary = {
    ...{ records: 10, criticalFields: 30, criticalEqual: 28, otherFields: 0, otherEqual: 0 },
    differences: { ...countKinds(() => 0), polarity: 2 },
  }
  const report = { build: '7', path: 'Röntgen till journal', comparedOn: '2026-10-01', summary }

  it('hold counts and nothing else', async () => {
    const ctx = contextOf('witness')
    await reportFidelity(ctx, { record, ...report })
    const [kept] = await readFidelityReports(contextOf('public'), record)
    expect(kept).toMatchObject({ summary, comparedOn: '2026-10-01', messages: null })
    const more = { ...summary, values: ['Ingen blödning'] }
    await expect(reportFidelity(ctx, { record, ...report, summary: more })).rejects.toThrow(Invalid)
  })

  it('are refused when they do not add up', async () => {
    const more = { ...summary, criticalEqual: 31 }
    await expect(reportFidelity(contextOf('witness'), { record, ...report, summary: more })).rejects.toThrow(
      Invalid,
    )
  })

  it('of capacity are kept as they were handed in', async () => {
    const points = ['v1', 'v2', 'v3'].map((period) => ({ period, output: 10, staffHours: 5 }))
    const series = {
      record,
      site: 'Norr',
      measure: 'Besök',
      source: 'påhittad',
      changeAt: 'v2',
      transition: 1,
      points,
    }
    await importCapacity(contextOf('operator'), series)
    expect(await readCapacity(contextOf('public'), record)).toMatchObject([series])
    await expect(importCapacity(contextOf('operator'), { ...series, changeAt: 'v9' })).rejects.toThrow(
      Invalid,
    )
    const gone = await contextOf('operator').transaction(removeDemonstrationTrials)
    expect([gone, await readCapacity(contextOf('public'), record)]).toEqual([1, []])
  })
})
