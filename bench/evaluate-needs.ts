import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#platform/config'
import { createNeedClassifier, type NeedClassifier, type NeedVerdict } from '../src/registry/need/index.ts'

/** A real procurement title with the needs a person read out of it; no needs means that it is too vague to tell. */
export interface LabelledTitle {
  title: string
  cpv: string
  needs: readonly string[]
}

/** How well the classifier does on one set of titles. Shares are between 0 and 1. */
export interface NeedFigures {
  set: 'tune' | 'held-out'
  titles: number
  /** Titles given at least one need, of all titles. */
  classified: number
  /** Titles whose first need is among the person's, of those classified. */
  correct: number
  /** Needs told that are among the person's, of all needs told. */
  precisionOfAll: number
  /** Vague titles left without a need, of all vague titles. */
  vagueLeftAlone: number
  /** First needs that were wrong: what the person said, what we said, how often, one title as example. */
  confusions: readonly { said: string; should: string; times: number; example: string }[]
}

/** Reads a set of labelled titles from `bench/labels/needs/`. */
export function readLabels(set: NeedFigures['set']): LabelledTitle[] {
  const path = join(packageRoot(), 'bench/labels/needs', `${set}.tsv`)
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [title = '', cpv = '', needs = ''] = line.split('\t')
    return {
      title,
      cpv,
      needs: needs
        .split(',')
        .map((need) => need.trim())
        .filter(Boolean),
    }
  })
}

/**
 * Measures the classifier on the half that rules were tuned on and on the half they were not. The same hand wrote
 * the taxonomy's words and the labels and had seen all titles, so the held-out figure says how well the rules carry
 * over, not how well the words would meet titles nobody has read.
 */
export function evaluateNeeds(classify: NeedClassifier = createNeedClassifier()): NeedFigures[] {
  return (['tune', 'held-out'] as const).map((set) => {
    const rows = readLabels(set).map((label) => ({
      ...label,
      verdicts: classify({ title: label.title, cpv: [label.cpv] }),
    }))
    const classified = rows.filter(({ verdicts }) => verdicts.length > 0)
    const told = classified.flatMap(({ verdicts, needs }) => verdicts.map(({ need }) => needs.includes(need)))
    const vague = rows.filter(({ needs }) => needs.length === 0)
    return {
      set,
      titles: rows.length,
      classified: classified.length / rows.length,
      correct: share(classified, firstIsRight),
      precisionOfAll: share(told, (right) => right),
      vagueLeftAlone: share(vague, ({ verdicts }) => verdicts.length === 0),
      confusions: confusionsOf(classified.filter((row) => !firstIsRight(row))),
    }
  })
}

type Row = LabelledTitle & { verdicts: readonly NeedVerdict[] }

function firstIsRight({ verdicts, needs }: Row): boolean {
  const first = verdicts[0]
  return first !== undefined && needs.includes(first.need)
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(is).length / items.length
}

function confusionsOf(wrong: readonly Row[]): NeedFigures['confusions'] {
  const counted = new Map<string, { said: string; should: string; times: number; example: string }>()
  for (const { verdicts, needs, title } of wrong) {
    const said = verdicts[0]?.need ?? ''
    const should = needs[0] ?? 'too vague'
    const entry = counted.get(`${said} ${should}`) ?? { said, should, times: 0, example: title }
    counted.set(`${said} ${should}`, { ...entry, times: entry.times + 1 })
  }
  return [...counted.values()].sort((a, b) => b.times - a.times || a.said.localeCompare(b.said))
}

/** The figures as lines to print. `worst` confusions are listed per set. */
export function describeNeedFigures(figures: readonly NeedFigures[], worst = 10): string {
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`
  return figures
    .flatMap((figure) => [
      `needs, ${figure.set}: ${figure.titles} titles, classified ${percent(figure.classified)} (goal 85 %), ` +
        `correct when classified ${percent(figure.correct)} (goal 90 %), ` +
        `all needs told ${percent(figure.precisionOfAll)} right, vague left alone ${percent(figure.vagueLeftAlone)}`,
      // the half that figures are reported on is counted, not read
      ...(figure.set === 'tune' ? figure.confusions : [])
        .slice(0, worst)
        .map(({ said, should, times, example }) => `  ${times} x ${said}, should be ${should}: ${example}`),
    ])
    .join('\n')
}

if (process.argv[1]?.endsWith('evaluate-needs.ts')) {
  process.stdout.write(`${describeNeedFigures(evaluateNeeds(), Number(process.argv[2] ?? 10))}\n`)
}
