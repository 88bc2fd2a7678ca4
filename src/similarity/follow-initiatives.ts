import { setImmediate as breathe } from 'node:timers/promises'
import { catchUp, type Entry, follow, type Running } from '#ledger'
import type { Context } from '#platform/context'
import { readThreshold } from './decide-twins.ts'
import { loadMatcher, type Tools } from './load-matcher.ts'
import type { FoundPair } from './matching/index.ts'
import { proposeTwins } from './propose-twins.ts'
import { readSubjects } from './read-subjects.ts'

/** The bookmark's name. */
export const SUBSCRIBER = 'similarity'

/**
 * Proposes twins as initiatives arrive, until stopped: each notice from the sequencer makes it read the entries that are
 * new. All initiatives are loaded first. Several processes may follow; proposing is idempotent, so that costs time and
 * nothing else.
 */
export function followInitiatives(ctx: Context): Running {
  let tools: Tools | null = null
  return follow(ctx, 'twins could not be proposed; it is tried again', async () => {
    tools ??= await loadMatcher(ctx)
    const ready = tools
    await catchUp(ctx, SUBSCRIBER, (entries) => proposeFor(ctx, ready, entries))
  })
}

/** Compares the initiatives that these entries are about, as they stand now, with all others. Safe to repeat. */
export async function proposeFor(
  ctx: Context,
  { matcher, tell }: Tools,
  entries: readonly Pick<Entry, 'type' | 'subject'>[],
): Promise<void> {
  const changed = [...new Set(entries.filter(isAboutInitiative).map(({ subject }) => subject))]
  if (changed.length === 0) return
  for (const id of changed) matcher.remove(id)
  for (const subject of await readSubjects(ctx, changed, tell)) matcher.put(subject)
  const { threshold } = await readThreshold(ctx)
  const found = new Map<string, FoundPair>()
  for (const id of changed) {
    for (const pair of matcher.pairsOf(id, threshold)) found.set(`${pair.one} ${pair.other}`, pair)
    await breathe()
  }
  await proposeTwins(ctx, [...found.values()], changed)
}

/** Initiatives bear ids that begin with i; those of the removed demonstration are told of in an entry of another type. */
const isAboutInitiative = ({ type, subject }: Pick<Entry, 'type' | 'subject'>) =>
  type.startsWith('initiative.') || (type === 'demonstration.removed' && subject.startsWith('i'))
