import { describe, expect, it } from 'vitest'
import { readHistory, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import { loadResolver, type ObservationDraft, recordObservations, registerOrganisations } from '#registry'
import { readStanding } from '../standing/read-standing.ts'
import { keepAllStandings, watch } from '../standing/watch-initiatives.ts'
import { inventedOrganisations } from '../testing/invented-organisations.ts'
import { answerWarning } from './answer-warning.ts'
import { closeWarning } from './close-warning.ts'
import { correctWarning } from './correct-warning.ts'
import { escalateWarnings } from './escalate-warnings.ts'
import { readFairness } from './fairness.ts'
import { raiseWarning } from './raise-warning.ts'
import { countWarnings, listWarnings, readWarning } from './read-warnings.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
const START = '2026-01-01T08:00:00Z'
const now = fixedClock(START)
const as = (role: string, organisation: string | null = null) =>
  testContext(database.sql, { now, role, organisation })
const [first, second] = inventedOrganisations
const owner = second.id

type Claims = Extract<ObservationDraft, { kind: 'initiative' }>['claims']

async function record(
  key: string,
  claims: Claims,
  { by = first.id, owned = true }: { by?: string; owned?: boolean } = {},
): Promise<string> {
  const ctx = as('harvester')
  const name = inventedOrganisations.find(({ id }) => id === by)?.nameSv ?? ''
  const [outcome] = await recordObservations(
    ctx,
    { source: `room-${by}`, owner: owned ? by : null, priority: 80, capture: null, demonstration: true },
    [{ kind: 'initiative', key, organisation: { name }, claims }],
    await loadResolver(ctx),
  )
  await sequenceAll(ctx)
  return outcome?.record ?? ''
}

/** Two buyers of one product; the first has paused. Gives the id of the second. */
async function twoBuyers(): Promise<string> {
  now.set(START)
  await registerOrganisations(as('operator'), { organisations: inventedOrganisations, aliases: [] })
  await record('a', { title: 'Journal A', phase: 'paused', products: ['Vårdkompassen'] })
  const asked = await record(
    'b',
    { title: 'Journal B', phase: 'procurement', products: ['Vårdkompassen'] },
    { by: owner },
  )
  await registerProduct()
  await keepAllStandings(as('watcher'))
  return asked
}

async function registerProduct(): Promise<void> {
  const ctx = as('harvester')
  await recordObservations(
    ctx,
    { source: 'products', owner: null, priority: 50, capture: null, demonstration: true },
    [{ kind: 'product', key: 'p', claims: { title: 'Vårdkompassen', family: 'Vårdkompassen' } }],
    await loadResolver(ctx),
  )
  await sequenceAll(ctx)
}

const only = async (record: string) => {
  const [line] = await listWarnings(as('public'), { record }, { limit: 5 })
  if (!line) throw new Error('there is no warning')
  return line.warning
}

describe('product memory', { timeout: 60_000 }, () => {
  it('asks the other buyer once, however often it looks, and adds what more becomes known', async () => {
    const asked = await twoBuyers()
    await keepAllStandings(as('watcher'))
    expect(await countWarnings(as('public'), {})).toBe(1)
    const question = await only(asked)
    expect(question).toMatchObject({ raisedBy: 'memory', grade: 'question', organisation: owner, stage: 0 })
    expect(question.evidence[0]?.label.sv).toContain('Journal A')
    await record('c', { title: 'Journal C', phase: 'stopped', products: ['Vårdkompassen'] })
    await keepAllStandings(as('watcher'))
    expect((await only(asked)).evidence).toHaveLength(2)
    expect(await countWarnings(as('public'), { record: asked })).toBe(1)
  })

  it('leaves an answered question answered, and asks anew only for a lesson that was not in it', async () => {
    const asked = await twoBuyers()
    const { id } = await only(asked)
    await answerWarning(as('editor', owner), id, { verdict: 'acted', reason: 'Vi provar på riktigt först.' })
    await keepAllStandings(as('watcher'))
    expect(await countWarnings(as('public'), { record: asked })).toBe(1)
    now.forward({ days: 1 })
    await record('c', { title: 'Journal C', phase: 'stopped', products: ['Vårdkompassen'] })
    await keepAllStandings(as('watcher'))
    const states = await listWarnings(as('public'), { record: asked }, { limit: 5 })
    expect(states.map(({ warning }) => warning.answer?.verdict ?? null)).toEqual([null, 'acted'])
  })

  it('goes to the owner again after 7 days, to the board after 30, to oversight after 90, and stops when answered', async () => {
    const asked = await twoBuyers()
    const stages: number[] = []
    for (const days of [6, 1, 23, 60]) {
      now.forward({ days })
      await escalateWarnings(as('watcher'))
      await escalateWarnings(as('watcher'))
      stages.push((await only(asked)).stage)
    }
    expect(stages).toEqual([0, 1, 2, 3])
    const { id } = await only(asked)
    await answerWarning(as('editor', owner), id, {
      verdict: 'not-relevant',
      reason: 'Vi köper en annan modul.',
    })
    now.forward({ days: 400 })
    expect(await escalateWarnings(as('watcher'))).toBe(0)
    await sequenceAll(as('operator'))
    const acts = (await readHistory(as('operator'), id)).map(({ type }) => type)
    expect(acts).toEqual([
      'warning.raised',
      'warning.escalated',
      'warning.escalated',
      'warning.escalated',
      'warning.answered',
    ])
  })

  it('makes the product’s history a sign of the initiative, until the owner has answered', async () => {
    const asked = await twoBuyers()
    const levelOf = async () =>
      (await readStanding(as('public'), asked, '2026-01-01'))?.standing.score.readings.find(
        ({ sign }) => sign === 'S14',
      )?.level
    expect(await levelOf()).toBe('question')
    const { id } = await only(asked)
    await answerWarning(as('editor', owner), id, { verdict: 'acted', reason: 'Vi provar på riktigt först.' })
    expect(await levelOf()).toBe('unknown')
  })
})

describe('who may do what', { timeout: 60_000 }, () => {
  it('only the owner answers, and never closes', async () => {
    const asked = await twoBuyers()
    const { id } = await only(asked)
    const answer = { verdict: 'acted', reason: 'Vi provar på riktigt först.' }
    await expect(answerWarning(as('editor', first.id), id, answer)).rejects.toThrow(NotAllowed)
    await expect(answerWarning(as('public'), id, answer)).rejects.toThrow(NotAllowed)
    await expect(
      closeWarning(as('administrator', owner), id, { outcome: 'wrong', reason: 'Det stämmer inte alls.' }),
    ).rejects.toThrow(NotAllowed)
  })

  it('an answer without a reason is refused with the field named', async () => {
    const asked = await twoBuyers()
    const { id } = await only(asked)
    const refusal = answerWarning(as('editor', owner), id, { verdict: 'acted', reason: ' ' })
    await expect(refusal).rejects.toThrow(Invalid)
    await refusal.catch((problem: Invalid) =>
      expect(problem.fields.map(({ field }) => field)).toEqual(['reason']),
    )
  })

  it('what a witness raised is closed only when it has been answered, by the witness or a moderator', async () => {
    const asked = await twoBuyers()
    const witness = as('witness', first.id)
    const id = await raiseWarning(witness, {
      record: asked,
      words: 'Att skriva ut ett läkemedel tar fyrtio klick i provet.',
      language: 'sv',
    })
    const closing = { outcome: 'right', reason: 'Provet visade det samma.' }
    await expect(closeWarning(witness, id, closing)).rejects.toThrow(Conflict)
    await answerWarning(as('editor', owner), id, { verdict: 'disputed', reason: 'Provet var inte klart då.' })
    await expect(closeWarning(as('witness', owner), id, closing)).rejects.toThrow(NotAllowed)
    await closeWarning(as('moderator'), id, closing)
    await expect(closeWarning(as('moderator'), id, closing)).rejects.toThrow(Conflict)
    expect((await readWarning(as('public'), id)).warning.closing?.outcome).toBe('right')
    expect(await readFairness(as('public'), true)).toEqual([
      expect.objectContaining({ raisedBy: 'memory', raised: 1, waiting: 1, daysToAnswer: null }),
      expect.objectContaining({ raisedBy: 'witness', right: 1, disputed: 1, daysToAnswer: 0 }),
    ])
  })

  it('a witness corrects its own words, and what stood before stays in history', async () => {
    const asked = await twoBuyers()
    const words = 'Att skriva ut ett läkemedel tar fyrtio klick i provet.'
    const id = await raiseWarning(as('witness', first.id), { record: asked, words, language: 'sv' })
    await correctWarning(as('witness', first.id), id, { words: `${words} Det gamla tog nio.` })
    await expect(correctWarning(as('witness', owner), id, { words })).rejects.toThrow(NotAllowed)
    await sequenceAll(as('operator'))
    const history = await readHistory(as('operator'), id)
    expect(JSON.stringify(history[0]?.content)).not.toContain('nio')
    expect(JSON.stringify(history[1]?.content)).toContain('nio')
  })

  it('nobody warns about what does not exist, or in three words', async () => {
    await twoBuyers()
    const words = 'Att skriva ut ett läkemedel tar fyrtio klick i provet.'
    const missing = { record: 'i000000000000', words, language: 'sv' as const }
    await expect(raiseWarning(as('witness'), missing)).rejects.toThrow(NotFound)
    await expect(raiseWarning(as('witness'), { ...missing, words: 'inte så bra' })).rejects.toThrow(Invalid)
    const about = { ...missing, words: 'Det gick fel för patienten 811218-9876 i provet i går.' }
    await expect(raiseWarning(as('witness'), about)).rejects.toThrow(Invalid)
    const address = 'javascript:alert(1)'
    await expect(raiseWarning(as('witness'), { ...missing, address })).rejects.toThrow(Invalid)
  })
})

describe('signs', { timeout: 60_000 }, () => {
  const budget = (mnkr: number): Claims['money'] => [
    { scope: 'budget', amountMinor: mnkr * 1e8, currency: 'SEK' },
  ]

  it('ask the owner once when its own budget has more than doubled', async () => {
    now.set(START)
    await registerOrganisations(as('operator'), { organisations: inventedOrganisations, aliases: [] })
    const id = await record('d', { title: 'Dyrt', phase: 'development', money: budget(10) })
    now.forward({ days: 30 })
    await record('d', { title: 'Dyrt', phase: 'development', money: budget(30) })
    await watch(as('watcher'), [{ type: 'initiative.changed', subject: id, content: {} }])
    const question = await only(id)
    expect(question).toMatchObject({ raisedBy: 'signs', grade: 'question' })
    expect(question.evidence.map(({ ref }) => ref)).toEqual(['sign:S05'])
    await watch(as('watcher'), [{ type: 'initiative.changed', subject: id, content: {} }])
    expect(await countWarnings(as('public'), { record: id })).toBe(1)
  })

  it('are withdrawn when they are no longer up, without anybody having judged them', async () => {
    now.set(START)
    await registerOrganisations(as('operator'), { organisations: inventedOrganisations, aliases: [] })
    const claims = { title: 'Tyst', phase: 'development' as const }
    const id = await record('f', claims)
    now.forward({ days: 300 })
    await keepAllStandings(as('watcher'))
    expect((await only(id)).evidence.map(({ ref }) => ref)).toEqual(['sign:S23'])
    await record('f', { ...claims, summary: 'Ägaren hörs igen.' })
    await watch(as('watcher'), [{ type: 'initiative.changed', subject: id, content: {} }])
    expect((await only(id)).closing?.outcome).toBe('withdrawn')
  })

  it('never call anything clear with so little known', async () => {
    now.set(START)
    await registerOrganisations(as('operator'), { organisations: inventedOrganisations, aliases: [] })
    const id = await record('e', { title: 'Nytt', phase: 'idea' })
    await watch(as('watcher'), [{ type: 'initiative.registered', subject: id, content: {} }])
    const view = await readStanding(as('public'), id, '2026-01-01')
    expect(view?.standing.score.level).toBe('unknown')
    expect(view?.archive).toHaveLength(1)
    expect(await countWarnings(as('public'), { record: id })).toBe(0)
  })
})
