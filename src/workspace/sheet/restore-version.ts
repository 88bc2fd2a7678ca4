import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { instant } from '#platform/database'
import { NotFound } from '#platform/problems'
import { accessSheet } from './access-sheet.ts'
import { type Saved, saveSheet } from './save-sheet.ts'

/** An earlier version of a sheet: when, and by whom as role alone. */
export interface Version {
  readonly version: number
  readonly role: string
  readonly at: string
}

/** Most versions that are listed; earlier ones are kept all the same. */
const LISTED = 20

/** The latest versions of an own sheet, the latest first. */
export async function listVersions(ctx: Context, sheet: string): Promise<Version[]> {
  const { id } = await accessSheet(ctx, sheet)
  return ctx.sql<Version[]>`
    select version, role, ${instant(ctx.sql, 'at')} as at from workspace.version
    where sheet = ${id}
    order by version desc
    limit ${LISTED}`
}

/**
 * Has an earlier version back, as a new one on top: nothing between is lost, and nothing becomes public. Throws `NotFound`
 * when there is no such version, `Invalid` when it withholds something until a day that has passed.
 */
export async function restoreVersion(
  ctx: Context,
  wish: { readonly id: string; readonly version: number; readonly baseVersion: number },
): Promise<Saved> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  const { id, version, baseVersion } = wish
  const sheet = await accessSheet(ctx, id)
  const [earlier] = await ctx.sql<{ state: unknown }[]>`
    select state from workspace.version where sheet = ${sheet.id} and version = ${version}`
  if (!earlier) throw noSuchVersion()
  const token = `restore-${id}-${baseVersion}-${version}`
  return saveSheet(ctx, { id, baseVersion, token, state: earlier.state })
}

const noSuchVersion = () =>
  new NotFound({
    sv: 'Den versionen finns inte. Välj en ur listan över tidigare versioner.',
    en: 'There is no such version. Choose one from the list of earlier versions.',
  })
