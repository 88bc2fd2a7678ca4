import { z } from 'zod'
import { requirePermission } from '#identity'
import { canonicalBytes } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Invalid } from '#platform/problems'
import { accessRoom, lockSheet } from './access-sheet.ts'
import { asJson } from './as-json.ts'
import { checkState, refuseInsecureLinks } from './check-state.ts'
import { addSheet, changeSheet, newSheetId } from './keep-state.ts'
import { swedishDay } from './public-part.ts'
import type { Sheet, SheetState } from './sheet-state.ts'

/** A form as it arrives: which sheet, seen at which version, and what was written. */
export interface SheetForm {
  /** Null begins a new sheet. */
  readonly id: string | null
  readonly baseVersion: number
  /** Drawn when the form was shown: the same form again is the same act. */
  readonly token: string
  readonly state: unknown
}

/** What saving came to. At `conflict` nothing was overwritten: `current` is what stands, `yours` is kept as `aside`. */
export type Saved =
  | { readonly outcome: 'saved' | 'unchanged'; readonly id: string; readonly version: number }
  | {
      readonly outcome: 'conflict'
      readonly aside: string
      readonly current: Sheet
      readonly yours: SheetState
    }

const Token = z.string().min(8).max(100)

/**
 * Saves what was written about an initiative in the organisation's own room; nothing of it becomes public. The same form
 * twice is one act. When somebody else has saved since the form was shown, both texts are kept and handed back. Throws
 * `Invalid` for what cannot be read, `NotFound` for a sheet of another organisation.
 */
export async function saveSheet(ctx: Context | Transaction, form: SheetForm): Promise<Saved> {
  requirePermission(ctx, form.id === null ? 'hand-in-drafts' : 'edit-sheets', ctx.actor.organisation ?? '')
  const state = checkState(form.state, swedishDay(ctx.now()))
  const token = parseToken(form.token)
  return ctx.transaction(async (tx) => {
    const before = await findSubmission(tx, token)
    if (before) return before
    const saved =
      form.id === null ? await begin(tx, state) : await change(tx, { ...form, id: form.id }, state)
    if (saved.outcome !== 'conflict') {
      await tx.sql`
        insert into workspace.submission ${tx.sql({ token, sheet: saved.id, at: tx.now() })} on conflict do nothing`
    }
    return saved
  })
}

function parseToken(token: string): string {
  const parsed = Token.safeParse(token)
  if (parsed.success) return parsed.data
  throw new Invalid({
    sv: 'Formuläret är ofullständigt. Ladda sidan igen och försök en gång till.',
    en: 'The form is incomplete. Load the page again and try once more.',
  })
}

async function findSubmission(tx: Transaction, token: string): Promise<Saved | null> {
  // two of the same form at once wait for each other here
  await tx.sql`select pg_advisory_xact_lock(7230040, hashtext(${token}))`
  const [row] = await tx.sql<{ id: string; version: number }[]>`
    select sheet.id, sheet.version
    from workspace.submission
    join workspace.sheet on sheet.id = submission.sheet
    where token = ${token} and organisation = ${tx.actor.organisation}`
  return row ? { outcome: 'unchanged', ...row } : null
}

async function begin(tx: Transaction, state: SheetState): Promise<Saved> {
  refuseInsecureLinks(state, null)
  const organisation = accessRoom(tx)
  const id = newSheetId()
  await addSheet(tx, {
    ...{ id, organisation, record: null, state },
    demonstration: await isInvented(tx, organisation),
  })
  return { outcome: 'saved', id, version: 1 }
}

/** Whether an organisation is invented; its sheets then go when it goes. */
export async function isInvented(tx: Transaction, organisation: string): Promise<boolean> {
  const [row] = await tx.sql<{ demonstration: boolean }[]>`
    select demonstration from published.organisation where id = ${organisation}`
  return row?.demonstration ?? false
}

async function change(
  tx: Transaction,
  { id, baseVersion }: { readonly id: string; readonly baseVersion: number },
  state: SheetState,
): Promise<Saved> {
  const sheet = await lockSheet(tx, id)
  refuseInsecureLinks(state, sheet.state)
  if (canonicalBytes(sheet.state).equals(canonicalBytes(state)))
    return { outcome: 'unchanged', id, version: sheet.version }
  if (sheet.version !== baseVersion) {
    const [kept] = await tx.sql<{ id: string }[]>`
      insert into workspace.set_aside ${tx.sql({
        ...{ sheet: id, base_version: baseVersion, state: asJson(tx, state) },
        ...{ role: tx.actor.role, at: tx.now() },
      })} returning id::text as id`
    return { outcome: 'conflict', aside: kept?.id ?? '', current: sheet, yours: state }
  }
  return { outcome: 'saved', id, version: await changeSheet(tx, sheet, state) }
}
