import { beforeEach, describe, expect, it } from 'vitest'
import { Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { loadResolver, readRecord, recordObservations } from '#registry'
import { home, openRooms, other, token } from '../testing/rooms.ts'
import { accessSheet, findSheetOf, listShared, listSheets } from './access-sheet.ts'
import { claimRecord, settleRecords } from './claim-records.ts'
import { openDue } from './open-due.ts'
import { publishSheet } from './publish-sheet.ts'
import { saveSheet } from './save-sheet.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
beforeEach(async () => {
  rooms = await openRooms(database.sql)
})

const state = (claims: object = {}, more: object = {}) => ({
  claims: { title: 'Digital tillsyn på natten', need: 'Färre störda nätter', ...claims },
  ...{ visibility: 'public', withholding: null, fields: {}, ...more },
})
const begin = async (written: object, role = 'publisher') => {
  const saved = await saveSheet(rooms.as(role), { id: null, baseVersion: 0, token: token(), state: written })
  if (saved.outcome === 'conflict') throw new Error('a new sheet cannot conflict')
  return saved.id
}
const change = (id: string, baseVersion: number, written: object) =>
  saveSheet(rooms.as('editor'), { id, baseVersion, token: token(), state: written })
const publish = (id: string, readThrough = false) => publishSheet(rooms.as('publisher'), { id, readThrough })
const publicRecord = (id: string) => readRecord(rooms.as('public', null), 'initiative', id)

async function derived(title: string, organisation = home) {
  const harvester = rooms.as('harvester', null)
  const origin = { source: 'portal', owner: null, priority: 60, capture: null, demonstration: true }
  const draft = {
    ...{
      kind: 'initiative' as const,
      key: title,
      organisation: { name: organisation === home ? 'Hemma kommun' : 'Annars kommun' },
    },
    claims: { title, phase: 'pilot' as const },
  }
  const [outcome] = await recordObservations(harvester, origin, [draft], await loadResolver(harvester))
  return outcome?.record ?? ''
}

describe('what an organisation writes', () => {
  it('is private until published, and then its own confirmed word', async () => {
    const id = await begin(state())
    expect((await accessSheet(rooms.as('reader'), id)).record).toBeNull()
    const record = await publicRecord(await publish(id))
    expect(record).toMatchObject({ title: 'Digital tillsyn på natten', confirmed: true, disagreements: 0 })
    expect(record.organisation?.id).toBe(home)
  })

  it('is seen by nobody of another organisation, not even that it exists', async () => {
    const id = await begin(state())
    await expect(accessSheet(rooms.as('administrator', other), id)).rejects.toThrow(NotFound)
    expect(await listSheets(rooms.as('administrator', other))).toEqual([])
    await expect(listSheets(rooms.as('public', null))).rejects.toThrow(NotAllowed)
    await expect(listSheets(rooms.as('analyst', null))).rejects.toThrow(NotAllowed)
  })

  it('is begun by a reporter, changed by an editor and published by a publisher, each no further', async () => {
    const id = await begin(state(), 'reporter')
    await expect(begin(state(), 'reader')).rejects.toThrow(NotAllowed)
    const form = { id, baseVersion: 1, token: token(), state: state({ aim: 'Ett mål' }) }
    await expect(saveSheet(rooms.as('reporter'), form)).rejects.toThrow(NotAllowed)
    expect((await saveSheet(rooms.as('editor'), form)).outcome).toBe('saved')
    await expect(publishSheet(rooms.as('editor'), { id, readThrough: true })).rejects.toThrow(NotAllowed)
  })

  it('is one sheet though its form is sent twice', async () => {
    const form = { id: null, baseVersion: 0, token: token(), state: state() }
    const both = await Promise.all([saveSheet(rooms.as('editor'), form), saveSheet(rooms.as('editor'), form)])
    expect(await listSheets(rooms.as('editor'))).toHaveLength(1)
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['saved', 'unchanged'])
  })

  it('keeps both texts when two write at once', async () => {
    const id = await begin(state())
    await change(id, 1, state({ need: 'Den enas text' }))
    const late = await change(id, 1, state({ need: 'Den andras text' }))
    expect(late).toMatchObject({
      outcome: 'conflict',
      current: { version: 2, state: { claims: { need: 'Den enas text' } } },
      yours: { claims: { need: 'Den andras text' } },
    })
    expect(await database.sql`select state from workspace.set_aside`).toHaveLength(1)
  })

  it('loses what nobody can see, and nothing else', async () => {
    const id = await begin(state({ title: 'Före\u202eefter\u200b \u{1f680}' }))
    expect((await accessSheet(rooms.as('editor'), id)).state.claims.title).toBe('Föreefter \u{1f680}')
  })

  it('is refused with the field to put right', async () => {
    const wrong = begin(state({ title: ' ', startsOn: 'i vår' }))
    await expect(wrong).rejects.toMatchObject({ fields: [{ field: 'title' }, { field: 'startsOn' }] })
    const unknown = begin({ ...state(), visibility: 'secret' })
    await expect(unknown).rejects.toMatchObject({ fields: [{ field: 'visibility' }] })
  })
})

describe('personal data', () => {
  it('is asked about before it becomes public, and may be read through', async () => {
    const id = await begin(state({ need: 'Ring 070-123 45 67' }))
    await expect(publish(id)).rejects.toMatchObject({ fields: [{ field: 'need' }] })
    expect((await publicRecord(await publish(id, true))).claims.need).toContain('070')
  })

  it('never includes the number that is a person', async () => {
    const id = await begin(state({ need: 'Gäller 811218-9876' }))
    await expect(publish(id, true)).rejects.toThrow(Invalid)
  })
})

describe('a record that others have told of', () => {
  it('is confirmed in one step, and only by its own organisation', async () => {
    const record = await derived('Sagt av andra')
    expect((await database.sql`select confirmed from registry.record`)[0]).toEqual({ confirmed: false })
    await expect(settleRecords(rooms.as('publisher', other), { records: [record] })).rejects.toThrow(NotFound)
    expect(await settleRecords(rooms.as('publisher'), { records: [record] })).toBe(1)
    expect(await publicRecord(record)).toMatchObject({ confirmed: true, disagreements: 0 })
  })

  it('is corrected field by field: the human word stands, and the source is shown to say otherwise', async () => {
    const record = await derived('Sagt av andra')
    const id = await claimRecord(rooms.as('editor'), record)
    expect(await claimRecord(rooms.as('editor'), record)).toBe(id)
    await change(id, 1, state({ title: 'Sagt av andra', phase: 'introduction' }))
    await publish(id)
    const [found] = await database.sql`
      select phase, confirmed, disagreements, provenance -> 'phase' -> 'otherwise' -> 0 ->> 'value' as said from registry.record`
    expect(found).toEqual({ phase: 'introduction', confirmed: true, disagreements: 1, said: 'pilot' })
    expect((await findSheetOf(rooms.as('reader'), record))?.id).toBe(id)
  })

  it('is not confirmed by being contested', async () => {
    const record = await derived('Inte vårt')
    await settleRecords(rooms.as('publisher'), {
      records: [record],
      contested: 'Avtalet gäller en annan kommun',
    })
    expect(await publicRecord(record)).toMatchObject({
      confirmed: false,
      claims: { contested: 'Avtalet gäller en annan kommun' },
    })
    await settleRecords(rooms.as('publisher'), { records: [record] })
    const after = await publicRecord(record)
    expect(after.confirmed).toBe(true)
    expect(after.claims.contested).toBeUndefined()
  })

  it('is confirmed together with others, all or none', async () => {
    const own = await derived('Vårt')
    const theirs = await derived('Deras', other)
    await expect(settleRecords(rooms.as('publisher'), { records: [own, theirs] })).rejects.toThrow(NotFound)
    expect((await database.sql`select id from registry.record where confirmed`).length).toBe(0)
  })
})

describe('what is withheld', () => {
  const tender = { ground: 'tender', until: '2026-12-31' }

  it('needs a ground and a day that is not past and not far away', async () => {
    await expect(begin(state({}, { visibility: 'organisation' }))).rejects.toMatchObject({
      fields: [{ field: 'ground' }],
    })
    for (const until of ['2026-11-21', '2032-01-01']) {
      const fields = { money: { ground: 'tender', until, level: 'organisation' } }
      await expect(begin(state({}, { fields }))).rejects.toMatchObject({ fields: [{ field: 'until.money' }] })
    }
  })

  it('still counts, and says that it is withheld, on what ground and until when', async () => {
    const id = await begin(state({}, { visibility: 'organisation', withholding: tender }))
    const record = await publicRecord(await publish(id))
    expect(record.title).toBe('Undantaget initiativ')
    expect(record.claims).toEqual({
      title: 'Undantaget initiativ',
      language: 'sv',
      withheld: [{ field: 'all', ...tender }],
    })
  })

  it('opens by itself when the day of a tender has passed, as it stood when it was published', async () => {
    const fields = { need: { ...tender, level: 'organisation' } }
    const id = await begin(state({}, { fields }))
    const record = await publish(id)
    await change(id, 1, state({ need: 'En ändring som ingen har publicerat' }, { fields }))
    const clock = rooms.as('timekeeper', null)
    expect(await openDue(clock)).toBe(0)
    rooms.now.set('2027-01-01T00:30:00Z')
    expect(await openDue(clock)).toBe(1)
    expect((await publicRecord(record)).claims).toMatchObject({ need: 'Färre störda nätter' })
    expect((await publicRecord(record)).claims.withheld).toBeUndefined()
    expect(await openDue(clock)).toBe(0)
  })

  it('stays shut on other grounds until a person has weighed it anew', async () => {
    const fields = { need: { ground: 'security-measures', until: '2026-12-31', level: 'organisation' } }
    const record = await publish(await begin(state({}, { fields })))
    rooms.now.set('2027-01-02T00:30:00Z')
    expect(await openDue(rooms.as('timekeeper', null))).toBe(0)
    expect((await publicRecord(record)).claims.need).toBeUndefined()
  })

  it('is shown to the public sector as far as it is shared, and no further', async () => {
    const fields = {
      need: { ...tender, level: 'public-sector' },
      aim: { ...tender, level: 'organisation' },
    }
    await publish(await begin(state({ aim: 'Ett mål' }, { fields })))
    await begin(state({ title: 'Bara ett utkast' }, { visibility: 'draft' }))
    const shared = await listShared(rooms.as('reader', other))
    expect(shared.map(({ claims }) => [claims.title, claims.need, claims.aim])).toEqual([
      ['Digital tillsyn på natten', 'Färre störda nätter', undefined],
    ])
    await expect(listShared(rooms.as('public', null))).rejects.toThrow(NotAllowed)
  })
})
