import { describe, expect, it } from 'vitest'
import { createTestDatabase } from '#platform/testing'

const { sql } = await createTestDatabase()

describe('the database', () => {
  it('sorts å, ä and ö last, in that order, where the Swedish collation is asked for', async () => {
    const towns = ['Övik', 'Ånge', 'Zinkgruvan', 'Älmhult', 'Ale', 'åmål']
    const rows = await sql<{ town: string }[]>`
      select town from unnest(${towns}::text[]) as towns (town) order by town collate "sv-x-icu"`
    expect(rows.map((row) => row.town)).toEqual(['Ale', 'Zinkgruvan', 'åmål', 'Ånge', 'Älmhult', 'Övik'])
  })

  it('keeps Swedish letters whole and knows their capitals', async () => {
    const [row] = await sql`select upper('räksmörgås' collate "sv-x-icu") as large, length('åäö') as letters`
    expect(row).toEqual({ large: 'RÄKSMÖRGÅS', letters: 3 })
  })

  it('gives counts as numbers, days as text and instants as UTC', async () => {
    const [row] = await sql`
      select count(*) as count, date '2026-11-22' as day, timestamptz '2026-11-22 04:00+01' as instant
      from generate_series(1, 3)`
    expect(row).toEqual({ count: 3, day: '2026-11-22', instant: new Date('2026-11-22T03:00:00Z') })
  })

  it('throws rather than rounds a number beyond what JavaScript can hold', async () => {
    await expect(sql`select 9007199254740993::bigint as n`).rejects.toThrow(RangeError)
  })

  it('runs with checksums on', async () => {
    const [row] = await sql`show data_checksums`
    expect(row).toEqual({ data_checksums: 'on' })
  })
})
