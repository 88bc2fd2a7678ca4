import { read, utils } from '@e965/xlsx'
import { beforeEach, describe, expect, it } from 'vitest'
import { Invalid, NotAllowed } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { accessSheet, listSheets } from '../sheet/access-sheet.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import { openRooms, other, token } from '../testing/rooms.ts'
import { readBack, writeSheets } from './table-of-sheets.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
let id = ''
const state = {
  claims: {
    title: '=HYPERLINK("http://exempel.example")',
    need: '\'-5 grader, "citat"; komma,\noch ny rad',
    money: [{ scope: 'budget', amountMinor: 1_200_000_00, currency: 'SEK' }],
  },
  ...{ visibility: 'draft', withholding: null },
  fields: { money: { ground: 'tender', until: '2026-12-31', level: 'organisation' } },
}
beforeEach(async () => {
  rooms = await openRooms(database.sql)
  const saved = await saveSheet(rooms.as('editor'), { id: null, baseVersion: 0, token: token(), state })
  id = saved.outcome === 'conflict' ? '' : saved.id
})
const csv = async () => String(await writeSheets(rooms.as('reader'), 'csv'))

describe('a room taken out as a table', () => {
  it.each(['csv', 'json'] as const)('comes back from %s as it was', async (format) => {
    const file = String(await writeSheets(rooms.as('reader'), format))
    expect(await readBack(rooms.as('editor'), file)).toEqual({ saved: 0, same: 1, conflicts: 0 })
  })

  it('brings changes back as drafts, and sets aside what has changed here since', async () => {
    const changed = (await csv()).replace('citat', 'ändrat i filen')
    expect(await readBack(rooms.as('editor'), changed)).toEqual({ saved: 1, same: 0, conflicts: 0 })
    expect((await accessSheet(rooms.as('reader'), id)).state.claims.need).toContain('ändrat i filen')
    const late = changed.replace('ändrat i filen', 'för sent')
    expect(await readBack(rooms.as('editor'), late)).toEqual({ saved: 0, same: 0, conflicts: 1 })
  })

  it('holds no formula, in any form', async () => {
    expect(await csv()).not.toMatch(/(^|,|\n)"?[=+\-@]/)
    const book = read(await writeSheets(rooms.as('reader'), 'xlsx'), { type: 'buffer' })
    const [sheet] = Object.values(book.Sheets)
    const cells = sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1 }).flat() : []
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.filter((cell) => /^[=+\-@]/.test(String(cell)))).toEqual([])
    expect(Object.values(sheet ?? {}).filter((cell) => Object(cell).f !== undefined)).toEqual([])
  })

  it('saves nothing when a row cannot be read, and says which', async () => {
    const broken = JSON.stringify([
      { sheet: '', version: 0, state },
      { sheet: '', version: 0, state: { ...state, visibility: 'secret' } },
    ])
    await expect(readBack(rooms.as('editor'), broken)).rejects.toThrow('Row 2')
    await expect(readBack(rooms.as('editor'), 'skräp')).rejects.toThrow(Invalid)
    expect(await listSheets(rooms.as('reader'))).toHaveLength(1)
  })

  it('is for its own organisation', async () => {
    expect(JSON.parse(String(await writeSheets(rooms.as('administrator', other), 'json')))).toEqual([])
    await expect(writeSheets(rooms.as('public', null), 'json')).rejects.toThrow(NotAllowed)
    await expect(readBack(rooms.as('reader'), await csv())).rejects.toThrow(NotAllowed)
  })
})
