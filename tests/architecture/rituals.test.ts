import { describe, expect, it } from 'vitest'
import { appendersOf, omissionsIn } from './rituals.ts'
import { parse, productFiles } from './source-files.ts'

const found = (text: string) =>
  omissionsIn({ path: 'a.ts', tree: parse('a.ts', text) }).map(({ lacks }) => lacks)

describe('a write', () => {
  it('asks who may and leaves an entry, in every verb that opens a transaction', () => {
    const files = productFiles().filter((file) => !file.path.startsWith('src/platform/'))
    const appenders = appendersOf(files)
    expect(files.flatMap((file) => omissionsIn(file, appenders))).toEqual([])
  })

  it('may leave its entry through a function of another file of its slice, but not through one that leaves none', () => {
    const verb = `export function a(ctx) { requirePermission(ctx, 'a'); return ctx.transaction((tx) => keep(tx)) }`
    const keeping = (body: string) => [
      { path: 'src/one/a.ts', tree: parse('a.ts', verb) },
      { path: 'src/one/keep.ts', tree: parse('keep.ts', `export function keep(tx) { ${body} }`) },
    ]
    const lacking = (body: string) => {
      const files = keeping(body)
      return files.flatMap((file) => omissionsIn(file, appendersOf(files))).map(({ lacks }) => lacks)
    }
    expect(lacking('return append(tx, {})')).toEqual([])
    expect(lacking('return tx.sql`select 1`')).toEqual(['entry'])
  })

  it('is caught when it does neither', () => {
    expect(found('export async function a(ctx) { await ctx.transaction(async () => 1) }')).toEqual([
      'permission',
      'entry',
    ])
  })

  it('is caught when a function of the same file opens the transaction for it', () => {
    const text = `export function a(ctx) { requirePermission(ctx, 'a'); return b(ctx) }
      function b(ctx) { return ctx.transaction(async () => 1) }`
    expect(found(text)).toEqual(['entry'])
  })

  it('may say in a comment why not', () => {
    const text = `export function a(ctx) {
      // needs no permission: anybody may; leaves no entry: nothing changes
      return ctx.transaction(async () => 1)
    }`
    expect(found(text)).toEqual([])
  })

  it('is left alone when it does both', () => {
    const text = `export function a(ctx) {
      requirePermission(ctx, 'a')
      return ctx.transaction((tx) => append(tx, {}))
    }`
    expect(found(text)).toEqual([])
  })
})
