import type { Context } from '#platform/context'
import type { InitiativeClaims, Money } from '#registry'
import { accessRoom, listSheets } from '../sheet/access-sheet.ts'
import { isOverdue } from '../sheet/overdue.ts'
import { publicPart, swedishDay } from '../sheet/public-part.ts'
import type { Sheet } from '../sheet/sheet-state.ts'

/** How one initiative stands towards the public. */
export type Standing = 'unconfirmed' | 'draft' | 'withheld' | 'changed' | 'confirmed'

/** One initiative on the board: what the organisation has written, else what others have told. */
export interface BoardItem {
  /** The sheet, or null when the organisation has not taken the record over. */
  readonly sheet: string | null
  readonly record: string | null
  readonly claims: Partial<InitiativeClaims> & { readonly title: string }
  readonly standing: Standing
  /** Whether something of it is not for everybody. */
  readonly withheld: boolean
  /** Whether it is time to say that it is still true. */
  readonly overdue: boolean
  /** Whether something is withheld past its last day. */
  readonly reweigh: boolean
}

/** The whole board of the actor's organisation. */
export interface Board {
  readonly organisation: string
  readonly name: string
  readonly items: readonly BoardItem[]
  /** Texts set aside that wait for a choice. */
  readonly asides: number
}

/** Reads the board: own sheets first, then records that only others have told of. */
export async function readBoard(ctx: Context): Promise<Board> {
  const organisation = accessRoom(ctx)
  const now = ctx.now()
  const sheets = await listSheets(ctx)
  const [body] = await ctx.sql<{ name: string }[]>`
    select name_sv as name from published.organisation where id = ${organisation}`
  const told = await ctx.sql<{ id: string; claims: BoardItem['claims'] }[]>`
    select id, claims from published.record
    where organisation = ${organisation} and kind = 'initiative' and gone_at is null
    and id <> all(${sheets.flatMap(({ record }) => record ?? [])}::text[])
    order by changed_at desc, id
    limit 1000`
  const [asides] = await ctx.sql<{ count: number }[]>`
    select count(*)::integer as count from workspace.set_aside
    join workspace.sheet on sheet.id = set_aside.sheet
    where sheet.organisation = ${organisation} and outcome is null`
  return {
    ...{ organisation, name: body?.name ?? organisation, asides: asides?.count ?? 0 },
    items: [
      ...sheets.map((sheet) => ofSheet(sheet, now)),
      ...told.map(
        ({ id, claims }): BoardItem => ({
          ...{ sheet: null, record: id, claims, standing: 'unconfirmed' },
          ...{ withheld: false, overdue: false, reweigh: false },
        }),
      ),
    ],
  }
}

function ofSheet(sheet: Sheet, now: Date): BoardItem {
  const { id, record, state, confirmedAt } = sheet
  const standing = standingOf(sheet)
  return {
    ...{ sheet: id, record, claims: state.claims, standing },
    withheld: state.visibility !== 'public' || Object.keys(state.fields).length > 0,
    overdue: isOverdue(state.claims.phase, confirmedAt, now),
    reweigh: isPast(sheet, swedishDay(now)),
  }
}

function standingOf({ record, state, version, publishedVersion, published }: Sheet): Standing {
  if (publishedVersion === null) return record ? 'unconfirmed' : 'draft'
  if (publishedVersion !== version) return 'changed'
  if (published?.claims.contested) return 'unconfirmed'
  return state.visibility === 'public' && Object.keys(state.fields).length === 0 ? 'confirmed' : 'withheld'
}

/** Whether a last day has passed on a ground that does not open by itself. */
function isPast({ published }: Sheet, today: string): boolean {
  const claims = published && publicPart(published, today)
  return claims?.withheld?.some(({ until }) => until < today) ?? false
}

/** The sum in öre that is known under a scope, and how many initiatives tell it. */
export function sumOf(items: readonly BoardItem[], scope: Money['scope']) {
  const amounts = items.flatMap(({ claims }) => {
    const found = claims.money?.find((one) => one.scope === scope && one.currency === 'SEK')
    return found?.amountMinor == null ? [] : [found.amountMinor]
  })
  return { total: amounts.reduce((sum, amount) => sum + amount, 0), known: amounts.length }
}
