import { asOf } from '../facts/facts.ts'
import { factsOfCase, referenceDay, type View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import { type ProtectiveCode, protectiveCodes, type SignalCode, signalCodes } from '../signals/signal-code.ts'
import { isCounted } from './leave-one-out.ts'

/** In how many counted cases a sign or protection stood before the decision. */
export interface SignCount {
  readonly code: SignalCode | ProtectiveCode
  readonly insideFailed: number
  readonly insideSound: number
  readonly publicFailed: number
  readonly publicSound: number
}

/** Counts every sign and protection over the counted cases; those that nobody had are left out. */
export function countSigns(files: readonly CaseFile[]): readonly SignCount[] {
  const counted = files.filter(isCounted)
  const stood = (view: View) => counted.map((file) => ({ file, codes: codesBefore(file, view) }))
  const [inside, open] = [stood('organisation'), stood('public')]
  const count = (rows: typeof inside, bad: boolean, code: string) =>
    rows.filter(({ file, codes }) => (file.ending === 'troubled') === bad && codes.has(code)).length
  return [...signalCodes, ...protectiveCodes]
    .map((code) => ({
      code,
      insideFailed: count(inside, true, code),
      insideSound: count(inside, false, code),
      publicFailed: count(open, true, code),
      publicSound: count(open, false, code),
    }))
    .filter((row) => row.insideFailed + row.insideSound > 0)
}

/** The codes of the signs and protections that stood when a case was decided about. */
export function codesBefore(file: CaseFile, view: View): ReadonlySet<string> {
  const facts = asOf(factsOfCase(file, view), referenceDay(file) ?? '')
  return new Set([...facts.findings.map((row) => row.sign), ...facts.protections.map((row) => row.code)])
}
