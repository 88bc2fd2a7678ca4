import { createHash } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Sql } from '#platform/database'
import type { NeedClassifier } from './classify-needs.ts'
import { needEdition } from './need-edition.ts'
import { type NeedSubject, needsByRules, readingOf } from './need-subject.ts'

type Reader = { readonly sql: Sql }

/** Records whose needs are told before others get their turn. */
const AT_ONCE = 20

/**
 * The needs of records, by record id, the most fitting first: a person's correction before what the rules tell. What the
 * rules told from the same words before is read, not told again; `classify` is made only when something is new.
 */
export async function tellNeeds(
  ctx: Reader,
  classify: () => NeedClassifier,
  records: readonly NeedSubject[],
): Promise<Map<string, readonly string[]>> {
  const ids = records.map(({ id }) => id)
  const [kept, corrected] = await Promise.all([readTold(ctx, ids), readCorrected(ctx, ids)])
  const told = new Map<string, readonly string[]>(corrected)
  const news: Told[] = []
  for (const record of records) {
    if (told.has(record.id)) continue
    const checksum = checksumOf(record)
    const before = kept.get(record.id)
    if (before?.checksum === checksum) {
      told.set(record.id, before.needs)
      continue
    }
    const needs = needsByRules(classify(), record).map(({ need }) => need)
    told.set(record.id, needs)
    news.push({ record: record.id, checksum, needs })
    if (news.length % AT_ONCE === 0) await breathe()
  }
  await keepTold(ctx, news)
  return told
}

interface Told {
  readonly record: string
  readonly checksum: string
  readonly needs: readonly string[]
}

function checksumOf(record: NeedSubject): string {
  const { title, text, cpv, language } = readingOf(record)
  return createHash('sha256')
    .update([needEdition(), record.kind, language, title, text, ...cpv].join('\u0000'))
    .digest('base64url')
}

async function readTold({ sql }: Reader, ids: readonly string[]): Promise<Map<string, Told>> {
  const rows = await sql<Told[]>`
    select record, checksum, needs from registry.told_need where record = any(${[...ids]})`
  return new Map(rows.map((row) => [row.record, row]))
}

async function readCorrected({ sql }: Reader, ids: readonly string[]): Promise<[string, string[]][]> {
  const rows = await sql<{ record: string; needs: string[] }[]>`
    select record, needs from registry.need_correction where record = any(${[...ids]})`
  return rows.map(({ record, needs }) => [record, needs])
}

/** What is told of a record that has gone meanwhile is told to nobody. */
async function keepTold({ sql }: Reader, rows: readonly Told[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into registry.told_need (record, checksum, needs)
    select told.record, told.checksum, array(select jsonb_array_elements_text(told.needs))
    from jsonb_to_recordset(${sql.json(rows.map(({ record, checksum, needs }) => ({ record, checksum, needs: [...needs] })))})
      as told (record text, checksum text, needs jsonb)
    join registry.record on record.id = told.record
    order by told.record
    on conflict (record) do update set checksum = excluded.checksum, needs = excluded.needs`
}
