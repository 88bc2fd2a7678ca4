import { describe, expect, it } from 'vitest'
import { omissionsIn } from './rituals.ts'
import { parse, productFiles } from './source-files.ts'

const found = (text: string) =>
  omissionsIn({ path: 'a.ts', tree: parse('a.ts', text) }).map(({ lacks }) => lacks)

describe('a write', () => {
  it('asks who may and leaves an entry, in every verb that opens a transaction', () => {
    const files = productFiles().filter((file) => !file.path.startsWith('src/platform/'))
    expect(files.flatMap(omissionsIn)).toEqual([])
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
