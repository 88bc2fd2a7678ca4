import { factsOfCase, referenceDay, type View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import { assumedLikelihoods, bands, type Likelihoods, type SignalWeight } from '../score/likelihoods.ts'
import { type ReadFacts, readFacts, type Score, weigh } from '../score/score.ts'
import { type ProtectiveCode, protectiveCodes, type SignalCode, signalCodes } from '../signals/signal-code.ts'

/** A case as training material: what stood at its decision, and how it ended. */
interface Example {
  readonly bad: boolean
  readonly read: ReadFacts
  readonly signs: ReadonlySet<SignalCode>
  readonly protections: ReadonlySet<ProtectiveCode>
}

/** Weight of our assumption against the cases: as much as this many cases. Our assumption. */
const ASSUMED_WEIGHT = 20

/** Tells whether a case can be counted: it had a start, ended plainly one way or the other, and its time before the start is known. */
export function isCounted(file: CaseFile): boolean {
  if (file.start === null) return false
  return file.ending === 'troubled' || (file.ending === 'sound' && file.record !== 'thin')
}

/** What is learnt from every counted case but one. */
interface Learnt {
  readonly likelihoods: Likelihoods
  /** The band from which a pair makes an alarm: the one of the method’s three that serves the other cases best, the lowest among equals. */
  readonly alarmFrom: number
}

/**
 * Learns ratios and the band for alarms from every counted case but one; that case has no say in how it is judged. The band is
 * chosen by how each of the others fares when it, too, is left out: otherwise a case would help to choose the bar it must clear.
 */
function learnWithout(files: readonly CaseFile[], id: string, view: View): Learnt {
  const others = files.filter((file) => file.id !== id && isCounted(file))
  const judged = others.map((file) => ({ file, likelihoods: likelihoodsWithout(others, file.id, view) }))
  const gain = (alarmFrom: number) =>
    judged
      .filter(({ file, likelihoods }) => alarms(file, view, { likelihoods, alarmFrom }))
      .reduce((sum, { file }) => sum + (file.ending === 'troubled' ? 1 : -1), 0)
  const candidates = Object.values(bands).map((alarmFrom) => ({ alarmFrom, gain: gain(alarmFrom) }))
  const best = candidates.toSorted((one, other) => other.gain - one.gain)[0]
  return { likelihoods: likelihoodsWithout(others, id, view), alarmFrom: best?.alarmFrom ?? bands.alarm }
}

function alarms(file: CaseFile, view: View, options: Learnt): boolean {
  return weigh(exampleOf(file, view).read, options).level === 'alarm'
}

/** A counted case judged by what all the others taught. */
export function judgeWithout(files: readonly CaseFile[], file: CaseFile, view: View): Score {
  return weigh(exampleOf(file, view).read, learnWithout(files, file.id, view))
}

/**
 * Ratios learnt from every counted case but one, drawn towards the assumed ones: ln LR = w·ln(counted) + (1−w)·ln(assumed),
 * w = n/(n + 20), counted = ((bad with + ½)/(bad + 1)) / ((sound with + ½)/(sound + 1)). The case left out has no say.
 */
function likelihoodsWithout(files: readonly CaseFile[], id: string, view: View): Likelihoods {
  const examples = files
    .filter((file) => file.id !== id && isCounted(file))
    .map((file) => exampleOf(file, view))
  const w = examples.length / (examples.length + ASSUMED_WEIGHT)
  const blend = (assumed: number, has: (example: Example) => boolean) =>
    Math.exp(w * Math.log(countedRatio(examples, has)) + (1 - w) * Math.log(assumed))
  const weightOf = (code: SignalCode): SignalWeight => {
    const assumed = assumedLikelihoods.signals[code]
    const factor = blend(assumed.question, ({ signs }) => signs.has(code)) / assumed.question
    return { family: assumed.family, question: assumed.question * factor, alarm: assumed.alarm * factor }
  }
  const signals = { ...assumedLikelihoods.signals }
  for (const code of signalCodes) signals[code] = weightOf(code)
  const protections = { ...assumedLikelihoods.protections }
  for (const code of protectiveCodes) {
    protections[code] = blend(protections[code], (example) => example.protections.has(code))
  }
  return {
    signals,
    protections,
  }
}

function countedRatio(examples: readonly Example[], has: (example: Example) => boolean): number {
  const share = (bad: boolean) => {
    const group = examples.filter((example) => example.bad === bad)
    return (group.filter(has).length + 0.5) / (group.length + 1)
  }
  return share(true) / share(false)
}

const kept = new WeakMap<CaseFile, Map<View, Example>>()

/** Case files never change while the program runs, and learning asks for each of them many hundred times. */
function exampleOf(file: CaseFile, view: View): Example {
  const byView = kept.get(file) ?? new Map<View, Example>()
  kept.set(file, byView)
  const example = byView.get(view) ?? workOutExample(file, view)
  byView.set(view, example)
  return example
}

function workOutExample(file: CaseFile, view: View): Example {
  const read = readFacts(factsOfCase(file, view), referenceDay(file) ?? '')
  const facts = read.known
  return {
    bad: file.ending === 'troubled',
    read,
    signs: new Set(facts.findings.filter((row) => row.resolvedOn === null).map((row) => row.sign)),
    protections: new Set(facts.protections.map((row) => row.code)),
  }
}
