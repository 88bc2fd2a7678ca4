import { z } from 'zod'
import { requirePermission } from '#identity'
import type { Context, Transaction } from '#platform/context'
import { Invalid, NotFound } from '#platform/problems'
import { InitiativeClaims } from '#registry'
import { accessRoom, lockSheet } from './access-sheet.ts'
import { addSheet, changeSheet, newSheetId } from './keep-state.ts'
import { publishState } from './publish-sheet.ts'
import { isInvented } from './save-sheet.ts'
import type { SheetState } from './sheet-state.ts'

/** Most records that one form can confirm. */
export const MOST_AT_ONCE = 200

const Wish = z.object({
  records: z.array(z.string().min(1).max(40)).min(1).max(MOST_AT_ONCE),
  /** Why the organisation says that others tell it wrongly; null confirms. */
  contested: z.string().trim().min(3).max(2_000).nullable().default(null),
})

/** Takes over a record that others have told of, so that it can be corrected field by field. Returns the sheet's id. */
export async function claimRecord(ctx: Context | Transaction, record: string): Promise<string> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  return ctx.transaction((tx) => takeOver(tx, record))
}

/**
 * Confirms records as they stand, or contests them with a reason, in one step: each is taken over, and published as the
 * organisation's own word. Throws `NotFound` when one of them is not the organisation's own; then none is confirmed.
 */
export async function settleRecords(ctx: Context, input: z.input<typeof Wish>): Promise<number> {
  requirePermission(ctx, 'publish-sheets', ctx.actor.organisation ?? '')
  const wish = Wish.safeParse(input)
  if (!wish.success) throw unclear(wish.error.issues.some(({ path }) => path[0] === 'contested'))
  const { contested } = wish.data
  const records = [...new Set(wish.data.records)].sort()
  await ctx.transaction(async (tx) => {
    for (const record of records) {
      const id = await takeOver(tx, record)
      const sheet = await lockSheet(tx, id)
      const claims = { ...sheet.state.claims, contested: contested ?? undefined }
      const state: SheetState = {
        ...sheet.state,
        claims: InitiativeClaims.parse(JSON.parse(JSON.stringify(claims))),
        visibility: sheet.state.visibility === 'draft' ? 'public' : sheet.state.visibility,
      }
      const version =
        contested === null && sheet.state.claims.contested === undefined
          ? sheet.version
          : await changeSheet(tx, sheet, state)
      // what the texts say is public already; whoever confirms has read it in the table
      await publishState(tx, { ...sheet, state, version }, true)
    }
  })
  return records.length
}

async function takeOver(tx: Transaction, record: string): Promise<string> {
  const organisation = accessRoom(tx)
  const [known] = await tx.sql<{ id: string }[]>`
    select id from workspace.sheet where record = ${record} and organisation = ${organisation}`
  if (known) return known.id
  const [found] = await tx.sql<{ claims: Record<string, unknown> }[]>`
    select claims from published.record
    where id = ${record} and organisation = ${organisation} and kind = 'initiative'`
  if (!found) throw notYours()
  const { withheld: _, contested: __, ...claims } = found.claims
  const id = newSheetId()
  await addSheet(tx, {
    ...{ id, organisation, record, demonstration: await isInvented(tx, organisation) },
    state: {
      claims: InitiativeClaims.parse(claims),
      ...{ visibility: 'public', withholding: null, fields: {} },
    },
  })
  return id
}

const notYours = () =>
  new NotFound({
    sv: 'Initiativet hör inte till er organisation, eller finns inte. Kontrollera adressen.',
    en: 'The initiative does not belong to your organisation, or does not exist. Check the address.',
  })

function unclear(reason: boolean): Invalid {
  const message = reason
    ? {
        sv: 'Skriv vad som är fel, med minst tre tecken. Det visas på initiativets sida.',
        en: 'Say what is wrong, in at least three characters. It is shown on the page of the initiative.',
      }
    : {
        sv: `Välj minst ett och högst ${MOST_AT_ONCE} initiativ.`,
        en: `Choose at least one initiative and at most ${MOST_AT_ONCE}.`,
      }
  return new Invalid(message, [{ field: reason ? 'contested' : 'record', message }])
}
