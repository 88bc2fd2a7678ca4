import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readCases } from '../library/read-cases.ts'
import { caseResult } from '../replay/case-result.ts'
import { scoreOn } from '../replay/replay-case.ts'
import { exportCases } from './export-cases.ts'
import { recompute } from './recompute-standalone.mjs'

const files = readCases()
const views = ['public', 'organisation'] as const
const folder = mkdtempSync(join(tmpdir(), 'skala-recompute-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the offline script comes to the same as the program for every case, with both kinds of eyes', () => {
  const data = JSON.parse(JSON.stringify(exportCases(files)))
  const ours = files.flatMap((file) =>
    views.map((view) => ({ id: file.id, view, decision: caseResult(file, view).decision })),
  )
  expect(ours).toHaveLength(94)
  expect(recompute(data)).toEqual(ours)
})

test('the script runs with nothing but Node, and a changed weight changes what it says', () => {
  const run = (data: object) => {
    const path = join(folder, 'cases.json')
    writeFileSync(path, JSON.stringify(data))
    const script = join(import.meta.dirname, 'recompute-standalone.mjs')
    return execFileSync(process.execPath, [script, path], { encoding: 'utf8', cwd: folder })
  }
  const data = exportCases(files)
  const lines = run(data).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(recompute(data))
  expect(run({ ...data, prior: 0.5 })).not.toBe(run(data))
})

test('the page shows the score that the command line prints', () => {
  for (const file of files) {
    for (const view of views) {
      const { reference, decision } = caseResult(file, view)
      if (reference === null) continue
      const shown = scoreOn(file, view, reference)
      expect(decision).toMatchObject({ level: shown.level, chance: Math.round(shown.chance * 1e6) / 1e6 })
    }
  }
})
