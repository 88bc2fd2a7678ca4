import type { FastifyInstance } from 'fastify'
import { answerConcern, readConcernsOf, takeInConcerns, type WaitingRoom } from '#frontline'
import { sequenceAll } from '#ledger'
import { type Context, createContext } from '#platform/context'
import type { FixedClock } from '#platform/testing'
import { loadResolver, recordObservations } from '#registry'
import { bodies } from '../people.ts'
import { type Visitor, visitor } from '../visitor.ts'
import type { Payload } from './payloads.ts'

/** What can be opened: everything that was planted, by whose payload it is. */
export interface Planted {
  readonly payload: Payload
  /** The word that the payloads of one page of results have in common. */
  readonly group: string
  /** The record's public id. */
  readonly record: string
  /** The sheet in the organisation's own room. */
  readonly sheet: string
}

/** As many as one page of results and one feed hold. */
export const GROUP = 20
/** Payloads that are also told as concerns, letters, warnings and by other sources. */
const TOLD = 60

interface Parts {
  readonly site: FastifyInstance
  readonly ctx: Context
  readonly clock: FixedClock
  readonly room: WaitingRoom
  readonly publisher: Visitor
  readonly witness: Visitor
}

/** The fields of the form of a sheet, all with the same text, so that each place it is shown in is tried. */
export const formOf = (text: string, group: string): Record<string, string> => ({
  title: text,
  need: `${text} ${group}`,
  ...Object.fromEntries(
    ['summary', 'aim', 'expectedEffect', 'contactRole', 'introductionPlan', 'lesson', 'diaryNumber'].map(
      (field) => [field, text],
    ),
  ),
  ...{ benefit: text, benefitOwner: text, benefitMeasure: text, products: text, documentLabel: text },
  ...{ phase: 'pilot', money: '1000', documents: 'https://exempel.invalid/', readThrough: 'yes' },
})

/** Hands in every payload by the doors that people and sources use, as an initiative of its own and in much that is said about it. */
export async function plantPayloads(parts: Parts, payloads: readonly Payload[]): Promise<Planted[]> {
  const { ctx, publisher } = parts
  const path = '/sv/min-organisation/initiativ/ny'
  for (const payload of payloads) {
    const form = {
      ...formOf(payload.text, groupOf(payload)),
      token: payload.mark,
      version: '0',
      act: 'publish',
    }
    await taken(publisher, path, form)
  }
  const planted = await findPlanted(ctx, payloads)
  await tellOfThem(parts, planted.slice(0, TOLD))
  await sequenceAll(ctx)
  return planted
}

const groupOf = ({ number }: Payload) => `samling${String(Math.ceil(number / GROUP)).padStart(4, '0')}`

async function findPlanted({ sql }: Context, payloads: readonly Payload[]): Promise<Planted[]> {
  const rows = await sql<{ id: string; record: string; mark: string }[]>`
    select sheet.id, record, submission.token as mark
    from workspace.sheet join workspace.submission on submission.sheet = sheet.id`
  const byMark = new Map(rows.map((row) => [row.mark, row]))
  return payloads.map((payload) => {
    const row = byMark.get(payload.mark)
    if (!row) throw new Error(`${payload.text} was not kept`)
    return { payload, group: groupOf(payload), record: row.record, sheet: row.id }
  })
}

/** What others say: sources that are harvested, those who work with it, those who ask, a witness, and the owner who answers. */
async function tellOfThem({ site, ctx, clock, room, witness }: Parts, planted: readonly Planted[]) {
  await harvest(ctx, planted)
  const anybody = visitor(site)
  for (const { payload, record } of planted) {
    const words = `${payload.text} som helst`
    await taken(anybody, `/sv/initiativ/${record}/fraga`, { message: words })
    await taken(witness, `/sv/initiativ/${record}/varna`, { words })
    const concern = { doing: words, happened: words, severity: 'obstacle', noPerson: 'yes' }
    await taken(anybody, '/sv/signal/arbete', { record, ...concern })
  }
  clock.forward({ days: 1 })
  const as = (role: string, organisation: string | null) =>
    createContext({ sql: ctx.sql, log: ctx.log, now: ctx.now, actor: { organisation, role } })
  await takeInConcerns(as('timekeeper', null), room)
  const owner = as('publisher', bodies.home)
  for (const { id, happened } of await readConcernsOf(owner, bodies.home))
    await answerConcern(owner, { what: 'answer', concern: id, outcome: 'explained', words: happened })
}

/** Sends a form, and holds that it was taken. */
async function taken(who: Visitor, path: string, form: Record<string, string>): Promise<void> {
  const { statusCode } = await who.post(path, form)
  if (statusCode >= 400) throw new Error(`${path} answered ${statusCode} to ${JSON.stringify(form)}`)
}

/** The same texts as claims of a source that nobody here has read: the title of a solution and of a product, and all that is said of them. */
async function harvest(ctx: Context, planted: readonly Planted[]): Promise<void> {
  const origin = { source: 'opalitlig', owner: null, priority: 40, capture: null, demonstration: true }
  const drafts = planted.flatMap(({ payload: { text, mark } }) => [
    {
      ...{ kind: 'solution' as const, key: `s-${mark}`, organisation: { name: text } },
      claims: {
        ...{ title: text, summary: text, description: text, licence: text, maintainer: text },
        ...{ softwareType: text, categories: [text], products: [text] },
      },
    },
    {
      ...{ kind: 'product' as const, key: `p-${mark}`, organisation: { name: text } },
      claims: { title: text, summary: text, supplier: text, family: text },
    },
  ])
  await recordObservations(ctx, origin, drafts, await loadResolver(ctx))
}
