import type { Command } from 'commander'
import {
  type CaseFile,
  type CaseResult,
  caseResult,
  exportCases,
  othersWithProduct,
  readCase,
  readCases,
  type View,
} from '#foresight'
import { formatNumber } from '#platform/language'
import { Invalid } from '#platform/problems'
import type { Output } from './output.ts'

interface Flags {
  readonly view: string
  readonly json?: boolean
  readonly export?: boolean
}

/** `skala replay`: steps through a case of the library and says what would have been asked, when and of whom. */
export function replayCommand(program: Command, output: Output): void {
  program
    .command('replay')
    .description('Replay a case of the library: what could have been seen before the start')
    .argument('[case]', 'id of a case, e.g. se-vgr-millennium; every case when left out')
    .option('--view <eyes>', 'public or organisation; both when left out', '')
    .option('--json', 'print one JSON object a line instead of text')
    .option('--export', 'print the facts of all cases as open data, for recompute-standalone.mjs')
    .action((id: string | undefined, flags: Flags) => {
      if (flags.export) return output.json(exportCases(readCases()))
      const files = id === undefined ? readCases() : [readCase(id)]
      for (const file of files) {
        for (const view of readViews(flags.view)) {
          const result = caseResult(file, view)
          if (flags.json) output.json(result)
          else output.text(told(file, result))
        }
      }
    })
}

function readViews(name: string): readonly View[] {
  if (name === '') return ['public', 'organisation']
  if (name === 'public' || name === 'organisation') return [name]
  throw new Invalid({
    sv: 'Skriv --view public eller --view organisation.',
    en: 'Write --view public or --view organisation.',
  })
}

function told(file: CaseFile, { view, reference, firstQuestion, firstAlarm, decision }: CaseResult): string {
  const when = (first: CaseResult['firstQuestion']) =>
    first === null ? 'never before' : `${first.day}${lead(first.daysBefore)} (${first.sign})`
  const reached = firstQuestion ? othersWithProduct(file, firstQuestion.day, readCases()) : []
  return [
    `${file.title.en} (${file.id}), ${view} view`,
    `  decided about   ${reference ?? 'no single day'}`,
    `  first question  ${when(firstQuestion)}`,
    `  first alarm     ${when(firstAlarm)}`,
    `  would reach     ${reached.map((other) => other.owner.en).join('; ') || 'nobody else in the library'}`,
    ...(decision === null
      ? []
      : [
          `  at the decision ${decision.level}, computed risk ${formatNumber(decision.chance, 'en', 2)}, evidence for ${formatNumber(decision.coverage * 100, 'en')} % of the signs`,
          `  points          ${decision.points.map(({ code, points }) => `${code} ${formatNumber(points, 'en', 1)}`).join(', ') || 'none'}`,
          `  pairs           ${decision.pairs.join(', ') || 'none'}; stops: ${decision.hardStops.join(', ') || 'none'}`,
        ]),
  ].join('\n')
}

const lead = (days: number | null) => (days === null ? '' : `, ${days} days before`)
