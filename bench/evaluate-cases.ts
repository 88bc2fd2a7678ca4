import { performance } from 'node:perf_hooks'
import { countVerdicts, readCases, type TrackLine, trackRecord, type Verdict } from '#foresight'

const ways: readonly (readonly [string, (line: TrackLine) => Verdict])[] = [
  ['engine as shipped (assumed weights)', (line) => line.verdict],
  ['engine, each case left out', (line) => line.withoutItself.verdict],
  ['simplest good rule', (line) => line.simpleRule],
]

/**
 * Prints what the engine would have said about every case of the library, by name and with both kinds of eyes, beside the
 * simplest good rule. Counts of chosen cases, never rates. Returns the counts of the view from inside for whoever compares.
 */
export function evaluateCases(print: (line: string) => void = (line) => process.stdout.write(`${line}\n`)) {
  const files = readCases()
  const begun = performance.now()
  const views = (['organisation', 'public'] as const).map((view) => ({
    view,
    lines: trackRecord(files, view),
  }))
  const seconds = (performance.now() - begun) / 1000
  for (const { view, lines } of views) {
    print(`\nWhat ${view === 'public' ? 'the public could read' : 'the organisation could know'}`)
    for (const [name, of] of ways) print(`  ${name.padEnd(38)} ${counted(lines, of)}`)
    for (const line of lines.filter(({ verdict }) => verdict !== 'not-counted')) print(`    ${told(line)}`)
  }
  print('\nFive that went well and come closest to a false alarm, from inside')
  for (const line of closest(views[0]?.lines ?? [])) print(`    ${told(line)}  ${why(line)}`)
  print(
    `\n${files.length} cases replayed with both kinds of eyes, each also left out, in ${seconds.toFixed(2)} s`,
  )
  return { seconds, inside: countVerdicts(views[0]?.lines ?? [], (line) => line.verdict) }
}

function counted(lines: readonly TrackLine[], of: (line: TrackLine) => Verdict): string {
  const count = countVerdicts(lines, of)
  return `${count.hit} of ${count.hit + count.missed} that failed, ${count['false-alarm']} of ${count['false-alarm'] + count['rightly-quiet']} that went well`
}

function told({ file, verdict, withoutItself, simpleRule, replay }: TrackLine): string {
  const asked = replay.firstQuestion?.daysBefore
  return [
    file.id.padEnd(30),
    verdict.padEnd(14),
    `left out: ${withoutItself.verdict}`.padEnd(24),
    `rule: ${simpleRule}`.padEnd(20),
    (replay.atDecision?.chance ?? 0).toFixed(2),
    asked === undefined || asked === null ? 'never asked before' : `asked ${asked} days before`,
  ].join(' ')
}

function closest(lines: readonly TrackLine[]): readonly TrackLine[] {
  const sound = lines.filter(({ verdict }) => verdict === 'false-alarm' || verdict === 'rightly-quiet')
  return sound
    .toSorted((one, other) => (other.replay.atDecision?.chance ?? 0) - (one.replay.atDecision?.chance ?? 0))
    .slice(0, 5)
}

function why({ replay }: TrackLine): string {
  const score = replay.atDecision
  if (!score) return ''
  return [...score.points]
    .map((point) => `${point.code} ${point.points > 0 ? '+' : ''}${point.points.toFixed(1)}`)
    .concat(score.hardStops.map((code) => `stop ${code}`))
    .join(', ')
}
