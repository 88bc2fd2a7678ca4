import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { NotAllowed, NotFound } from '#platform/problems'
import { createDatabaseForEachTest, type TestDatabase } from '#platform/testing'
import { removeDemonstrationSheets } from '../remove-demonstration-sheets.ts'
import { publishSheet } from '../sheet/publish-sheet.ts'
import { saveSheet } from '../sheet/save-sheet.ts'
import { openRooms, other, token } from '../testing/rooms.ts'
import { listAttachments, listShownAttachments, readAttachment } from './access-attachment.ts'
import { addAttachment } from './add-attachment.ts'
import { attachmentKinds, attachmentLimits, cleanName, dispositionOf } from './attachment.ts'
import { removeAttachment } from './remove-attachment.ts'
import { shareAttachment } from './share-attachment.ts'

let database: TestDatabase
createDatabaseForEachTest((made) => {
  database = made
})
let rooms: Awaited<ReturnType<typeof openRooms>>
let sheet = ''
beforeEach(async () => {
  rooms = await openRooms(database.sql)
  sheet = await begin({})
})

const everybody = () => rooms.as('public', null)
const neighbour = () => rooms.as('reader', other)
const publisher = () => rooms.as('publisher')

async function begin(more: object, publish = true): Promise<string> {
  const state = {
    claims: { title: 'Tillsyn på natten' },
    ...{ visibility: 'public', withholding: null, fields: {}, ...more },
  }
  const saved = await saveSheet(publisher(), { id: null, baseVersion: 0, token: token(), state })
  if (saved.outcome === 'conflict') throw new Error('a new sheet cannot conflict')
  if (publish) await publishSheet(publisher(), { id: saved.id, readThrough: true })
  return saved.id
}
const text = (words: string) => new TextEncoder().encode(words)
const add = (words: string | Uint8Array, name = 'plan.txt', to = sheet) =>
  addAttachment(rooms.as('editor'), {
    sheet: to,
    name,
    bytes: typeof words === 'string' ? text(words) : words,
  })
const share = (id: string, level: string, readThrough = false) =>
  shareAttachment(publisher(), { id, level, readThrough })
const opens = (ctx: ReturnType<typeof everybody>, id: string) =>
  readAttachment(ctx, id).then(
    ({ bytes }) => new TextDecoder().decode(bytes),
    (problem) => problem.constructor,
  )
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

describe('who may open an attachment', () => {
  it('is first those who edit, then as far as it is shared, and nobody else learns that it exists', async () => {
    const id = await add('En plan')
    const seen = async () => [
      await opens(rooms.as('editor'), id),
      await opens(rooms.as('reader'), id),
      await opens(neighbour(), id),
      await opens(everybody(), id),
    ]
    expect(await seen()).toEqual(['En plan', NotFound, NotFound, NotFound])
    await share(id, 'organisation')
    expect(await seen()).toEqual(['En plan', 'En plan', NotFound, NotFound])
    await share(id, 'public-sector')
    expect(await seen()).toEqual(['En plan', 'En plan', 'En plan', NotFound])
    await share(id, 'public')
    expect(await seen()).toEqual(['En plan', 'En plan', 'En plan', 'En plan'])
  })

  it.each([
    { visibility: 'organisation', withholding: { ground: 'tender', until: '2026-12-31' } },
    { fields: { documents: { level: 'organisation', ground: 'tender', until: '2026-12-31' } } },
  ])('is never further than the record and its documents: %j', async (withheld) => {
    const hidden = await begin(withheld)
    const id = await add('Hemligt', 'a.txt', hidden)
    await expect(share(id, 'public')).rejects.toMatchObject({ fields: [{ field: `level-${id}` }] })
    await expect(share(id, 'public-sector')).rejects.toThrow()
    expect(await opens(everybody(), id)).toBe(NotFound)
  })

  it('shrinks when the record is withheld again after it was shared', async () => {
    const id = await add('En plan')
    await share(id, 'public')
    const state = {
      ...{ claims: { title: 'Tillsyn' }, visibility: 'organisation', fields: {} },
      withholding: { ground: 'tender', until: '2026-12-31' },
    }
    await saveSheet(publisher(), { id: sheet, baseVersion: 1, token: token(), state })
    await publishSheet(publisher(), { id: sheet, readThrough: true })
    expect([await opens(everybody(), id), await opens(neighbour(), id)]).toEqual([NotFound, NotFound])
  })

  it('is widened beyond the organisation by a publisher alone', async () => {
    const id = await add('En plan')
    const wish = { id, level: 'public', readThrough: true }
    await expect(shareAttachment(rooms.as('editor'), wish)).rejects.toThrow(NotAllowed)
    await expect(addAttachment(rooms.as('reporter'), { sheet, name: 'a', bytes: text('a') })).rejects.toThrow(
      NotAllowed,
    )
    await expect(
      addAttachment(rooms.as('editor', other), { sheet, name: 'a', bytes: text('a') }),
    ).rejects.toThrow(NotFound)
    await expect(shareAttachment(rooms.as('publisher', other), wish)).rejects.toThrow(NotFound)
  })
})

describe('what a file is', () => {
  const workbook = (bookType: 'xlsx' | 'ods') => {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['Ring', '070-123 45 67']]), 'A')
    return new Uint8Array(write(book, { type: 'buffer', bookType }))
  }

  it('is told from its bytes, and its name is made to fit', async () => {
    await add(workbook('xlsx'), 'C:\\hem\\budget.exe')
    await add(workbook('ods'), 'budget.xlsx')
    await add(png, '../../bild\u202egnp.html')
    await add('# Plan', 'läs mig.md')
    const found = await listAttachments(rooms.as('editor'), sheet)
    expect(found.map(({ name, kind, readable }) => [name, kind, readable])).toEqual([
      ['bildgnp.png', 'png', false],
      ['budget.ods', 'ods', true],
      ['budget.xlsx', 'xlsx', true],
      ['läs mig.md', 'text', true],
    ])
    expect(found[2]?.findings).toEqual(['phone'])
  })

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
    ['a broken container', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])],
    ['too much', new Uint8Array(attachmentLimits.fileBytes + 1)],
  ])('is refused when it is %s', async (_what, bytes) => {
    await expect(add(bytes)).rejects.toMatchObject({ fields: [{ field: 'file' }] })
    expect(await listAttachments(rooms.as('editor'), sheet)).toEqual([])
    expect(await database.sql`select from workspace.attachment_content`).toHaveLength(0)
  })

  it('may stand once on a sheet, and no more than so many files may', async () => {
    await add('samma')
    await expect(add('samma', 'annat.txt')).rejects.toMatchObject({ fields: [{ field: 'file' }] })
    const more = attachmentLimits.filesOfSheet - 1
    for (let n = 0; n < more; n++) await add(Buffer.concat([png, Buffer.from([n])]))
    await expect(add('en till')).rejects.toThrow('20')
  })

  it('has a name that is safe to send, whatever it was called', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(...Object.keys(attachmentKinds)),
        (written, kind) => {
          const known = kind === 'pdf' ? 'pdf' : kind === 'text' ? 'text' : 'png'
          const name = cleanName(written, known)
          expect(name).toMatch(/^[^\\/\p{C}"<>|:*?%;]+\.(pdf|txt|md|csv|png)$/u)
          expect([...name].length).toBeLessThanOrEqual(125)
          expect(dispositionOf(name)).toMatch(
            /^attachment; filename="[ -~]*"; filename\*=UTF-8''[\w.~!$&+^`|%-]+$/,
          )
        },
      ),
    )
  })
})

describe('personal data in a file', () => {
  it('is asked about before others see it, and a personal identity number never passes', async () => {
    const phone = await add('Ring 070-123 45 67')
    await expect(share(phone, 'public')).rejects.toMatchObject({ fields: [{ field: `level-${phone}` }] })
    await share(phone, 'organisation')
    await share(phone, 'public', true)
    const number = await add('Gäller 811218-9876')
    await expect(share(number, 'public', true)).rejects.toThrow()
    const unread = await add(png)
    await expect(share(unread, 'public')).rejects.toThrow()
    await share(unread, 'public', true)
  })
})

describe('an attachment that is removed', () => {
  it('is gone with its name, and where everybody saw it its ground stays', async () => {
    const id = await add('En plan', 'Anna Andersson.txt')
    const draft = await add('Ett utkast')
    await share(id, 'public', true)
    const [row] = await database.sql`select record from published.attachment`
    await expect(removeAttachment(publisher(), { id, ground: ' ' })).rejects.toThrow()
    await removeAttachment(publisher(), { id, ground: 'GDPR artikel 17' })
    await removeAttachment(rooms.as('editor'), { id: draft, ground: 'Fel fil' })
    expect(await opens(publisher(), id)).toBe(NotFound)
    const shown = await listShownAttachments(everybody(), row?.record)
    expect(shown.map(({ name, ground }) => [name, ground])).toEqual([['', 'GDPR artikel 17']])
    expect(await database.sql`select from workspace.attachment_content`).toHaveLength(0)
  })

  it('leaves the same bytes alone on another sheet', async () => {
    const first = await add('Samma plan')
    const second = await add('Samma plan', 'plan.txt', await begin({}))
    await removeAttachment(rooms.as('editor'), { id: first, ground: 'Fel plats' })
    expect(await opens(rooms.as('editor'), second)).toBe('Samma plan')
  })

  it('goes with its invented organisation, bytes and all', async () => {
    await add('En plan')
    const operator = rooms.as('operator', null)
    await operator.transaction(removeDemonstrationSheets)
    const left = await database.sql`
      select from workspace.attachment union all select from workspace.attachment_content`
    expect(left).toHaveLength(0)
  })
})

describe('the ledger', () => {
  it('knows of a private file only what nobody can guess it from, and of a public one its hash, never its name', async () => {
    const id = await add('En plan', 'kanarienamn.txt')
    const told = async () => {
      const rows = await database.sql<{ body: string }[]>`
        select convert_from(body, 'UTF8') as body from ledger.content where body::text <> ''`
      return rows.map(({ body }) => body).join('\n')
    }
    const [{ sha256 = '' } = {}] = await listAttachments(rooms.as('editor'), sheet)
    expect(await told()).not.toContain(sha256)
    await share(id, 'public')
    expect(await told()).toContain(sha256)
    expect(await told()).not.toContain('kanarienamn')
  })
})
