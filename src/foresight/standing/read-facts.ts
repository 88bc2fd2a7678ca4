import type { Sql, TransactionSql } from '#platform/database'
import type { Day } from '../facts/day.ts'
import type { Facts } from '../facts/facts.ts'
import { factsOfFrontline } from './facts-of-frontline.ts'
import { factsOfRecord, type RecordHistory } from './facts-of-record.ts'
import { readFrontline } from './read-frontline.ts'
import { readHistories } from './read-histories.ts'

/** All facts about one initiative that the registry and the front line hold, and what the registry heard. */
export interface HeldFacts {
  readonly facts: Facts
  readonly history: RecordHistory
}

/** The facts about initiatives for a day; those the registry has heard nothing of are left out. */
export async function readFacts(
  reader: { readonly sql: Sql | TransactionSql },
  ids: readonly string[],
  day: Day,
): Promise<Map<string, HeldFacts>> {
  const [histories, frontline] = [await readHistories(reader, ids), await readFrontline(reader, ids)]
  const held = new Map<string, HeldFacts>()
  for (const [id, history] of histories) {
    if (history.said.length === 0) continue
    const ofRecord = factsOfRecord(history, day)
    const more = frontline.get(id)
    held.set(id, { history, facts: more ? together(ofRecord, factsOfFrontline(more)) : ofRecord })
  }
  return held
}

function together(one: Facts, more: ReturnType<typeof factsOfFrontline>): Facts {
  return {
    startedOn: one.startedOn,
    goLive: more.goLive ?? one.goLive,
    findings: [...one.findings, ...more.findings],
    measurements: [...one.measurements, ...more.measurements],
    protections: [...one.protections, ...more.protections],
    ownWords: [...one.ownWords, ...more.ownWords],
  }
}
