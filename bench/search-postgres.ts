import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Sql, startEmbedded } from '#platform/database'
import type { Analyser } from '#platform/text'
import type { MadeRecord } from './search-corpus.ts'
import { once, say, time } from './search-measure.ts'
import type { Compared } from './search-minisearch.ts'
import type { Questions } from './search-queries.ts'

/**
 * PostgreSQL's own full text on the same records, by its manual: a stored `tsvector` with the Swedish configuration, a
 * GIN index, `ts_rank`, and one `grouping sets` query for the facets; typos by `pg_trgm` over the words.
 */
export async function* comparePostgres(
  records: () => Generator<MadeRecord>,
  questions: Questions,
  _analyser: Analyser,
): AsyncGenerator<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'skala-bench-'))
  const server = await startEmbedded(folder)
  const sql = connect(server.url)
  try {
    const built = await once(() => load(sql, records))
    const [version] = await sql<{ version: string }[]>`select version()`
    say(`## ${version?.version.split(' on ')[0]}: loaded and indexed in ${built.seconds.toFixed(1)} s`)
    for (const kind of Object.keys(questions) as (keyof Questions)[]) {
      const texts = questions[kind].slice(0, 40).map((one) => (typeof one === 'string' ? one : one.text))
      const timing = await time(texts, (text) => search(sql, kind, text), 3)
      yield { kind, timing, note: 'CPU is the client only; no compound parts' }
    }
  } finally {
    await sql.end({ timeout: 5 })
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function load(sql: Sql, records: () => Generator<MadeRecord>): Promise<void> {
  await sql`create extension if not exists pg_trgm`
  await sql`
    create table record (
      id text primary key,
      organisation text, county text, phase text, theme text, source text, period text,
      words tsvector
    )`
  let batch: MadeRecord[] = []
  const flush = async () => {
    const rows = batch.map(({ id, title, body, facets }) => ({ id, title, body, ...firsts(facets) }))
    await sql`
      insert into record
      select id, organisation, county, phase, theme, source, period,
        setweight(to_tsvector('swedish', title), 'A') || to_tsvector('swedish', body)
      from jsonb_to_recordset(${sql.json(rows)}) as made(
        id text, title text, body text,
        organisation text, county text, phase text, theme text, source text, period text)`
    batch = []
  }
  for (const record of records()) {
    batch.push(record)
    if (batch.length === 2000) await flush()
  }
  if (batch.length > 0) await flush()
  await sql`create index on record using gin (words)`
  await sql`create table word as select word from ts_stat('select words from record')`
  await sql`create index on word using gin (word gin_trgm_ops)`
  await sql`vacuum analyze record`
}

function firsts(facets: MadeRecord['facets']): Record<string, string> {
  return Object.fromEntries(Object.entries(facets).map(([name, [value = '']]) => [name, value]))
}

async function search(sql: Sql, kind: keyof Questions, text: string): Promise<void> {
  const words = kind === 'typo' ? await nearest(sql, text) : text.split(' ')
  const joined =
    words.join(kind === 'any of five' || kind === 'typo' ? ' | ' : ' & ') + (kind === 'prefix' ? ':*' : '')
  if (joined === '') return
  await sql`
    select id, ts_rank(words, query) as rank
    from record, to_tsquery('swedish', ${joined}) as query
    where words @@ query
    order by rank desc, id
    limit 20`
  await sql`
    select organisation, county, phase, theme, source, period, count(*)
    from record, to_tsquery('swedish', ${joined}) as query
    where words @@ query
    group by grouping sets ((organisation), (county), (phase), (theme), (source), (period))`
}

async function nearest(sql: Sql, text: string): Promise<string[]> {
  const rows = await sql<{ word: string }[]>`
    select word from word where word % ${text} order by similarity(word, ${text}) desc limit 3`
  return rows.map(({ word }) => word)
}
