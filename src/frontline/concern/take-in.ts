import { createHash, randomBytes } from 'node:crypto'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Act, ConcernAct } from './act.ts'
import { dayOf, weekOf } from './day.ts'
import type { WaitingRoom } from './waiting-room.ts'

/** Places taken at which the room is emptied by day too: so many at once hide each other. */
const CROWDED = 384

/**
 * Takes in what waits since an earlier day, in one transaction and in an order drawn by lot, and only then lets the room
 * forget it; returns how many acts. Run again and again by the clock: what came today stays until tomorrow. The entries
 * say no more than that a concern came in a certain week, with a salted digest of its words.
 */
export async function takeInConcerns(ctx: Context, room: WaitingRoom): Promise<number> {
  requirePermission(ctx, 'take-in-concerns')
  const all = room.waiting()
  const today = dayOf(ctx.now())
  const ready = all.length >= CROWDED ? all : all.filter(({ day }) => day < today)
  if (ready.length === 0) return 0
  await takeInActs(ctx, ready)
  await room.clear(new Set(ready.map(({ id }) => id)))
  return ready.length
}

/**
 * Takes acts in, each at most once, however often it is handed over; a night that was cut off is so taken in whole later.
 * Returns the ids of the new concerns by the ids of their acts.
 */
export async function takeInActs(ctx: Context, acts: readonly Act[]): Promise<Map<string, string>> {
  requirePermission(ctx, 'take-in-concerns')
  return ctx.transaction(async (tx) => {
    const taken = await tx.sql<{ id: string }[]>`
      insert into frontline.taken_act (id)
      select id from unnest(${acts.map(({ id }) => id)}::text[]) as given (id)
      on conflict do nothing
      returning id`
    const news = new Set(taken.map(({ id }) => id))
    const isNews = ({ id }: Act) => news.has(id)
    // concerns first: a reply to one of the same day needs it
    const concerns = new Map<string, string>()
    for (const act of drawn(acts.filter(isNews))) {
      if (act.kind === 'concern') concerns.set(act.id, await takeConcern(tx, act))
    }
    for (const act of drawn(acts.filter(isNews))) await takeOther(tx, act)
    return concerns
  })
}

/** The acts in an order drawn by lot, the earlier days first. */
function drawn(acts: readonly Act[]): Act[] {
  return acts
    .map((act) => ({ act, lot: `${act.day} ${randomBytes(8).toString('hex')}` }))
    .sort((one, other) => one.lot.localeCompare(other.lot))
    .map(({ act }) => act)
}

async function takeConcern(tx: Transaction, act: ConcernAct): Promise<string> {
  const id = `c${randomBytes(8).toString('hex')}`
  const salt = randomBytes(32)
  await tx.sql`
    insert into frontline.concern ${tx.sql({
      ...{ id, salt, receipt: Buffer.from(act.receipt, 'hex'), language: act.language },
      ...{ record: act.record, system_words: act.systemWords },
      ...{ organisation: act.organisation, organisation_words: act.organisationWords },
      ...{ doing: act.doing, happened: act.happened, severity: act.severity },
      ...{ steps_lost: act.stepsLost, minutes_lost: act.minutesLost },
      ...{ wish: act.wish, held: act.held, received_on: act.day, demonstration: act.demonstration },
    })}`
  await append(tx, {
    type: 'concern.received',
    subject: id,
    content: { week: weekOf(act.day), digest: digestOf(salt, [act.doing, act.happened]) },
  })
  return id
}

/** SHA-256 in hexadecimal over a salt and words: shows later that they were these, and nothing before. */
export function digestOf(salt: Uint8Array, words: readonly string[]): string {
  return createHash('sha256').update(salt).update(JSON.stringify(words)).digest('hex')
}

async function takeOther(tx: Transaction, act: Act): Promise<void> {
  if (act.kind === 'concern') return
  if (act.kind === 'incident') return countIncident(tx, act)
  const [concern] = await tx.sql<{ id: string; salt: Buffer; answered: boolean; closed: boolean }[]>`
    select id, salt, answered_on is not null as answered, closed_on is not null as closed
    from frontline.concern
    where receipt = ${Buffer.from(act.receipt, 'hex')}
    for update`
  // a code that belongs to nothing: said so to nobody
  if (!concern) return
  const { id, salt, answered, closed } = concern
  if (act.kind === 'wish') {
    await tx.sql`update frontline.concern set wish = ${act.wish} where id = ${id}`
    await append(tx, { type: 'concern.wish-changed', subject: id, content: {} })
    return
  }
  if (act.words !== '') {
    await tx.sql`
      insert into frontline.message ${tx.sql({ concern: id, sender: 'writer', words: act.words, said_on: act.day })}`
    await append(tx, {
      type: 'concern.writer-wrote',
      subject: id,
      content: { week: weekOf(act.day), digest: digestOf(salt, [act.words]) },
    })
  }
  if (act.kind !== 'verdict' || !answered) return
  if (act.solved && !closed) await close(tx, id, act.day)
  if (!act.solved) await reopen(tx, id, act.day)
}

async function close(tx: Transaction, id: string, day: string): Promise<void> {
  await tx.sql`update frontline.concern set closed_on = ${day}, closed_by = 'writer' where id = ${id}`
  await append(tx, { type: 'concern.closed', subject: id, content: { by: 'writer', week: weekOf(day) } })
}

async function reopen(tx: Transaction, id: string, day: string): Promise<void> {
  await reopenConcern(tx, id, day)
  await append(tx, { type: 'concern.reopened', subject: id, content: { by: 'writer', week: weekOf(day) } })
}

/** Lets the clock of an answered concern begin anew; the answer stays in the thread. The verb that calls leaves the entry. */
export async function reopenConcern(tx: Transaction, id: string, day: string): Promise<void> {
  await tx.sql`
    update frontline.concern
    set answered_on = null, outcome = null, answer = null, closed_on = null, closed_by = null,
      reopened_on = ${day}, reopened = reopened + 1
    where id = ${id}`
}

async function countIncident(tx: Transaction, act: Extract<Act, { kind: 'incident' }>): Promise<void> {
  await tx.sql`
    insert into frontline.incident_count as held (record, incidents, demonstration)
    values (${act.record}, 1, ${act.demonstration})
    on conflict (record) do update set incidents = held.incidents + 1`
  await append(tx, { type: 'incident.counted', subject: 'incidents', content: { week: weekOf(act.day) } })
}
