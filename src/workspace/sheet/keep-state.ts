import { createHash, randomBytes } from 'node:crypto'
import { append, canonicalBytes } from '#ledger'
import type { Transaction } from '#platform/context'
import { asJson } from './as-json.ts'
import { opensOn, swedishDay } from './public-part.ts'
import type { Sheet, SheetState } from './sheet-state.ts'

/** A new id of a sheet: `w` and 16 random letters. It says nothing of what is written there. */
export const newSheetId = (): string => `w${randomBytes(8).toString('hex')}`

/** What an entry may know of a private state: a digest that nobody can guess the state from. */
function digestOf(state: SheetState, salt: Uint8Array): string {
  return createHash('sha256').update(salt).update(canonicalBytes(state)).digest('hex')
}

/** Adds a sheet with its first version, and remembers that there is one. */
export async function addSheet(
  tx: Transaction,
  sheet: Pick<Sheet, 'id' | 'organisation' | 'record' | 'state' | 'demonstration'>,
): Promise<void> {
  const { id, organisation, record, state, demonstration } = sheet
  const salt = randomBytes(32)
  const now = tx.now()
  await tx.sql`
    insert into workspace.sheet ${tx.sql({
      ...{ id, organisation, record, state: asJson(tx, state), version: 1, salt, demonstration },
      ...{ created_at: now, changed_at: now },
    })}`
  await keepVersion(tx, id, 1, state)
  await append(tx, {
    type: 'sheet.begun',
    subject: `sheet:${id}`,
    content: { demonstration, digest: digestOf(state, salt) },
  })
}

/** Replaces what a sheet says by a new version; earlier ones stay. Returns the new version's number. */
export async function changeSheet(tx: Transaction, sheet: Sheet, state: SheetState): Promise<number> {
  const version = sheet.version + 1
  const salt = randomBytes(32)
  await tx.sql`
    update workspace.sheet
    set state = ${asJson(tx, state)}, version = ${version}, salt = ${salt}, changed_at = ${tx.now()}
    where id = ${sheet.id}`
  await keepVersion(tx, sheet.id, version, state)
  await append(tx, {
    type: 'sheet.changed',
    subject: `sheet:${sheet.id}`,
    content: { demonstration: sheet.demonstration, version, digest: digestOf(state, salt) },
  })
  return version
}

/** Notes what was made public of a sheet; the caller has recorded it and leaves the entry. */
export async function notePublished(
  tx: Transaction,
  { id, state, version }: Pick<Sheet, 'id' | 'state' | 'version'>,
  record: string,
  claims: object,
): Promise<void> {
  await tx.sql`
    update workspace.sheet
    set record = ${record}, published = ${asJson(tx, state)}, published_claims = ${asJson(tx, claims)},
      published_version = ${version}, confirmed_at = ${tx.now()},
      opens_on = ${opensOn(state, swedishDay(tx.now()))}
    where id = ${id}`
}

async function keepVersion(
  tx: Transaction,
  sheet: string,
  version: number,
  state: SheetState,
): Promise<void> {
  const { role } = tx.actor
  await tx.sql`
    insert into workspace.version ${tx.sql({ sheet, version, state: asJson(tx, state), role, at: tx.now() })}`
}
