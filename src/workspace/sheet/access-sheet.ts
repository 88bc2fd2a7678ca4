import { hasPermission, requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { instant } from '#platform/database'
import { NotFound } from '#platform/problems'
import type { InitiativeClaims } from '#registry'
import { sectorPart } from './public-part.ts'
import type { Sheet, SheetState } from './sheet-state.ts'

// Every way to a sheet goes through this file: whoever may not see it is told that it does not exist.

type Reader = Pick<Context | Transaction, 'sql' | 'actor'>

/** The organisation in whose room the actor stands. Throws `NotAllowed` when nobody is signed in or acts for none. */
export function accessRoom(ctx: Pick<Context, 'actor'>): string {
  requirePermission(ctx, 'see-workspace', ctx.actor.organisation ?? '')
  return ctx.actor.organisation ?? ''
}

/** A sheet of the actor's own organisation. Throws `NotFound` for any other. */
export async function accessSheet(ctx: Reader, id: string): Promise<Sheet> {
  const organisation = accessRoom(ctx)
  const [sheet] = await ctx.sql<Sheet[]>`
    select ${columns(ctx)} from workspace.sheet where id = ${id} and organisation = ${organisation}`
  if (!sheet) throw noSuchSheet()
  return sheet
}

/** The same, locked until the transaction ends. */
export async function lockSheet(tx: Transaction, id: string): Promise<Sheet> {
  const organisation = accessRoom(tx)
  const [sheet] = await tx.sql<Sheet[]>`
    select ${columns(tx)} from workspace.sheet where id = ${id} and organisation = ${organisation} for update`
  if (!sheet) throw noSuchSheet()
  return sheet
}

/** The organisation's sheet about a record of the registry; null when it has none. */
export async function findSheetOf(ctx: Reader, record: string): Promise<Sheet | null> {
  if (!hasPermission(ctx, 'see-workspace', ctx.actor.organisation ?? '')) return null
  const [sheet] = await ctx.sql<Sheet[]>`
    select ${columns(ctx)} from workspace.sheet
    where record = ${record} and organisation = ${ctx.actor.organisation}`
  return sheet ?? null
}

/** All sheets of the actor's organisation, the latest changed first. */
export async function listSheets(ctx: Reader): Promise<Sheet[]> {
  const organisation = accessRoom(ctx)
  return ctx.sql<Sheet[]>`
    select ${columns(ctx)} from workspace.sheet
    where organisation = ${organisation}
    order by changed_at desc, id`
}

/** A record that another organisation shows to the public sector. */
export interface SharedSheet {
  readonly organisation: string
  readonly organisationName: string
  readonly claims: InitiativeClaims
}

/** What organisations have published so that the public sector sees more of it than everybody does. */
export async function listShared(ctx: Reader): Promise<SharedSheet[]> {
  accessRoom(ctx)
  const rows = await ctx.sql<{ organisation: string; name: string; published: SheetState }[]>`
    select sheet.organisation, organisation.name_sv as name, sheet.published
    from workspace.sheet
    join published.organisation as organisation on organisation.id = sheet.organisation
    where sheet.published ->> 'visibility' = 'public-sector'
    or sheet.published ->> 'visibility' = 'public' and jsonb_path_exists(sheet.published, '$.fields.*.level ? (@ == "public-sector")')
    order by organisation.name_sv, sheet.id
    limit 1000`
  return rows.flatMap(({ organisation, name, published }) => {
    const claims = sectorPart(published)
    return claims ? [{ organisation, organisationName: name, claims }] : []
  })
}

const columns = ({ sql }: Reader) => sql`
  id, organisation, record, state, version, published, published_version as "publishedVersion",
  ${instant(sql, 'confirmed_at')} as "confirmedAt", ${instant(sql, 'changed_at')} as "changedAt", demonstration`

const noSuchSheet = () =>
  new NotFound({
    sv: 'Initiativet finns inte i er organisations rum. Gå till Min organisation och välj det därifrån.',
    en: 'That initiative is not in the room of your organisation. Go to My organisation and choose it from there.',
  })
