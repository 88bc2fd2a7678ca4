import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { slices } from '../../architecture.mjs'
import { checkImports } from './check-imports.mjs'
import { faultsInPlan } from './import-rules.mjs'
import { pathsInSource, textOf } from './source-files.ts'
import { architecturePaper } from './write-architecture.mjs'

describe('the floor plan', () => {
  it('names every slice there is, and none that is not there', () => {
    const names = Object.keys(slices)
    const strays = pathsInSource(/\.(tsx?|sql|css)$/).filter(
      (path) => !names.some((name) => path.startsWith(`src/${name}/`)),
    )
    expect(strays).toEqual([])
    expect(names.filter((name) => pathsInSource(new RegExp(`^src/${name}/`)).length === 0)).toEqual([])
  })

  it('lets imports go only downwards', () => {
    expect(faultsInPlan(slices)).toEqual([])
    const upward = {
      low: { floor: 1, uses: ['high'] },
      high: { floor: 2, uses: ['beside', 'gone'] },
      beside: { floor: 2, uses: [] },
    }
    expect(faultsInPlan(upward)).toHaveLength(3)
  })

  it('is what ARCHITECTURE.md says: `node tests/architecture/write-architecture.mjs` writes it anew', () => {
    expect(textOf('ARCHITECTURE.md')).toBe(architecturePaper())
  })
})

describe('the import rules', { timeout: 60_000 }, () => {
  const plan = {
    'platform/words': { floor: 0, uses: [] },
    'platform/testing': { floor: 0, uses: [] },
    ledger: { floor: 1, uses: ['platform/*'] },
    registry: { floor: 2, uses: ['ledger'] },
    harvest: { floor: 3, uses: ['registry'] },
    entrypoints: { floor: 9, uses: ['*'] },
  }
  const house = {
    'package.json': JSON.stringify({
      type: 'module',
      imports: {
        '#platform/*': './src/platform/*/index.ts',
        '#ledger': './src/ledger/index.ts',
        '#registry': './src/registry/index.ts',
      },
    }),
    'src/platform/words/index.ts': 'export const word = 1',
    'src/platform/testing/index.ts': 'export const testing = 1',
    'src/ledger/index.ts': "import { word } from '#platform/words'\nexport const ledger = word",
    'src/ledger/inside.ts': 'export const inside = 1',
    'src/ledger/a.test.ts': "import { testing } from '#platform/testing'\nexport const a = testing",
    'src/registry/index.ts': "import { ledger } from '#ledger'\nexport const registry = ledger",
    'src/harvest/index.ts': "import { registry } from '#registry'\nexport const harvest = registry",
    'src/entrypoints/main.ts': "import { harvest } from '../harvest/index.ts'\nexport const main = harvest",
  }
  const folders: string[] = []
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })

  async function breachesWith(planted: Record<string, string>): Promise<string[]> {
    const root = mkdtempSync(join(tmpdir(), 'skala-plan-'))
    folders.push(root)
    for (const [path, text] of Object.entries({ ...house, ...planted })) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return (await checkImports(root, plan)).breaches
  }

  it('find nothing wrong with a house that follows them', async () => {
    expect(await breachesWith({})).toEqual([])
    expect(readdirSync(folders[0] ?? '')).toContain('src')
  })

  it.each([
    ['an import upwards', { 'src/ledger/a.ts': "import '#registry'" }],
    ['an import that skips the list', { 'src/harvest/a.ts': "import '#ledger'" }],
    ['a side door', { 'src/registry/a.ts': "import '../ledger/inside.ts'" }],
    [
      'a side door for types only',
      {
        'src/registry/a.ts':
          "import type { inside } from '../ledger/inside.ts'\nexport type A = typeof inside",
      },
    ],
    ['a cycle', { 'src/ledger/b.ts': "import './c.ts'", 'src/ledger/c.ts': "import './b.ts'" }],
    ['a name that leads nowhere', { 'src/ledger/a.ts': "import '#nowhere'" }],
    ['the testing slice in the product', { 'src/ledger/a.ts': "import '#platform/testing'" }],
    ['a test that looks into a neighbour', { 'src/registry/a.test.ts': "import '../ledger/inside.ts'" }],
  ])('catch %s', async (_, planted) => {
    expect((await breachesWith(planted)).length).toBeGreaterThan(0)
  })
})
