import { z } from 'zod'
import { hasPermission, requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Bilingual } from '#platform/language'
import { refusePersonalData } from '#platform/personal-data'
import { Invalid, NotFound } from '#platform/problems'
import { REGISTRY_WRITER_LOCK } from '../record/record-observations.ts'
import { lockRecords, type StoredRecord } from '../record/stored.ts'
import { readTaxonomy } from './read-taxonomy.ts'

/** Needs a record can have. */
export const MOST_NEEDS = 3

/** A person's word on what a record is for; an empty list says that no need of the map fits, null lets the rules tell. */
export const NeedCorrection = z.object({
  record: z.string().min(1).max(100),
  needs: z.array(z.string().max(100)).max(MOST_NEEDS).nullable(),
  reason: z.string().trim().min(3).max(2_000),
})
export type NeedCorrection = z.infer<typeof NeedCorrection>

/** Who may say what a record is for: its own organisation, and those who keep the registry as a whole. */
export function mayCorrectNeeds(ctx: Pick<Context, 'actor'>, organisation: string | null): boolean {
  return hasPermission(ctx, 'correct-needs', organisation ?? '')
}

/**
 * Sets the needs of a record in place of what the rules tell, or lets the rules tell again, and remembers who said so and
 * why. Throws `Invalid` for a need that is not in the map, `NotFound` for a record that is not there.
 */
export async function correctNeeds(ctx: Context, input: z.input<typeof NeedCorrection>): Promise<void> {
  requirePermission(ctx, 'correct-needs')
  const { needs, reason, record: id } = parse(input)
  await ctx.transaction(async (tx) => {
    // so that the entry holds the record as it stands when the next entry about it is written
    await tx.sql`select pg_advisory_xact_lock(${REGISTRY_WRITER_LOCK})`
    const record = await find(tx, id)
    requirePermission(ctx, 'correct-needs', record.organisation ?? '')
    const { organisation, role } = tx.actor
    await keepCorrection(tx, id, {
      ...{ needs, reason, organisation, role },
      at: tx.now().toISOString(),
    })
    await append(tx, {
      type: `${record.kind}.need-corrected`,
      subject: id,
      content: { record, changed: [], observations: [], correction: { needs, reason } },
    })
  })
}

/** A correction as it is kept, with who made it. */
export interface KeptCorrection {
  readonly needs: readonly string[] | null
  readonly reason: string
  readonly organisation: string | null
  readonly role: string
  readonly at: string
}

/** Writes what a correction comes to; the caller appends the entry, or replays it. */
export async function keepCorrection(tx: Transaction, record: string, kept: KeptCorrection): Promise<void> {
  await tx.sql`delete from registry.need_correction where record = ${record}`
  const { needs, reason, organisation, role, at } = kept
  if (needs === null) return
  await tx.sql`
    insert into registry.need_correction (record, needs, reason, organisation, role, corrected_at)
    values (${record}, ${[...needs]}, ${reason}, ${organisation}, ${role}, ${at})`
}

function parse(input: z.input<typeof NeedCorrection>): NeedCorrection {
  const parsed = NeedCorrection.safeParse(input)
  if (!parsed.success) {
    const about = parsed.error.issues.some(({ path }) => path[0] === 'reason') ? 'reason' : 'need1'
    throw invalid(about, about === 'reason' ? messages.reason : messages.needs)
  }
  const { needs } = parsed.data
  refusePersonalData({ reason: parsed.data.reason })
  const known = readTaxonomy().byId
  if (needs?.some((need) => known.get(need)?.level !== 'need')) throw invalid('need1', messages.unknown)
  if (needs && new Set(needs).size < needs.length) throw invalid('need1', messages.twice)
  return parsed.data
}

async function find(tx: Transaction, id: string): Promise<StoredRecord> {
  const record = (await lockRecords(tx, [id])).get(id)
  if (record) return record
  throw new NotFound({
    sv: 'Det finns ingen sådan post i registret. Kontrollera adressen, eller sök efter titeln.',
    en: 'There is no such record in the registry. Check the address, or search for the title.',
  })
}

const invalid = (field: string, message: Bilingual) => new Invalid(message, [{ field, message }])

const messages = {
  reason: {
    sv: 'Skriv varför, med minst tre tecken. Det visas på sidan.',
    en: 'Say why, in at least three characters. It is shown on the page.',
  },
  needs: {
    sv: 'Välj högst tre behov, eller säg att inget av dem stämmer.',
    en: 'Choose at most three needs, or say that none of them fits.',
  },
  unknown: {
    sv: 'Behovet finns inte i behovskartan. Välj ett ur listan.',
    en: 'That need is not in the map of needs. Choose one from the list.',
  },
  twice: {
    sv: 'Samma behov står två gånger. Ta bort det ena.',
    en: 'The same need stands twice. Remove one of them.',
  },
} satisfies Record<string, Bilingual>
