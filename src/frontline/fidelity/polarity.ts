import { cueAt, isFinding, type Polarity, splitDenial } from './cues.ts'
import { plainText } from './plain-text.ts'

/** A finding that has another polarity where it is read than where it was written. */
export interface PolarityFlip {
  readonly finding: string
  readonly polarity: Polarity
  /** `lost`: the cue is gone and the finding stands bare. `gained`: a cue stands where there was none. */
  readonly change: 'lost' | 'gained'
}

/** Findings that a cue reaches when nothing ends its reach before. */
const REACH = 4
const ENDS = new Set(['.', '!', ';', ',', 'men', 'but', 'however'])

/**
 * Finds the findings whose polarity differs between a text as written and as read. For each kind of cue it counts how
 * often a finding stands bare, that is outside the reach of such a cue: more often than before, and a cue was lost; less
 * often though it is still there, and one was gained. A cue that vanished together with its finding is missing text, not a
 * flip; one that was swapped for another of its kind (`ej`, `inte`) changes nothing.
 */
export function polarityFlips(written: string, read: string): PolarityFlip[] {
  const before = readPolarity(written)
  const after = readPolarity(read)
  return [...new Set([...before.reached.keys(), ...after.reached.keys()])].flatMap((key): PolarityFlip[] => {
    const [polarity, finding] = splitKey(key)
    const bare = bareCount(before, key, finding)
    const bareAfter = bareCount(after, key, finding)
    const reached = before.reached.get(key) ?? 0
    const reachedAfter = after.reached.get(key) ?? 0
    if (reachedAfter < reached && bareAfter > bare) return [{ finding, polarity, change: 'lost' }]
    if (reachedAfter > reached && bareAfter < bare) return [{ finding, polarity, change: 'gained' }]
    return []
  })
}

interface Reading {
  /** How often each finding occurs, by stem. */
  readonly findings: ReadonlyMap<string, number>
  /** How often a finding is within the reach of a cue, by polarity and stem. */
  readonly reached: ReadonlyMap<string, number>
}

const bareCount = (reading: Reading, key: string, finding: string) =>
  (reading.findings.get(finding) ?? 0) - (reading.reached.get(key) ?? 0)

const keyOf = (polarity: Polarity, stem: string) => `${polarity} ${stem}`

function splitKey(key: string): [Polarity, string] {
  const [kind, stem = ''] = key.split(' ')
  return [kind === 'uncertain' || kind === 'past' ? kind : 'negated', stem]
}

/** The words of a text in small letters, with the marks that end the reach of a cue. Line breaks are space. */
function wordsOf(text: string): string[] {
  const found =
    plainText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*|[.,;:!?\n]/gu) ?? []
  const lines = found.flatMap((word) => splitDenial(word))
  // an answer after a colon at the end of a line belongs to the word before: "Feber: nej"
  return lines.flatMap((word, at) => {
    if (word === '\n') return lines[at - 2] === ':' ? ['.'] : []
    return [word]
  })
}

/** Inflections of one word share a stem. */
const stemOf = (word: string) => word.slice(0, 7)

function readPolarity(text: string): Reading {
  const words = wordsOf(text)
  const findings = new Map<string, number>()
  const covered = new Map<Polarity, Set<number>>()
  const isCue = new Set<number>()
  for (let at = 0; at < words.length; at += 1) {
    const cue = cueAt(words, at)
    if (!cue) continue
    const last = at + cue.words.length - 1
    for (let place = at; place <= last; place += 1) isCue.add(place)
    const places = cue.finding === 'after' ? reach(words, last, 1) : reach(words, at, -1)
    const other =
      places.length > 0 ? places : cue.finding === 'after' ? reach(words, at, -1) : reach(words, last, 1)
    const held = covered.get(cue.polarity) ?? new Set()
    for (const place of other) held.add(place)
    covered.set(cue.polarity, held)
    at = last
  }
  for (const [at, word] of words.entries()) {
    if (!isCue.has(at) && isFinding(word)) add(findings, stemOf(word))
  }
  const reached = new Map<string, number>()
  for (const [polarity, places] of covered) {
    for (const place of places)
      if (!isCue.has(place)) add(reached, keyOf(polarity, stemOf(words[place] ?? '')))
  }
  return { findings, reached }
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Places of the findings that a cue reaches in one direction, up to what ends a thought. */
function reach(words: readonly string[], from: number, step: 1 | -1): number[] {
  const places: number[] = []
  for (let at = from + step; at >= 0 && at < words.length && places.length < REACH; at += step) {
    const word = words[at] ?? ''
    if (ENDS.has(word) || (step === -1 && word === '?')) break
    if (isFinding(word) && !cueAt(words, at)) places.push(at)
  }
  return places
}
