import { createHash } from 'node:crypto'
import { requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { groupBy } from '#platform/grouping'
import { readCases } from '../library/read-cases.ts'
import { byActor, writeWarning } from '../warning/store.ts'
import { isWaiting, type Warning, type WarningEvidence } from '../warning/warning.ts'
import { lessonsOfCases, lessonsOfUsers, type MemoryQuestion, questionsOf } from './memory.ts'
import { readUsers } from './read-users.ts'

/** Any number will do, as long as only the machine that asks uses it. */
const ASKING_LOCK = 7_230_011

/**
 * Opens a question at every initiative whose product has a history elsewhere, and adds to the ones that still wait when more
 * is known. What an owner has answered stays answered; only a lesson that was not in that question opens a new one. Returns
 * how many were opened or changed. Safe to repeat.
 */
export async function askOwners(ctx: Context): Promise<number> {
  requirePermission(ctx, 'watch-initiatives')
  const users = await readUsers(ctx)
  const questions = questionsOf(users, [...lessonsOfCases(readCases()), ...lessonsOfUsers(users)])
  return ctx.transaction(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${ASKING_LOCK})`
    const before = await readAsked(tx)
    let changed = 0
    for (const question of questions) {
      const next = nextOf(question, before.get(keyOf(question)) ?? [], tx)
      if (!next) continue
      await writeWarning(tx, next.warning, next.act)
      changed += 1
    }
    return changed
  })
}

const keyOf = ({ user, family }: MemoryQuestion) => `${user.record} ${family}`

/** Everything the memory has asked, by initiative and family, oldest first. */
async function readAsked(tx: Transaction): Promise<Map<string, Warning[]>> {
  const rows = await tx.sql<{ state: Warning }[]>`
    select state from foresight.warning where raised_by = 'memory' order by raised_on, id`
  return groupBy(
    rows.map(({ state }) => state),
    ({ record, key }) => `${record} ${key}`,
  )
}

/** What is to be written for a question, given what was asked before; null when nothing is new. */
function nextOf(question: MemoryQuestion, before: readonly Warning[], tx: Transaction) {
  const known = new Set(before.flatMap(({ evidence }) => evidence.map(({ ref }) => ref)))
  const fresh = question.evidence.filter(({ ref }) => !known.has(ref))
  if (fresh.length === 0) return null
  const waiting = before.find(isWaiting)
  if (waiting) {
    const evidence = [...waiting.evidence, ...fresh]
    const corrections = waiting.corrections + 1
    return {
      act: 'corrected' as const,
      warning: { ...waiting, evidence, corrections, say: sayOf(evidence) },
    }
  }
  return { act: 'raised' as const, warning: opened(question, fresh, before.length, tx) }
}

function opened(
  { user, family }: MemoryQuestion,
  evidence: readonly WarningEvidence[],
  ordinal: number,
  tx: Transaction,
): Warning {
  return {
    id: idOf(user.record, family, ordinal),
    record: user.record,
    title: user.title,
    organisation: user.organisation,
    raisedBy: 'memory',
    grade: 'question',
    key: family,
    say: sayOf(evidence),
    language: null,
    evidence: [...evidence],
    raised: byActor(tx),
    stage: 0,
    answer: null,
    closing: null,
    corrections: 0,
    demonstration: user.demonstration,
  }
}

/** The same question gets the same id again when everything is made anew. */
function idOf(record: string, family: string, ordinal: number): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([record, family, ordinal]))
    .digest('hex')
  return `w${digest.slice(0, 20)}`
}

function sayOf(evidence: readonly WarningEvidence[]): Warning['say'] {
  return evidence.length === 1
    ? {
        sv: 'Samma produkt har en historia på ett annat håll. Vad har ni gjort med anledning av det, eller varför gäller det inte er?',
        en: 'The same product has a history elsewhere. What have you done because of it, or why does it not concern you?',
      }
    : {
        sv: `Samma produkt har en historia på ${evidence.length} andra håll. Vad har ni gjort med anledning av det, eller varför gäller det inte er?`,
        en: `The same product has a history in ${evidence.length} other places. What have you done because of it, or why does it not concern you?`,
      }
}
