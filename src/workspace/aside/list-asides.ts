import type { Context, Transaction } from '#platform/context'
import { instant } from '#platform/database'
import { NotFound } from '#platform/problems'
import { accessRoom } from '../sheet/access-sheet.ts'
import type { SheetState } from '../sheet/sheet-state.ts'

/** A text that somebody had written when another saved first. Times in ISO 8601 UTC. */
export interface Aside {
  readonly id: string
  readonly sheet: string
  readonly title: string
  readonly state: SheetState
  /** The role of whoever wrote it; who it was is not kept. */
  readonly role: string
  readonly at: string
  /** What became of it; null while it waits for a choice. */
  readonly outcome: 'used' | 'discarded' | null
}

type Reader = Pick<Context | Transaction, 'sql' | 'actor'>

/** Days in which a text that was used or discarded can be had back. */
export const ASIDE_DAYS = 30

/** Texts set aside in the actor's room: those that wait first, the latest first. */
export async function listAsides(ctx: Reader): Promise<Aside[]> {
  const organisation = accessRoom(ctx)
  return ctx.sql<Aside[]>`
    select ${columns(ctx)} from workspace.set_aside
    join workspace.sheet on sheet.id = set_aside.sheet
    where sheet.organisation = ${organisation}
    order by set_aside.outcome is not null, set_aside.id desc
    limit 200`
}

/** One text set aside in the actor's room, locked. Throws `NotFound` for any other, and for one erased since. */
export async function lockAside(tx: Transaction, id: string): Promise<Aside> {
  const organisation = accessRoom(tx)
  const [aside] = await tx.sql<Aside[]>`
    select ${columns(tx)} from workspace.set_aside
    join workspace.sheet on sheet.id = set_aside.sheet
    where set_aside.id::text = ${id} and sheet.organisation = ${organisation}
    for update of set_aside`
  if (!aside) throw noSuchAside()
  return aside
}

/** One text set aside in the actor's room. Throws `NotFound` for any other. */
export async function readAside(ctx: Reader, id: string): Promise<Aside> {
  const found = (await listAsides(ctx)).find((aside) => aside.id === id)
  if (!found) throw noSuchAside()
  return found
}

const columns = ({ sql }: Reader) => sql`
  set_aside.id::text as id, set_aside.sheet, sheet.state -> 'claims' ->> 'title' as title, set_aside.state,
  set_aside.role, ${instant(sql, 'at')} as at, set_aside.outcome`

const noSuchAside = () =>
  new NotFound({
    sv: 'Texten finns inte bland dem som är undanlagda. En text som använts eller kastats raderas efter 30 dagar.',
    en: 'The text is not among those set aside. One that was used or discarded is erased after 30 days.',
  })
