import { type Counting, countEvent, nothingCounted, stepsOf, type Tally, tallyOf } from '../count-steps.ts'
import { listen } from './listen.ts'
import { openPanel } from './panel.ts'

/** A run under way, as it is kept between pages of one tab. */
interface Run {
  readonly count: Counting
  readonly startedAt: number
  /** When the last act was done, to tell how long the next page took. */
  readonly actedAt: number
}

const KEY = 'skala-recorder'

/** What a page may ask of the recorder, e.g. a test that compares it with a hand count. */
export interface Recorder {
  tally(): Tally
  stop(): Tally
}

/** Counts in this tab until stopped; a run that was under way on the page before goes on. */
export function record(): Recorder {
  let run: Run = readRun() ?? { count: nothingCounted, startedAt: Date.now(), actedAt: 0 }
  const panel = openPanel({ stop: () => stop(), add: (kind) => take({ kind }) })
  const tally = () => tallyOf(run.count, Date.now() - run.startedAt)
  let shown = -1
  function take(event: Parameters<typeof countEvent>[1]) {
    const isAct = event.kind !== 'wait' && event.kind !== 'screen'
    run = { ...run, count: countEvent(run.count, event), actedAt: isAct ? Date.now() : run.actedAt }
    const steps = stepsOf(run.count)
    if (steps !== shown) panel.show(steps)
    shown = steps
  }
  arrive()
  const silence = listen(panel.element, take)
  const keep = () => keepRun(run)
  addEventListener('pagehide', keep)
  addEventListener('pageshow', returned)

  /** What happened between the pages: a wait, or the browser's own way back. */
  function arrive() {
    if (run.actedAt === 0) return
    const [entry] = performance.getEntriesByType('navigation')
    const back = entry && 'type' in entry && entry.type === 'back_forward'
    const loaded = performance.timeOrigin + performance.now()
    const left = performance.timeOrigin
    if (back && left - run.actedAt > 1_000) take({ kind: 'back' })
    else take({ kind: 'wait', ms: loaded - run.actedAt })
  }
  /** A page that the browser kept whole knows nothing of what was done since: the tab does. */
  function returned(event: PageTransitionEvent) {
    if (!event.persisted) return
    run = readRun() ?? run
    take({ kind: 'back' })
    take({ kind: 'screen', screen: run.count.trail.at(-2) ?? 0 })
  }
  function stop(): Tally {
    silence()
    removeEventListener('pagehide', keep)
    removeEventListener('pageshow', returned)
    sessionStorage.removeItem(KEY)
    const result = tally()
    panel.finish(result)
    return result
  }
  return { tally, stop }
}

function keepRun(run: Run): void {
  sessionStorage.setItem(KEY, JSON.stringify(run))
}

function readRun(): Run | null {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  if (!kept) return null
  const run: unknown = JSON.parse(kept)
  return isRun(run) ? run : null
}

const isRun = (value: unknown): value is Run =>
  typeof value === 'object' &&
  value !== null &&
  'count' in value &&
  'startedAt' in value &&
  'actedAt' in value
