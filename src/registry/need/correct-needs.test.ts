import { beforeEach, describe, expect, it } from 'vitest'
import { readEntries, sequenceAll } from '#ledger'
import { Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, fixedClock, type TestDatabase, testContext } from '#platform/testing'
import { loadResolver, registerOrganisations } from '../organisation/register-organisations.ts'
import { recordObservations } from '../record/record-observations.ts'
import { inventedOrganisations } from '../record/testing/invented-organisations.ts'
import { createNeedClassifier } from './classify-needs.ts'
import { correctNeeds } from './correct-needs.ts'
import type { NeedSubject } from './need-subject.ts'
import { readRecordNeeds } from './read-record-needs.ts'
import { tellNeeds } from './tell-needs.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
const now = fixedClock('2026-11-22T03:00:00Z')
const contextOf = (role: string, organisation: string | null = null) =>
  testContext(database.sql, { now, role, organisation })
const { exempelköping, påhittsboda } = inventedOrganisations.id
const rules = createNeedClassifier()
const classify = () => rules

let subject: NeedSubject
let id = ''
const reason = 'Det är ett larm till nattpersonalen'
const told = async () => (await tellNeeds(contextOf('operator'), classify, [subject])).get(id)

async function record(title: string, organisation: string) {
  const harvester = contextOf('harvester')
  const origin = { source: 'portal', owner: null, priority: 60, capture: null, demonstration: true }
  const draft = {
    kind: 'initiative' as const,
    key: 'a',
    organisation: { name: organisation },
    claims: { title },
  }
  const [outcome] = await recordObservations(harvester, origin, [draft], await loadResolver(harvester))
  id = outcome?.record ?? ''
  subject = { id, kind: 'initiative', title, language: 'sv', claims: {} }
}

beforeEach(async () => {
  await registerOrganisations(contextOf('operator'), inventedOrganisations.register)
  await record('Trygghetslarm', 'Exempelköpings kommun')
})

describe('what a record is for', () => {
  it('is told by rules until a person says otherwise, and again when the correction is taken back', async () => {
    expect(await told()).toEqual(['safety-alarms'])
    const editor = contextOf('editor', exempelköping)
    await correctNeeds(editor, { record: id, needs: ['night-supervision'], reason })
    expect(await told()).toEqual(['night-supervision'])
    await correctNeeds(editor, { record: id, needs: [], reason })
    expect(await told()).toEqual([])
    await correctNeeds(editor, { record: id, needs: null, reason })
    expect(await told()).toEqual(['safety-alarms'])
  })

  it('is shown with the words that decided it, or with who said so and why', async () => {
    const ctx = contextOf('operator')
    expect(await readRecordNeeds(ctx, rules, subject)).toMatchObject({
      needs: [{ id: 'safety-alarms', words: ['trygghetslarm'] }],
      correction: null,
    })
    await correctNeeds(contextOf('editor', exempelköping), {
      record: id,
      needs: ['night-supervision'],
      reason,
    })
    expect(await readRecordNeeds(ctx, rules, subject)).toMatchObject({
      needs: [{ id: 'night-supervision' }],
      correction: { organisation: { id: exempelköping }, role: 'editor', reason },
    })
  })

  it('is read, not told again, while words and rules are the same', async () => {
    await told()
    const notAgain = () => {
      throw new Error('was told again')
    }
    expect((await tellNeeds(contextOf('operator'), notAgain, [subject])).get(id)).toEqual(['safety-alarms'])
    const renamed = [{ ...subject, title: 'E-arkiv' }]
    expect((await tellNeeds(contextOf('operator'), classify, renamed)).get(id)).toEqual(['e-archive'])
  })

  it('is offered to others with a person’s word first', async () => {
    await told()
    const needs = () =>
      database.sql`select need, place::int, by_person from published.record_need where record = ${id}`
    expect(await needs()).toEqual([{ need: 'safety-alarms', place: 1, by_person: false }])
    await correctNeeds(contextOf('moderator'), {
      record: id,
      needs: ['night-supervision', 'safety-alarms'],
      reason,
    })
    expect(await needs()).toEqual([
      { need: 'night-supervision', place: 1, by_person: true },
      { need: 'safety-alarms', place: 2, by_person: true },
    ])
  })
})

describe('correcting what a record is for', () => {
  it('leaves an entry that holds the record as it stands, so that its history stays whole', async () => {
    await correctNeeds(contextOf('publisher', exempelköping), {
      record: id,
      needs: ['night-supervision'],
      reason,
    })
    await sequenceAll(contextOf('operator'))
    const [entry] = await readEntries(contextOf('operator'), {
      from: 0,
      limit: 9,
      types: ['initiative.need-corrected'],
    })
    expect(entry).toMatchObject({
      subject: id,
      organisation: exempelköping,
      role: 'publisher',
      content: {
        record: { id, title: 'Trygghetslarm' },
        correction: { needs: ['night-supervision'], reason },
      },
    })
  })

  it('is for those who edit the records of its own organisation, and for moderators', async () => {
    const said = { record: id, needs: ['night-supervision'], reason }
    for (const [role, organisation] of [
      ['public', undefined],
      ['reader', exempelköping],
      ['reporter', exempelköping],
      ['editor', påhittsboda],
      ['witness', exempelköping],
    ] as const) {
      await expect(correctNeeds(contextOf(role, organisation), said)).rejects.toThrow(NotAllowed)
    }
    await expect(correctNeeds(contextOf('moderator'), said)).resolves.toBeUndefined()
  })

  it('refuses what is not in the map, what stands twice, and what has no reason', async () => {
    const say = (needs: string[], why = reason) =>
      correctNeeds(contextOf('moderator'), { record: id, needs, reason: why })
    await expect(say(['no-such-need'])).rejects.toThrow(Invalid)
    await expect(say(['elderly-care'])).rejects.toThrow(Invalid)
    await expect(say(['e-archive', 'e-archive'])).rejects.toThrow(Invalid)
    await expect(say(['e-archive'], 'Fråga anna.persson@example.se')).rejects.toMatchObject({
      fields: [{ field: 'reason' }],
    })
    await expect(say(['e-archive'], ' x ')).rejects.toMatchObject({ fields: [{ field: 'reason' }] })
    await expect(
      correctNeeds(contextOf('moderator'), { record: 'i000000000000', needs: [], reason }),
    ).rejects.toThrow(NotFound)
  })
})
