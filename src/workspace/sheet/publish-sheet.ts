import { registerSource } from '#harvest'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import { Conflict, Invalid } from '#platform/problems'
import { type InitiativeClaims, type Origin, recordObservations } from '#registry'
import { lockSheet } from './access-sheet.ts'
import { findingsIn } from './findings-in.ts'
import { notePublished } from './keep-state.ts'
import { publicPart, swedishDay } from './public-part.ts'
import type { Sheet } from './sheet-state.ts'

/** The source that stands for what organisations say themselves, here; invented ones have theirs, which goes with them. */
const sources = {
  real: { id: 'organisationens-egna-uppgifter', title: 'Organisationens egna uppgifter, lämnade här' },
  invented: { id: 'demonstration-egna-uppgifter', title: 'Påhittade organisationers egna uppgifter' },
}

/** Weight of a person's own word: above every source that is read by machine. */
const PRIORITY = 100

interface PublishWish {
  readonly id: string
  /** That a person has read the texts and says that the telephone numbers, addresses and names found may be public. */
  readonly readThrough: boolean
  /** The version that whoever publishes has seen; left out, it is the one that stands. */
  readonly version?: number
}

/**
 * Makes public what a sheet says may be public, as the organisation's own confirmed word, and returns the record's id.
 * Throws `Invalid` for a draft, for text with a personal identity number, and for other personal data that nobody has
 * read through, and `Conflict` when another version stands than the one named.
 */
export async function publishSheet(ctx: Context | Transaction, wish: PublishWish): Promise<string> {
  requirePermission(ctx, 'publish-sheets', ctx.actor.organisation ?? '')
  return ctx.transaction(async (tx) => {
    const sheet = await lockSheet(tx, wish.id)
    if (wish.version !== undefined && wish.version !== sheet.version) throw changedSince()
    return publishState(tx, sheet, wish.readThrough)
  })
}

/** Publishes a sheet that is already locked; see `publishSheet`. */
export async function publishState(tx: Transaction, sheet: Sheet, readThrough: boolean): Promise<string> {
  const claims = publicPart(sheet.state, swedishDay(tx.now()))
  if (!claims) throw isDraft()
  refusePersonalData(claims, readThrough)
  const record = await sayPublicly(tx, sheet, claims)
  await notePublished(tx, sheet, record, claims)
  await append(tx, {
    type: 'sheet.published',
    subject: `sheet:${sheet.id}`,
    content: { demonstration: sheet.demonstration, record, version: sheet.version, readThrough },
  })
  return record
}

/** Hands public claims to the registry as the organisation's own word. */
export async function sayPublicly(tx: Transaction, sheet: Sheet, claims: InitiativeClaims): Promise<string> {
  const { id, organisation, record, demonstration } = sheet
  const source = demonstration ? sources.invented : sources.real
  await registerSource(tx, room, {
    ...source,
    ...{ location: 'workspace:', options: {}, owner: null, demonstration },
  })
  const origin: Origin = {
    ...{ source: source.id, owner: organisation, priority: PRIORITY, capture: null, demonstration },
  }
  const draft = {
    ...{ kind: 'initiative' as const, key: id, claims },
    identifiers: record ? [`record:${record}`] : [],
    organisation: { number: organisation },
  }
  const [outcome] = await recordObservations(tx, origin, [draft], () => ({
    ...{ outcome: 'resolved', organisationId: organisation, reason: ownWord, by: 'number' },
  }))
  if (!outcome?.record) throw new Invalid(outcome?.issues[0]?.message ?? isDraft().say)
  return outcome.record
}

const ownWord = { sv: 'Organisationen talar för sig själv.', en: 'The organisation speaks for itself.' }

const room = { id: 'own-room', licence: 'CC0-1.0', priority: PRIORITY, complete: false, cadenceHours: 24 }

function refusePersonalData(claims: InitiativeClaims, readThrough: boolean): void {
  const found = findingsIn(claims).filter(({ graver }) => graver || !readThrough)
  if (found.length === 0) return
  throw new Invalid(
    {
      sv: 'Texten pekar ut en person. Ta bort uppgiften, eller läs igenom och bekräfta.',
      en: 'The text points out a person. Take that out, or read it through and confirm.',
    },
    found.map(({ field, message }) => ({ field, message })),
  )
}

const changedSince = () =>
  new Conflict({
    sv: 'Någon annan har sparat sedan dess. Hämta initiativet på nytt och läs det innan du publicerar.',
    en: 'Somebody else has saved since. Fetch the initiative anew and read it before you publish.',
  })

const isDraft = () => {
  const message = {
    sv: 'Ett utkast kan inte publiceras. Välj vem som får se initiativet.',
    en: 'A draft cannot be published. Choose who may see the initiative.',
  }
  return new Invalid(message, [{ field: 'visibility', message }])
}
