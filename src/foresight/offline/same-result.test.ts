import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readCases } from '../library/read-cases.ts'
import { caseResult } from '../replay/case-result.ts'
import { scoreOn } from '../replay/replay-case.ts'
import { factsOfRecord } from '../standing/facts-of-record.ts'
import { standingOf } from '../standing/standing.ts'
import { exportCases } from './export-cases.ts'
import { StandingAnswer, standingAnswer } from './export-standing.ts'
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

test('the answer about an initiative of the registry is worked out alike by the script', () => {
  const day = '2026-11-22'
  const said = [10, 30].map((mnkr, id) => ({
    ...{ id, source: 'portfolio', owned: true, priority: 80, on: `2026-0${id + 1}-01`, until: day },
    claims: {
      endsOn: `202${7 + id}-01`,
      contactRole: 'IT-chef',
      phaseWord: 'Enligt plan',
      money: [
        {
          scope: 'budget' as const,
          amountMinor: mnkr * 1e8,
          currency: 'SEK',
          upToMinor: null,
          priceLevel: null,
          asOf: null,
        },
      ],
    },
  }))
  const facts = factsOfRecord({ said, trouble: { ref: 'warning:w1', on: day, open: 2 } }, day)
  const view = {
    record: 'i1',
    facts,
    standing: standingOf(facts, day),
    archive: [],
    labels: new Map(),
    demonstration: true,
  }
  const answer = StandingAnswer.parse(JSON.parse(JSON.stringify(standingAnswer(view))))
  const [again] = recompute(answer)
  expect(again?.decision).toMatchObject({
    level: answer.standing.level,
    chance: answer.standing.chance,
    coverage: answer.standing.coverage,
    points: answer.standing.points,
  })
  expect(answer.standing.points.length).toBeGreaterThan(2)
})
