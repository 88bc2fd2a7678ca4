import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '#platform/config'
import { createAnalyser } from '#platform/text'
import { createNeedClassifier, readTaxonomy } from '../src/registry/need/index.ts'
import {
  compare,
  createVocabulary,
  DEFAULT_THRESHOLD,
  profileOf,
  type Subject,
  type TwinLevel,
} from '../src/similarity/matching/index.ts'
import { readLabels } from './evaluate-needs.ts'

type Verdict = TwinLevel | 'different'

interface LabelledPair {
  readonly level: Verdict
  readonly one: { readonly title: string; readonly cpv: string }
  readonly other: { readonly title: string; readonly cpv: string }
  readonly sameOrganisation: boolean
  readonly days: number
}

/** How well levels are told on one set of real pairs. Shares from 0 to 1. */
export interface TwinFigures {
  readonly set: 'tune' | 'held-out'
  readonly pairs: number
  /** Pairs told to be twins, and pairs that a person called so: what the shares below rest on. */
  readonly told: number
  readonly twins: number
  /** Pairs told to be twins (same effort or same need) that a person called twins, of all told; and of all a person called so. */
  readonly precision: number
  readonly recall: number
  /** Pairs told at any level that a person did not call different. */
  readonly worthShowing: number
  /** Pairs with exactly the person's level. */
  readonly exact: number
  readonly wrong: readonly {
    readonly said: Verdict
    readonly should: Verdict
    readonly titles: string
    readonly score: number
  }[]
}

/**
 * Measures levels on the half that weights were tuned on and on the half they were not. Words are as rare as among the 658
 * labelled titles of `bench/labels/needs`.
 */
export function evaluateTwins(): TwinFigures[] {
  const tell = createTeller()
  return (['tune', 'held-out'] as const).map((set) => {
    const rows = readPairs(set).map((pair) => ({ pair, ...tell(pair) }))
    const isTwin = (verdict: Verdict) => verdict === 'same-effort' || verdict === 'same-need'
    const told = rows.filter(({ said }) => isTwin(said))
    const twins = rows.filter(({ pair }) => isTwin(pair.level)).length
    const right = told.filter(({ pair }) => isTwin(pair.level)).length
    const shown = rows.filter(({ said }) => said !== 'different')
    return {
      set,
      pairs: rows.length,
      told: told.length,
      twins,
      precision: right / Math.max(1, told.length),
      recall: right / Math.max(1, twins),
      worthShowing: shown.filter(({ pair }) => pair.level !== 'different').length / Math.max(1, shown.length),
      exact: rows.filter(({ pair, said }) => pair.level === said).length / rows.length,
      wrong: rows
        .filter(({ pair, said }) => pair.level !== said)
        .map(({ pair, said, score }) => ({
          ...{ said, should: pair.level, score },
          titles: `${pair.one.title} / ${pair.other.title}`,
        })),
    }
  })
}

function createTeller() {
  const analyser = createAnalyser()
  const taxonomy = readTaxonomy()
  const classify = createNeedClassifier(taxonomy, analyser)
  const vocabulary = createVocabulary(analyser)
  const subjectOf = (id: string, title: string, cpv: string, more: Partial<Subject> = {}): Subject => ({
    ...{ id, title, text: '', language: 'sv', organisation: null, organisationName: null, datedOn: null },
    ...{ cpv: cpv ? [cpv] : [], products: [], repository: null, demonstration: false },
    needs: classify({ title, cpv: [cpv] }).map(({ need }, place) => ({ need, sure: place === 0 ? 1 : 0.7 })),
    ...more,
  })
  const background = [...readLabels('tune'), ...readLabels('held-out')]
  for (const { title } of background) {
    const { words } = profileOf({ ...subjectOf('', title, ''), needs: [] }, vocabulary)
    vocabulary.count(words, 1)
  }
  vocabulary.setSubjects(background.length)
  return ({ one, other, sameOrganisation, days }: LabelledPair): { said: Verdict; score: number } => {
    const later = new Date(Date.UTC(2021, 0, 1 + days)).toISOString().slice(0, 10)
    const [first, second] = [
      subjectOf('a', one.title, one.cpv, { organisation: 'A', datedOn: '2021-01-01' }),
      subjectOf('b', other.title, other.cpv, { organisation: sameOrganisation ? 'A' : 'B', datedOn: later }),
    ]
    const likeness = compare(
      profileOf(first, vocabulary),
      profileOf(second, vocabulary),
      vocabulary,
      (need) => taxonomy.byId.get(need)?.general ?? 'particular',
    )
    const score = likeness?.score ?? 0
    return { said: likeness && score >= DEFAULT_THRESHOLD ? likeness.level : 'different', score }
  }
}

const verdicts: readonly Verdict[] = ['same-effort', 'same-need', 'related', 'different']

function readPairs(set: TwinFigures['set']): LabelledPair[] {
  const path = join(packageRoot(), 'bench/labels/twins', `${set}.tsv`)
  const [, ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => {
    const [level = '', one = '', cpv = '', other = '', otherCpv = '', organisations = '', days = ''] =
      line.split('\t')
    const verdict = verdicts.find((known) => known === level)
    if (!verdict) throw new Error(`"${level}" is no level, in ${path}`)
    return {
      level: verdict,
      one: { title: one, cpv },
      other: { title: other, cpv: otherCpv },
      sameOrganisation: organisations === 'same',
      days: Number(days),
    }
  })
}

/** The figures as lines to print; every pair told otherwise than the person did stands below. */
export function describeTwinFigures(
  figures: readonly TwinFigures[],
  sets: readonly string[] = ['tune'],
): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return figures
    .flatMap((figure) => [
      `twins, ${figure.set}: ${figure.pairs} real pairs; of ${figure.told} told twins ${percent(figure.precision)} right; ` +
        `of ${figure.twins} twins ${percent(figure.recall)} told; shown at any level ${percent(figure.worthShowing)} worth it; ` +
        `exact level ${percent(figure.exact)}`,
      ...(sets.includes(figure.set)
        ? figure.wrong.map(
            ({ said, should, titles, score }) =>
              `  ${said} (${score.toFixed(2)}), should be ${should}: ${titles}`,
          )
        : []),
    ])
    .join('\n')
}

if (process.argv[1]?.endsWith('evaluate-twins.ts')) {
  process.stdout.write(`${describeTwinFigures(evaluateTwins())}\n`)
}
