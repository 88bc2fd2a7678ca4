import { append } from '#ledger'
import type { Context } from '#platform/context'
import type { Bilingual } from '#platform/language'
import type { Issue } from '#registry'
import { cleanLine, cleanProse } from './outside-text.ts'

/** What a harvest has come to so far. `read` counts records; `rejected` counts those left out. */
export interface Tally {
  read: number
  new: number
  changed: number
  unchanged: number
  rejected: number
  deviations: number
  gone: number
}

/** A harvest that has not begun. */
export const emptyTally = (): Tally => ({
  read: 0,
  new: 0,
  changed: 0,
  unchanged: 0,
  rejected: 0,
  deviations: 0,
  gone: 0,
})

/** Begins a run. A run of the same source that was cut off is marked as interrupted. Leaves its entry when it ends. */
export async function startRun(ctx: Context, source: string): Promise<{ id: number; startedAt: Date }> {
  const startedAt = ctx.now()
  await ctx.sql`
    update harvest.run set state = 'interrupted', finished_at = ${startedAt}
    where source = ${source} and state = 'running'`
  const [run] = await ctx.sql<{ id: number }[]>`
    insert into harvest.run ${ctx.sql({ source, started_at: startedAt, state: 'running' })} returning id`
  return { id: run?.id ?? 0, startedAt }
}

/** Shows how far a run has come, to those who look at it meanwhile. */
export async function keepProgress(ctx: Context, run: number, tally: Tally): Promise<void> {
  await ctx.sql`update harvest.run set ${ctx.sql({ ...tally })} where id = ${run}`
}

/** Ends a run and remembers what it came to, or why it failed. */
export async function finishRun(
  ctx: Context,
  source: string,
  run: number,
  tally: Tally,
  failure: Bilingual | null,
): Promise<void> {
  // harvestSource has asked for the permission
  await ctx.transaction(async (tx) => {
    const state = failure ? 'failed' : 'finished'
    await tx.sql`
      update harvest.run set ${tx.sql({ ...tally, state, finished_at: tx.now(), failure: failure && tx.sql.json(failure) })}
      where id = ${run}`
    const type = failure ? 'source.harvest-failed' : 'source.harvested'
    await append(tx, { type, subject: `source:${source}`, content: { run, ...tally, failure } })
  })
}

/** Keeps what could not be taken as it stood. Issues belong to their run, whose entry counts them. */
export async function keepIssues(
  ctx: Context,
  source: string,
  run: number,
  capture: number | null,
  issues: readonly Issue[],
): Promise<void> {
  if (issues.length === 0) return
  const rows = issues.map(({ message, place, value, ...issue }) => ({
    ...issue,
    place: cleanLine(place),
    value: cleanProse(value),
    message: { sv: cleanProse(message.sv), en: cleanProse(message.en) },
  }))
  await ctx.sql`
    insert into harvest.issue (run, source, capture, severity, code, place, value, message, noted_at)
    select ${run}, ${source}, ${capture}, severity, code, place, value, message, ${ctx.now()}
    from jsonb_to_recordset(${ctx.sql.json(rows)}) as row (severity text, code text, place text, value text, message jsonb)`
}
