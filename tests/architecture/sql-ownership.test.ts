import { describe, expect, it } from 'vitest'
import { sharedSql, slices } from '../../architecture.mjs'
import { parse, pathsInSource, productFiles, textOf } from './source-files.ts'
import { schemaOf, trespassesIn, trespassesOfFile } from './sql-ownership.ts'

const schemas = new Set(Object.keys(slices).map((name) => schemaOf(`src/${name}/`)))
const groundOf = (path: string) => ({ schemas, own: schemaOf(path), shared: sharedSql })

describe('the SQL of a slice', () => {
  it('names its own schema and the published views, and nothing else', () => {
    const trespasses = productFiles().flatMap((file) => trespassesOfFile(file, groundOf(file.path)))
    expect(trespasses).toEqual([])
  })

  it('keeps to its own schema in migrations too', () => {
    const trespasses = pathsInSource(/\/migrations\/.*\.sql$/).flatMap((path) =>
      trespassesIn(textOf(path), groundOf(path)).map(({ name, at }) => ({
        place: `${path}:${textOf(path).slice(0, at).split('\n').length}`,
        name,
      })),
    )
    expect(trespasses).toEqual([])
  })

  it('is really read: queries of every slice that owns tables are found', () => {
    const named = new Set(
      productFiles().flatMap((file) =>
        trespassesOfFile(file, { schemas, own: 'none', shared: [] }).map(({ name }) => name.split('.')[0]),
      ),
    )
    expect([...named]).toEqual(expect.arrayContaining(['harvest', 'ledger', 'registry']))
  })
})

describe('the reader of SQL', () => {
  /** A value in a template, written so that it is text here. */
  const value = (name: string) => `\${${name}}`
  const found = (text: string) =>
    trespassesOfFile({ path: 'src/search/a.ts', tree: parse('a.ts', text) }, groundOf('src/search/a.ts'))

  it('names a planted trespass with file and line', () => {
    const text = `\n\nconst rows = await tx.sql\`select * from registry.record where id = ${value('id')}\``
    expect(found(text)).toEqual([{ place: 'src/search/a.ts:3', name: 'registry.record' }])
  })

  it('sees behind values, in raw queries and in identifiers', () => {
    expect(found(`sql\`with x as (${value('inner')}) delete from ledger.entry\``)).toHaveLength(1)
    expect(found("sql.unsafe('truncate harvest.run')")).toHaveLength(1)
    expect(found(`sql\`select from ${value("sql('harvest.run')")}\``)).toHaveLength(1)
  })

  it('leaves own tables, published views, aliases and comments alone', () => {
    expect(found('sql`select record.id from published.record join search.document using (id)`')).toEqual([])
    expect(found('sql`select 1 -- as in registry.record`')).toEqual([])
  })
})
