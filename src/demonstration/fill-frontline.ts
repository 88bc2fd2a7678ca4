import { createHash, randomUUID } from 'node:crypto'
import {
  answerConcern,
  attachStatement,
  decideGoLive,
  giveVerdict,
  keepDeadlines,
  keepGoLive,
  recordReadinessClaim,
  takeInActs,
  takeReading,
} from '#frontline'
import type { Context } from '#platform/context'
import { tellTrial } from './fill-trials.ts'
import type { CountyConcern, CountyStart } from './frontline-files.ts'
import type { County } from './read-county.ts'

/** Tells what people in the invented county have said, answered and decided, through the same verbs as real people. */
export async function fillFrontline(ctx: Context, county: County): Promise<void> {
  const initiatives = await recordsOf(ctx)
  for (const [position, concern] of county.concerns.entries()) {
    const found = initiatives.get(concern.about)
    if (found) await tellConcern(ctx, { ...concern, position, ...found })
  }
  for (const start of county.starts) {
    const found = initiatives.get(start.about)
    if (found) await tellStart(ctx, start, found)
  }
  for (const trial of county.trials) {
    const found = initiatives.get(trial.about)
    if (found) await tellTrial(ctx, { ...trial, ...found })
  }
  await keepDeadlines(ctx)
}

interface Found {
  readonly record: string
  readonly organisation: string
}

async function recordsOf(ctx: Context): Promise<Map<string, Found>> {
  const rows = await ctx.sql<(Found & { key: string })[]>`
    select observation.key, record.id as record, record.organisation
    from published.observation
    join published.record on record.id = observation.record
    where record.demonstration and record.kind = 'initiative' and record.organisation is not null`
  return new Map(rows.map(({ key, ...found }) => [key, found]))
}

/**
 * Somebody else's context on an earlier day. Entries keep the true time and actor of the load: history is not dated back,
 * only what people are told to have said.
 */
const asOn = (ctx: Context, day: string, role: string, organisation: string | null): Context => ({
  ...ctx,
  actor: { organisation, role },
  now: () => new Date(`${day}T12:00:00Z`),
})

/** 22 letters that are the same each time the county is loaded. */
const idFor = (what: string) =>
  createHash('sha256').update(`demonstration ${what}`).digest('base64url').slice(0, 22)

async function tellConcern(
  ctx: Context,
  told: CountyConcern & Found & { readonly position: number },
): Promise<void> {
  const { record, organisation, acknowledged, answered, closed, position } = told
  // nobody holds the code of an invented receipt
  const receipt = createHash('sha256').update(`demonstration ${position} ${randomUUID()}`).digest('hex')
  const act = (what: string, day: string) => ({ id: idFor(`${what} ${position} ${receipt}`), day, receipt })
  const handed = act('concern', told.on)
  const taken = await takeInActs(ctx, [
    {
      ...{ kind: 'concern', ...handed, language: 'sv', record, organisation },
      ...{ systemWords: null, organisationWords: null, held: false, demonstration: true },
      ...{ doing: told.doing, happened: told.happened, severity: told.severity, wish: told.wish },
      ...{ stepsLost: told.steps ?? null, minutesLost: told.minutes ?? null },
    },
  ])
  const concern = taken.get(handed.id)
  const owner = (day: string) => asOn(ctx, day, 'editor', organisation)
  if (acknowledged) await answerConcern(owner(acknowledged), { what: 'acknowledge', concern })
  if (answered) {
    const { on, ...answer } = answered
    await answerConcern(owner(on), { what: 'answer', concern, ...answer })
  }
  if (closed) await takeInActs(ctx, [{ kind: 'verdict', ...act('verdict', closed), solved: true, words: '' }])
}

async function tellStart(ctx: Context, start: CountyStart, { record, organisation }: Found): Promise<void> {
  const owner = (day: string) => asOn(ctx, day, 'editor', organisation)
  const witness = (day: string) => asOn(ctx, day, 'witness', organisation)
  await keepGoLive(owner(start.on), record, start.plan)
  for (const { on, ...said } of start.verdicts) {
    await giveVerdict(said.side === 'users' ? witness(on) : owner(on), record, said)
  }
  for (const { on, ...said } of start.decisions) await decideGoLive(owner(on), record, said)
  for (const { on, ...reading } of start.readings) await takeReading(owner(on), record, reading)
  for (const { on, ...said } of start.statements) {
    await attachStatement(witness(on), record, { ...said, saidOn: on, link: null, language: 'sv' })
  }
  for (const { on, ...said } of start.claims) {
    await recordReadinessClaim(witness(on), record, { ...said, saidOn: on, link: null, language: 'sv' })
  }
}
