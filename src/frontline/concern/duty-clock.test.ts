import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, weekOf } from './day.ts'
import { type ConcernDays, deadlinesOf, escalationsOf, limits, nextDay, severities } from './duty-clock.ts'

const fresh: ConcernDays = {
  severity: 'friction',
  receivedOn: '2026-03-01',
  acknowledgedOn: null,
  answeredOn: null,
  reopenedOn: null,
}
const lastDays = (days: ConcernDays) =>
  Object.fromEntries(deadlinesOf(days).map(({ kind, lastDay }) => [kind, lastDay]))
const HOUR = 3_600_000

describe('the duty clock', () => {
  it('gives 7 days to acknowledge, 30 to answer and 90 at the very most', () => {
    expect(lastDays(fresh)).toEqual({
      acknowledgement: '2026-03-07',
      answer: '2026-03-30',
      absolute: '2026-05-29',
    })
  })

  it('gives 72 hours when somebody may come to harm', () => {
    expect(lastDays({ ...fresh, severity: 'risk' })).toMatchObject({
      acknowledgement: '2026-03-03',
      answer: '2026-03-03',
    })
  })

  it('is never longer than its limit in hours, whenever on its day the concern was written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        fc.constantFrom(...severities),
        (written, severity) => {
          for (const { kind, lastDay } of deadlinesOf({ ...fresh, severity, receivedOn: dayOf(written) })) {
            const days = severity === 'risk' && kind !== 'absolute' ? limits.safety : limits[kind]
            const justInside = new Date(written.getTime() + days * 24 * HOUR + HOUR)
            // an hour of grace: the day the clocks go forward has 23
            expect(dayOf(justInside) > lastDay).toBe(true)
          }
        },
      ),
    )
  })

  it('begins anew when the writer says that nothing is solved', () => {
    expect(lastDays({ ...fresh, acknowledgedOn: '2026-03-02', reopenedOn: '2026-04-10' })).toMatchObject({
      answer: '2026-05-09',
      absolute: '2026-07-08',
    })
  })

  it('climbs from owner to board to oversight, faster when somebody may come to harm', () => {
    const stepsOf = (severity: ConcernDays['severity']) =>
      escalationsOf({ ...fresh, severity, acknowledgedOn: '2026-03-01' }, '2026-12-31')
        .filter(({ deadline }) => deadline === 'answer')
        .map(({ level, since }) => `${level} ${since}`)
    expect(stepsOf('friction')).toEqual(['owner 2026-03-31', 'board 2026-04-07', 'oversight 2026-04-30'])
    expect(stepsOf('risk')).toEqual(['owner 2026-03-04', 'board 2026-03-05', 'oversight 2026-03-11'])
  })

  it('goes all the way up at once on the ninetieth day', () => {
    const steps = escalationsOf(fresh, '2026-05-30').filter(({ deadline }) => deadline === 'absolute')
    expect(steps.map(({ level }) => level)).toEqual(['owner', 'board', 'oversight'])
  })

  it('leaves what is done in time alone, and keeps what was done too late', () => {
    const inTime = { ...fresh, acknowledgedOn: '2026-03-07', answeredOn: '2026-03-30' }
    expect(escalationsOf(inTime, '2027-01-01')).toEqual([])
    expect(nextDay(inTime)).toBeNull()
    const late = { ...inTime, answeredOn: '2026-04-02' }
    expect(escalationsOf(late, '2027-01-01')).toEqual([
      { deadline: 'answer', level: 'owner', since: '2026-03-31' },
    ])
  })

  it('is overdue exactly from the day after the last, and only ever grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.constantFrom(...severities), (later, severity) => {
        const days = { ...fresh, severity }
        const today = addDays(fresh.receivedOn, later)
        const [now, tomorrow] = [escalationsOf(days, today), escalationsOf(days, addDays(today, 1))]
        expect(now.length > 0).toBe(today >= (nextDay(days) ?? ''))
        expect(tomorrow).toEqual(expect.arrayContaining(now))
        expect(now.every(({ since }) => since <= today)).toBe(true)
      }),
    )
  })
})

describe('a day', () => {
  it('is the Swedish one, summer and winter', () => {
    expect(dayOf(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01')
    expect(dayOf(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31')
  })

  it('belongs to a week that begins on Monday', () => {
    expect(['2026-11-16', '2026-11-22', '2026-11-23'].map(weekOf)).toEqual([
      '2026-11-16',
      '2026-11-16',
      '2026-11-23',
    ])
  })
})
