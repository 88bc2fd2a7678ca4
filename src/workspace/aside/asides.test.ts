import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { accessSheet } from '../sheet/access-sheet.ts'
import { checkState } from '../sheet/check-state.ts'
import { listVersions, restoreVersion } from '../sheet/restore-version.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import { openRooms, other, token } from '../testing/rooms.ts'
import { listAsides, readAside } from './list-asides.ts'
import { differencesOf, mergeStates } from './merge-states.ts'
import { discardAside, eraseSettled, useAside } from './settle-aside.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
beforeEach(async () => {
  rooms = await openRooms(database.sql)
})
const editor = () => rooms.as('editor')
const state = (claims: object, more: object = {}) => ({
  claims: { title: 'Tillsyn', ...claims },
  ...{ visibility: 'public', withholding: null, fields: {}, ...more },
})
const save = (id: string | null, baseVersion: number, written: unknown) =>
  saveSheet(editor(), { id, baseVersion, token: token(), state: written })

/** Two have written at once; returns the sheet and the text set aside. */
async function collide() {
  const begun = await save(null, 0, state({ need: 'Första', aim: 'Mål' }))
  if (begun.outcome === 'conflict') throw new Error('a new sheet cannot conflict')
  await save(begun.id, 1, state({ need: 'Den enas', aim: 'Mål' }))
  const late = await save(begun.id, 1, state({ need: 'Den andras', lesson: 'En lärdom' }))
  if (late.outcome !== 'conflict') throw new Error('the second must conflict')
  return { sheet: begun.id, aside: late.aside }
}
const claimsOf = async (sheet: string) => (await accessSheet(editor(), sheet)).state.claims

describe('a text that was set aside', () => {
  it('is found again, with what differs and nothing else', async () => {
    const { sheet, aside } = await collide()
    const found = await readAside(editor(), aside)
    expect(found).toMatchObject({ sheet, title: 'Tillsyn', role: 'editor', outcome: null })
    expect(differencesOf((await accessSheet(editor(), sheet)).state, found.state)).toEqual([
      'need',
      'aim',
      'lesson',
    ])
  })

  it('is taken field by field, and what was not chosen stays', async () => {
    const { sheet, aside } = await collide()
    await useAside(editor(), { id: aside, baseVersion: 2, taken: ['need', 'lesson'] })
    expect(await claimsOf(sheet)).toMatchObject({ need: 'Den andras', aim: 'Mål', lesson: 'En lärdom' })
    expect((await listAsides(editor())).map(({ outcome }) => outcome)).toEqual(['used'])
  })

  it('waits still when somebody saved while the choice was made, and the choice waits beside it', async () => {
    const { sheet, aside } = await collide()
    await save(sheet, 2, state({ need: 'En tredje' }))
    const late = await useAside(editor(), { id: aside, baseVersion: 2, taken: ['need'] })
    expect(late.outcome).toBe('conflict')
    expect((await listAsides(editor())).map(({ outcome }) => outcome)).toEqual([null, null])
    expect(await claimsOf(sheet)).toMatchObject({ need: 'En tredje' })
  })

  it('is discarded and had back, until thirty days have passed', async () => {
    const { aside } = await collide()
    await discardAside(editor(), aside)
    expect(await eraseSettled(rooms.as('timekeeper', null))).toBe(0)
    await discardAside(editor(), aside, true)
    expect((await readAside(editor(), aside)).outcome).toBeNull()
    await discardAside(editor(), aside)
    rooms.now.set('2026-12-23T09:00:01Z')
    expect(await eraseSettled(rooms.as('timekeeper', null))).toBe(1)
    await expect(discardAside(editor(), aside, true)).rejects.toThrow(NotFound)
  })

  it('that waits is never erased by the clock', async () => {
    const { aside } = await collide()
    rooms.now.set('2028-01-01T09:00:00Z')
    await eraseSettled(rooms.as('timekeeper', null))
    expect((await readAside(editor(), aside)).outcome).toBeNull()
  })

  it('is for its own room, and for those who edit', async () => {
    const { aside } = await collide()
    await expect(readAside(rooms.as('publisher', other), aside)).rejects.toThrow(NotFound)
    await expect(discardAside(rooms.as('publisher', other), aside)).rejects.toThrow(NotFound)
    await expect(discardAside(rooms.as('reader'), aside)).rejects.toThrow(NotAllowed)
    await expect(readAside(editor(), 'x')).rejects.toThrow(NotFound)
  })
})

describe('two states', () => {
  const texts = fc.record(
    { need: fc.constantFrom('a', 'b'), aim: fc.constantFrom('a', 'b'), lesson: fc.constantFrom('a', 'b') },
    { requiredKeys: [] },
  )
  const states = fc
    .record({ claims: texts, visibility: fc.constantFrom('draft', 'public') })
    .map(({ claims, visibility }) => checkState(state(claims, { visibility }), '2026-11-22'))

  it('merge into the one, the other, or field by field what was chosen of either', () => {
    fc.assert(
      fc.property(
        states,
        states,
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        (one, two, picks) => {
          const differing = differencesOf(one, two)
          expect(mergeStates(one, two, [])).toEqual(one)
          expect(mergeStates(one, two, differing)).toEqual(two)
          const taken = differing.filter((_, place) => picks[place])
          const merged = checkState(mergeStates(one, two, taken), '2026-11-22')
          expect(differencesOf(one, merged).sort()).toEqual([...taken].sort())
          expect(differencesOf(merged, two).length).toBe(differing.length - taken.length)
        },
      ),
    )
  })
})

describe('an earlier version', () => {
  it('is had back as a new one, so that the undoing can be undone', async () => {
    const { sheet } = await collide()
    expect((await listVersions(editor(), sheet)).map(({ version }) => version)).toEqual([2, 1])
    await restoreVersion(editor(), { id: sheet, version: 1, baseVersion: 2 })
    expect(await claimsOf(sheet)).toMatchObject({ need: 'Första' })
    await restoreVersion(editor(), { id: sheet, version: 2, baseVersion: 3 })
    expect(await claimsOf(sheet)).toMatchObject({ need: 'Den enas' })
    expect(await listVersions(editor(), sheet)).toHaveLength(4)
  })

  it('is for those who edit, and must exist', async () => {
    const { sheet } = await collide()
    const wish = { id: sheet, version: 1, baseVersion: 2 }
    await expect(restoreVersion(rooms.as('reporter'), wish)).rejects.toThrow(NotAllowed)
    await expect(restoreVersion(rooms.as('editor', other), wish)).rejects.toThrow(NotFound)
    await expect(restoreVersion(editor(), { ...wish, version: 9 })).rejects.toThrow(NotFound)
  })
})

describe('a link', () => {
  const links = (url: string) => state({ documents: [{ label: 'Plan', url }] })

  it('is https when a person writes it', async () => {
    await expect(save(null, 0, links('http://exempel.example'))).rejects.toMatchObject({
      fields: [{ field: 'documents.0' }],
    })
    await expect(save(null, 0, links('javascript:alert(1)'))).rejects.toThrow(Invalid)
    expect((await save(null, 0, links('https://exempel.example'))).outcome).toBe('saved')
  })
})
