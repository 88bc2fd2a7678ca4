import { asOf } from '../facts/facts.ts'
import { factsOfCase, referenceDay, type View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import { handlingSigns } from '../score/score.ts'
import { isCounted, judgeWithout } from './leave-one-out.ts'
import { type Replay, replayCase } from './replay-case.ts'

/** How a case came out: an alarm before a bad end is a hit; before a sound one a false alarm; the others are not counted. */
export type Verdict = 'hit' | 'missed' | 'false-alarm' | 'rightly-quiet' | 'not-counted'

/** One line of the track record. */
export interface TrackLine {
  readonly file: CaseFile
  readonly view: View
  /** With the shipped constants, which are assumed and were never fitted to any case. */
  readonly replay: Replay
  readonly verdict: Verdict
  /** With ratios and band learnt from all the other cases. */
  readonly withoutItself: { readonly verdict: Verdict; readonly chance: number | null }
  /** The simplest good rule: a sign of how tests and warnings are handled, and all at once. */
  readonly simpleRule: Verdict
}

/** The track record over the library with one kind of reader’s eyes; pure, about a second for all cases. */
export function trackRecord(files: readonly CaseFile[], view: View): readonly TrackLine[] {
  return files.map((file) => {
    const replay = replayCase(file, view)
    const without = isCounted(file) ? judgeWithout(files, file, view) : null
    return {
      file,
      view,
      replay,
      verdict: verdictOf(file, replay.atDecision?.level === 'alarm'),
      withoutItself: {
        verdict: verdictOf(file, without?.level === 'alarm'),
        chance: without?.chance ?? null,
      },
      simpleRule: verdictOf(file, simpleRule(file, view)),
    }
  })
}

/** How many cases came out in each way. Counts of chosen cases: never a rate. */
export function countVerdicts(
  lines: readonly TrackLine[],
  of: (line: TrackLine) => Verdict,
): Readonly<Record<Verdict, number>> {
  const counts = { hit: 0, missed: 0, 'false-alarm': 0, 'rightly-quiet': 0, 'not-counted': 0 }
  for (const line of lines) counts[of(line)] += 1
  return counts
}

function verdictOf(file: CaseFile, alarm: boolean): Verdict {
  if (!isCounted(file)) return 'not-counted'
  if (file.ending === 'troubled') return alarm ? 'hit' : 'missed'
  return alarm ? 'false-alarm' : 'rightly-quiet'
}

function simpleRule(file: CaseFile, view: View): boolean {
  const reference = referenceDay(file)
  if (reference === null) return false
  const signs = asOf(factsOfCase(file, view), reference).findings.map((finding) => finding.sign)
  return signs.includes('S03') && handlingSigns.some((sign) => signs.includes(sign))
}
