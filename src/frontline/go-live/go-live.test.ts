import { beforeAll, describe, expect, it } from 'vitest'
import { readEntries, sequenceAll } from '#ledger'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createTestDatabase, fixedClock, testContext } from '#platform/testing'
import { createResolver, recordObservations, registerOrganisations } from '#registry'
import { inventedRegister, OWNER, STRANGER } from '../testing/invented-organisation.ts'
import { besideOf, readVoices } from '../voices/read-voices.ts'
import { attachStatement, recordReadinessClaim } from '../voices/voices.ts'
import { cutOverShare, type GoLivePlan, isBeyond } from './go-live.ts'
import { formOfPlan, planOfForm } from './go-live-form.tsx'
import { decideGoLive, giveVerdict, keepGoLive, takeReading } from './keep-go-live.ts'
import { readGoLive, verdictOf } from './read-go-live.ts'

const { sql } = await createTestDatabase()
const now = fixedClock('2026-09-03T08:00:00Z')
const operator = testContext(sql, { now })
const as = (role: string, organisation = OWNER) => testContext(sql, { role, organisation, now })
const [editor, witness, stranger] = [as('editor'), as('witness'), as('editor', STRANGER)]
let initiative = ''

const plan: GoLivePlan = {
  plannedOn: '2026-09-08',
  decider: 'Regiondirektör',
  usersAll: 2_400,
  usersFirstDay: 1_150,
  rollbackTestedOn: null,
  parallelRun: 'Ingen',
  trainingPassed: 712,
  trainingOf: 1_150,
  paymentAtStart: 0.4,
  criteria: [
    {
      ...{ words: 'Remisser kommer fram', wanted: '0 saknade', value: '3 saknade', state: 'not-met' },
      ...{ measuredOn: '2026-08-19', source: 'Provet', waiver: null },
    },
    {
      ...{
        words: 'Utbildning',
        wanted: '90 %',
        value: '62 %',
        state: 'not-met',
        measuredOn: null,
        source: null,
      },
      waiver: { reason: 'Resten utbildas sedan', decidedAs: 'Regiondirektör' },
    },
  ],
  stopLimits: [{ measure: 'Besök av det normala', unit: '%', stopWhen: 'below', limit: 60 }],
}
const verdict = (side: string, word: string) => ({
  ...{ side, verdict: word, reason: 'Fem av tolv uppgifter går inte.', givenAs: 'Skyddsombud' },
})

beforeAll(async () => {
  const register = inventedRegister()
  await registerOrganisations(operator, register)
  const [outcome] = await recordObservations(
    operator,
    { source: 'test', owner: null, priority: 50, capture: null, demonstration: true },
    [
      {
        kind: 'initiative',
        key: '1',
        organisation: { number: OWNER.slice(2) },
        claims: { title: 'Ett nytt journalsystem' },
      },
    ],
    createResolver(register.organisations, []),
  )
  initiative = outcome?.record ?? ''
})

describe('a start', () => {
  it('is unknown until its owner says something, and is the owner’s to say', async () => {
    expect(await readGoLive(operator, initiative)).toMatchObject({ plan: null, verdicts: [], decisions: [] })
    await expect(keepGoLive(stranger, initiative, plan)).rejects.toThrow(NotAllowed)
    await expect(keepGoLive(witness, initiative, plan)).rejects.toThrow(NotAllowed)
    await expect(keepGoLive(editor, 'i000000000000', plan)).rejects.toThrow(NotFound)
    await keepGoLive(editor, initiative, plan)
    expect(await readGoLive(operator, initiative)).toMatchObject({ plan, limitsSince: '2026-09-03' })
    expect(cutOverShare(plan)).toBeCloseTo(1_150 / 2_400)
    expect(cutOverShare({ ...plan, usersAll: null })).toBeNull()
  })

  it('says since when its limits have stood, which other changes do not move', async () => {
    now.forward({ days: 1 })
    await keepGoLive(editor, initiative, { ...plan, trainingPassed: 800 })
    expect(await readGoLive(operator, initiative)).toMatchObject({
      limitsSince: '2026-09-03',
      changedOn: '2026-09-04',
    })
    const stopLimits = plan.stopLimits.map((limit) => ({ ...limit, limit: 20 }))
    await keepGoLive(editor, initiative, { ...plan, stopLimits })
    expect(await readGoLive(operator, initiative)).toMatchObject({ limitsSince: '2026-09-04' })
    await sequenceAll(operator)
    const kept = await readEntries(operator, { from: 0, limit: 10, types: ['go-live.planned'] })
    expect(kept).toHaveLength(3)
  })

  it('has two words on readiness, each from its own side and never merged', async () => {
    await giveVerdict(witness, initiative, verdict('users', 'not-ready'))
    await giveVerdict(editor, initiative, { ...verdict('management', 'ready'), givenAs: 'Regiondirektör' })
    await expect(giveVerdict(editor, initiative, verdict('users', 'ready'))).rejects.toThrow(NotAllowed)
    await expect(giveVerdict(witness, initiative, verdict('management', 'ready'))).rejects.toThrow(NotAllowed)
    const live = await readGoLive(operator, initiative)
    expect([verdictOf(live, 'users')?.verdict, verdictOf(live, 'management')?.verdict]).toEqual([
      'not-ready',
      'ready',
    ])
  })

  it('keeps every decision, and is paused by one like any other', async () => {
    for (const [decision, days] of [
      ['start', 1],
      ['pause', 2],
    ] as const) {
      now.forward({ days })
      const reason = 'Två gränser passerades.'
      await decideGoLive(editor, initiative, { decision, reason, decidedAs: 'Regiondirektör' })
    }
    const { decisions } = await readGoLive(operator, initiative)
    expect(decisions.map(({ decision }) => decision)).toEqual(['pause', 'start'])
  })

  it('holds readings only against limits that were written down', async () => {
    const reading = { measure: 'Besök av det normala', hour: 24, value: 22, source: 'Statistiken' }
    await takeReading(editor, initiative, reading)
    await expect(takeReading(editor, initiative, { ...reading, measure: 'Annat' })).rejects.toThrow(Conflict)
    await expect(takeReading(editor, initiative, { ...reading, hour: 73 })).rejects.toThrow(Invalid)
    const [limit] = plan.stopLimits
    expect(limit && [isBeyond(limit, 22), isBeyond(limit, 60), isBeyond(limit, 61)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('is refused where it names a person by number', async () => {
    const wrong = { ...plan, decider: 'Chefen, 19811218-9876' }
    await expect(keepGoLive(editor, initiative, wrong)).rejects.toThrow(Invalid)
  })

  it('goes through its form and comes back the same', () => {
    expect(planOfForm(formOfPlan(plan))).toEqual(plan)
    expect(planOfForm(new URLSearchParams())).toMatchObject({ plannedOn: null, criteria: [], stopLimits: [] })
    expect(planOfForm(new URLSearchParams({ 'criteria-999999-words': 'x' }))).toMatchObject({ criteria: [] })
  })
})

describe('independent voices', () => {
  const said = { language: 'sv', words: 'Vi begär att starten skjuts upp.', link: null, saidOn: '2026-09-04' }
  it('speak in their own name, as witnesses', async () => {
    const statement = { ...said, speakerKind: 'union', speaker: 'Facket (påhittat)', stance: 'warns' }
    await attachStatement(witness, initiative, statement)
    await expect(attachStatement(editor, initiative, statement)).rejects.toThrow(NotAllowed)
    await expect(
      attachStatement(witness, initiative, { ...statement, link: 'javascript:1' }),
    ).rejects.toThrow(Invalid)
  })

  it('and claims of readiness stand beside what was known that day, and what followed', async () => {
    const claim = {
      ...said,
      words: 'Vi är redo att starta.',
      claimedAs: 'Programägaren',
      place: 'presskonferens',
    }
    await recordReadinessClaim(witness, initiative, claim)
    const voices = await readVoices(operator, initiative)
    expect(voices.statements).toMatchObject([{ speaker: 'Facket (påhittat)' }])
    expect(voices.claims).toMatchObject([
      {
        claim: { place: 'presskonferens' },
        beside: { usersThen: { verdict: 'not-ready' }, stoppedOn: '2026-09-07', daysAfter: 3 },
      },
    ])
  })

  it('are not credited with what was said or overdue only later', () => {
    const live = {
      verdicts: [{ side: 'users', verdict: 'not-ready', reason: 'x', givenAs: 'x', givenOn: '2026-09-05' }],
      decisions: [],
    } as const
    const overdue = [
      { id: 'a', since: '2026-09-01', endedOn: '2026-09-03' },
      { id: 'b', since: '2026-09-01', endedOn: null },
      { id: 'c', since: '2026-09-05', endedOn: null },
    ]
    expect(besideOf('2026-09-04', { ...live, verdicts: [...live.verdicts], decisions: [] }, overdue)).toEqual(
      {
        ...{ usersThen: null, overdueThen: 1, stoppedOn: null, daysAfter: null },
      },
    )
  })
})
