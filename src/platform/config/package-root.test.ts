import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { packageRoot } from './package-root.ts'

describe('the root of the package', () => {
  it('is the folder of our own package.json, from source and from any folder below', () => {
    const root = packageRoot()
    expect(existsSync(join(root, 'architecture.mjs'))).toBe(true)
    expect(packageRoot(pathToFileURL(join(root, 'dist', 'serve.mjs')).href)).toBe(root)
  })

  it('passes over the package.json of somebody else', () => {
    const root = packageRoot()
    const inside = pathToFileURL(join(root, 'node_modules', 'zod', 'index.js')).href
    expect(packageRoot(inside)).toBe(root)
  })

  it('is refused outside the package', () => {
    expect(() => packageRoot(pathToFileURL(join(tmpdir(), 'elsewhere', 'a.mjs')).href)).toThrow(/skala/)
  })
})
