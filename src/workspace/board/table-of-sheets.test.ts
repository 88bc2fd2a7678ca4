import { read, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { Invalid, NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { beginImport, readImport, takeImport } from '../import/import-rows.ts'
import { accessSheet, listSheets } from '../sheet/access-sheet.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import { openRooms, other, token } from '../testing/rooms.ts'
import { bare, tableFormats, writeSheets } from './table-of-sheets.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
let id = ''
const state = {
  claims: {
    title: '=HYPERLINK("http://exempel.example")',
    need: '\'-5 grader, "citat"; komma,\r\noch ny rad',
    startsOn: '2027',
    endsOn: '2027-03-01',
    diaryNumber: '0012',
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
const editor = () => rooms.as('editor')
const file = async (format: (typeof tableFormats)[number]) => Buffer.from(await writeSheets(editor(), format))
const csv = async () => (await file('csv')).toString('utf8')
/** What a file would do, row by row. */
const look = async (bytes: Uint8Array | string) => {
  const begun = await beginImport(editor(), Buffer.from(bytes))
  return readImport(editor(), begun)
}
const take = async (bytes: Uint8Array | string) => {
  const { id: begun } = await look(bytes)
  await takeImport(editor(), begun)
  return readImport(editor(), begun)
}
const outcomes = ({ rows }: Awaited<ReturnType<typeof look>>) => rows.map(({ outcome }) => outcome)

describe('a room taken out as a table', () => {
  it.each(tableFormats)('comes back from %s as it was', async (format) => {
    expect(outcomes(await take(await file(format)))).toEqual(['unchanged'])
  })

  it.each([
    'xlsx',
    'ods',
  ] as const)('comes back from %s when a workbook program has made dates and numbers of it', async (bookType) => {
    const book = read(await file('xlsx'), { type: 'buffer' })
    const [page] = Object.values(book.Sheets)
    if (!page) throw new Error('there is a page')
    const names = utils.sheet_to_json<string[]>(page, { header: 1 })[0] ?? []
    const cell = (name: string) => utils.encode_cell({ r: 1, c: names.indexOf(name) })
    page[cell('startsOn')] = { t: 'n', v: 2027 }
    page[cell('endsOn')] = { t: 'd', v: new Date('2027-03-01T00:00:00Z'), z: 'yyyy-mm-dd' }
    page[cell('version')] = { t: 'n', v: 1 }
    expect(outcomes(await look(write(book, { type: 'buffer', bookType })))).toEqual(['unchanged'])
  })

  it('holds no formula, in any form', async () => {
    expect(await csv()).not.toMatch(/(^|,|\n)"?[=+\-@]/)
    const book = read(await file('xlsx'), { type: 'buffer' })
    const [sheet] = Object.values(book.Sheets)
    const cells = sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1 }).flat() : []
    expect(cells.length).toBeGreaterThan(20)
    expect(cells.filter((cell) => /^[=+\-@]/.test(String(cell)))).toEqual([])
    expect(Object.values(sheet ?? {}).filter((cell) => Object(cell).f !== undefined)).toEqual([])
  })

  it('gives back any text through the apostrophe that disarms it', async () => {
    const words = fc.string({ maxLength: 60 }).map((text) => text.replace(/\s+/g, ' ').trim() || 'x')
    const title = fc.oneof(
      words,
      words.map((text) => `=${text}`),
      words.map((text) => `'+${text}`),
    )
    for (const written of fc.sample(title, 25)) {
      const claims = { title: written }
      const form = { id: null, baseVersion: 0, token: token(), state: { ...state, claims, fields: {} } }
      await saveSheet(editor(), form)
    }
    expect(new Set(outcomes(await look(await file('csv'))))).toEqual(new Set(['unchanged']))
    expect(new Set(outcomes(await look(await file('xlsx'))))).toEqual(new Set(['unchanged']))
    expect(bare("'=1")).toBe('=1')
  })

  it('tells what would change before anything does, and then does that', async () => {
    const changed = (await csv()).replace('citat', 'ändrat i filen')
    const seen = await look(changed)
    expect(seen).toMatchObject({ taken: false, rows: [{ outcome: 'changed', fields: ['need'] }] })
    expect((await accessSheet(editor(), id)).version).toBe(1)
    await takeImport(editor(), seen.id)
    await takeImport(editor(), seen.id)
    const after = await accessSheet(editor(), id)
    expect(after.state.claims.need).toContain('ändrat i filen')
    expect(after.version).toBe(2)
    expect(await readImport(editor(), seen.id)).toMatchObject({ taken: true, rows: [{ outcome: 'changed' }] })
  })

  it('sets aside what has changed here since, and loses neither text', async () => {
    const old = await csv()
    await take(old.replace('citat', 'ändrat i filen'))
    expect(outcomes(await take(old.replace('citat', 'för sent')))).toEqual(['aside'])
    const [kept] = await database.sql`select state -> 'claims' ->> 'need' as need from workspace.set_aside`
    expect(kept?.need).toContain('för sent')
  })

  it('takes the rows that can be read, and says of each other one why not', async () => {
    const row = (sheet: string, more: object = {}) => ({ sheet, version: 1, state: { ...state, ...more } })
    const rows = [
      row('', { fields: {} }),
      row('', { visibility: 'secret' }),
      row('finns-inte'),
      row(id),
      row(id, { fields: {} }),
      row('', { claims: { title: '', startsOn: 'i vår' } }),
    ]
    const taken = await take(JSON.stringify(rows))
    expect(outcomes(taken)).toEqual(['new', 'refused', 'refused', 'unchanged', 'refused', 'refused'])
    expect(taken.rows.map(({ reasons }) => reasons.length)).toEqual([0, 1, 1, 0, 1, 2])
    expect(await listSheets(editor())).toHaveLength(2)
  })

  it('says of a table what its own row is, and which cell cannot be read', async () => {
    const broken = (await csv()).replace('{""money', '{money')
    expect((await look(broken)).rows).toMatchObject([{ row: 2, outcome: 'refused' }])
    expect((await look(broken)).rows[0]?.reasons[0]?.en).toContain('other')
  })

  it('counts what the file does not speak of, and leaves it', async () => {
    await saveSheet(editor(), { id: null, baseVersion: 0, token: token(), state: { ...state, fields: {} } })
    const one = (JSON.parse((await file('json')).toString()) as unknown[]).slice(0, 1)
    expect((await look(JSON.stringify(one))).left).toBe(1)
  })

  it.each(['skräp', '', '[{]', 'a,b\n1,2', '<html></html>'])('is no file from here: %j', async (text) => {
    await expect(look(text)).rejects.toThrow(Invalid)
  })

  it('is for its own organisation', async () => {
    expect(JSON.parse(String(await writeSheets(rooms.as('administrator', other), 'json')))).toEqual([])
    await expect(writeSheets(rooms.as('public', null), 'json')).rejects.toThrow(NotAllowed)
    await expect(beginImport(rooms.as('reader'), await file('csv'))).rejects.toThrow(NotAllowed)
    const { id: begun } = await look(await file('csv'))
    await expect(readImport(rooms.as('editor', other), begun)).rejects.toThrow(NotFound)
    await expect(takeImport(rooms.as('editor', other), begun)).rejects.toThrow(NotFound)
  })
})
