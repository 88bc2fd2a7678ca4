import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { registerOrganisations } from '#registry'
import { inventedRegister, OWNER } from '../testing/invented-organisation.ts'
import type { Act } from './act.ts'
import { answerConcern } from './answer-concern.ts'
import { addDays, dayOf } from './day.ts'
import { type ConcernDays, deadlinesOf, type Severity, severities } from './duty-clock.ts'
import { keepDeadlines } from './keep-deadlines.ts'
import { moderateConcern } from './moderate-concern.ts'
import { takeInActs } from './take-in.ts'

/** The whole year takes half a minute on a quiet machine, so every run has a part of it. */
const CONCERNS = process.env.SKALA_LONG ? 2_000 : 400
const DAYS = 365
const FIRST = '2026-01-01'

/** What will be done about a concern: days after it came, or never. Drawn from a seed, so that each run is the same. */
interface Fate {
  readonly day: string
  readonly severity: Severity
  readonly acknowledged: number | null
  readonly answered: number | null
  /** What the writer then says, days after the answer: solved, not solved, or nothing. */
  readonly verdict: 'solved' | 'not-solved' | null
}

const fates: Fate[] = fc.sample(
  fc.record({
    day: fc.integer({ min: 0, max: DAYS - 100 }).map((after) => addDays(FIRST, after)),
    severity: fc.constantFrom(...severities),
    acknowledged: fc.option(fc.integer({ min: 1, max: 14 }), { freq: 8 }),
    answered: fc.option(fc.integer({ min: 1, max: 95 }), { freq: 6 }),
    verdict: fc.constantFrom('solved', 'solved', 'not-solved', null),
  }),
  { numRuns: CONCERNS, seed: 2_000 },
)
const receiptOf = (position: number) => createHash('sha256').update(`year ${position}`).digest('hex')
const idOf = (what: string) => createHash('sha256').update(what).digest('base64url').slice(0, 22)

describe(`a year with ${CONCERNS} concerns`, () => {
  it('makes every overdue one public within the hour, and closes none without an answer', {
    timeout: 300_000,
  }, async () => {
    const { sql } = await createTestDatabase()
    const clock = fixedClock('2026-01-01T11:00:00Z')
    const keeper = testContext(sql, { now: clock })
    const owner = testContext(sql, { role: 'editor', organisation: OWNER, now: clock })
    const moderator = testContext(sql, { role: 'moderator', now: clock })
    await registerOrganisations(keeper, inventedRegister())
    const ids = new Map<number, string>()
    const late: string[] = []
    let told = 0

    for (let after = 0; after < DAYS; after++) {
      const today = addDays(FIRST, after)
      // half past midnight in Sweden: less than an hour after the day changed
      clock.set(`${addDays(today, -1)}T23:30:00Z`)
      const halfPast = dayOf(clock())
      told += await keepDeadlines(keeper)
      late.push(...(await unpublished(halfPast)))
      await takeInYesterday(addDays(today, -1))
      clock.set(`${today}T10:00:00Z`)
      await workThrough(today)
    }

    const [sums] = await sql<{ all: number; closed: number; unanswered: number; overdue: number }[]>`
      select count(*) as all, count(closed_on) as closed,
        count(*) filter (where closed_on is not null and answered_on is null) as unanswered,
        (select count(distinct id) from published.overdue_concern) as overdue
      from frontline.concern`
    expect(late).toEqual([])
    expect(sums).toMatchObject({ all: CONCERNS, unanswered: 0 })
    expect(sums?.closed).toBeGreaterThan(CONCERNS / 4)
    expect(sums?.overdue).toBeGreaterThan(CONCERNS / 4)
    expect(told).toBeGreaterThan(sums?.overdue ?? 0)

    async function takeInYesterday(day: string) {
      const acts = [...fates.entries()]
        .filter(([, fate]) => fate.day === day)
        .map(([position, fate]): Act & { position: number } => ({
          ...{
            kind: 'concern',
            id: idOf(`concern ${position}`),
            day,
            receipt: receiptOf(position),
            language: 'sv',
          },
          ...{ record: null, systemWords: 'Schemat', organisation: OWNER, organisationWords: null },
          ...{ doing: 'lade ett schema', happened: 'Det gick inte.', severity: fate.severity },
          ...{ stepsLost: null, minutesLost: null, wish: 'five', held: false, demonstration: true, position },
        }))
      if (acts.length === 0) return
      const taken = await takeInActs(keeper, acts)
      for (const { id, position } of acts) ids.set(position, taken.get(id) ?? '')
    }

    async function workThrough(today: string) {
      for (const [position, fate] of fates.entries()) {
        const concern = ids.get(position)
        if (!concern) continue
        if (fate.acknowledged !== null && addDays(fate.day, fate.acknowledged) === today)
          await answerConcern(owner, { what: 'acknowledge', concern })
        if (fate.answered === null) continue
        const answeredOn = addDays(fate.day, fate.answered)
        if (answeredOn === today)
          await answerConcern(owner, {
            what: 'answer',
            concern,
            outcome: 'explained',
            words: 'Så är det tänkt.',
          })
        if (addDays(answeredOn, 3) === today) await settle(position, concern, fate.verdict, today)
      }
    }

    async function settle(position: number, concern: string, verdict: Fate['verdict'], day: string) {
      if (verdict === null && position % 2 === 0)
        await moderateConcern(moderator, { what: 'close', concern, words: 'Svaret är tydligt nog.' })
      if (verdict === null) return
      const solved = verdict === 'solved'
      await takeInActs(keeper, [
        {
          kind: 'verdict',
          id: idOf(`verdict ${position}`),
          day,
          receipt: receiptOf(position),
          solved,
          words: '',
        },
      ])
    }

    /** Concerns with a deadline that has passed and of which nobody is told. */
    async function unpublished(today: string): Promise<string[]> {
      const public_ = await sql<{ id: string; deadline: string }[]>`
        select id, deadline from published.overdue_concern where ended_on is null`
      const known = new Set(public_.map(({ id, deadline }) => `${id}: ${deadline}`))
      const open = await sql<(Omit<ConcernDays, 'answeredOn'> & { id: string })[]>`
        select id, severity, received_on::text as "receivedOn", acknowledged_on::text as "acknowledgedOn",
          reopened_on::text as "reopenedOn"
        from frontline.concern
        where answered_on is null`
      return open.flatMap(({ id, ...days }) =>
        deadlinesOf({ ...days, answeredOn: null })
          .filter(({ lastDay, metOn }) => metOn === null && today > lastDay)
          .map(({ kind }) => `${id}: ${kind}`)
          .filter((name) => !known.has(name)),
      )
    }
  })
})
