import { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Sql } from '#platform/database'
import { refusePersonalData } from '#platform/personal-data'
import { Conflict, NotFound } from '#platform/problems'
import { PartialDate, RecordKind } from '#registry'
import { refuseMixing } from './read-ends.ts'
import { readInput } from './read-input.ts'
import { reuseTypes } from './values.ts'

/** That one record builds on another, with what it took and how it went. Amounts in whole kronor. */
export const StatedReuse = z.object({
  record: z.string().min(1).max(100),
  type: z.enum(reuseTypes),
  toRecord: z
    .string()
    .trim()
    .transform((text) => /([isp][0-9a-hjkmnp-tv-z]{12})\/?$/.exec(text)?.[1] ?? text)
    .pipe(z.string().min(1).max(100)),
  since: PartialDate.nullable().default(null),
  costSek: z.number().nonnegative().max(1e12).nullable().default(null),
  weeks: z.number().nonnegative().max(5_000).nullable().default(null),
  changes: z.string().trim().min(2).max(2_000).nullable().default(null),
  result: z.string().trim().min(2).max(2_000).nullable().default(null),
})

/**
 * Ties a record to the one it builds on. There is no way to copy a record: reuse is this tie. Stated again, it replaces
 * what was said of the effort. Throws `NotFound` when either is missing and `Conflict` for a record tied to itself.
 */
export async function linkReuse(ctx: Context, input: z.input<typeof StatedReuse>): Promise<void> {
  const { toRecord, costSek, ...stated } = readInput(StatedReuse, input, {
    type: { sv: 'Välj hur ni har återbrukat.', en: 'Choose how you have reused it.' },
    toRecord: {
      sv: 'Ange adressen till det ni har återbrukat.',
      en: 'Give the address of what you have reused.',
    },
    since: {
      sv: 'Skriv datumet som 2025, 2025-03 eller 2025-03-14.',
      en: 'Write the date as 2025, 2025-03 or 2025-03-14.',
    },
    costSek: { sv: 'Skriv kostnaden i kronor, med siffror.', en: 'Write the cost in kronor, in figures.' },
    weeks: {
      sv: 'Skriv antalet arbetsveckor med siffror.',
      en: 'Write the number of working weeks in figures.',
    },
  })
  refusePersonalData({ changes: stated.changes, result: stated.result })
  await ctx.transaction(async (tx) => {
    const { organisation, demonstration } = await readBoth(tx, stated.record, toRecord)
    requirePermission(tx, 'link-reuse', organisation)
    const row = {
      ...stated,
      to_record: toRecord,
      cost_sek_minor: costSek === null ? null : Math.round(costSek * 100),
      organisation,
      demonstration,
    }
    await tx.sql`
      update adoption.reuse_link set withdrawn_at = ${tx.now()}
      where record = ${row.record} and type = ${row.type} and to_record = ${toRecord} and withdrawn_at is null`
    await tx.sql`insert into adoption.reuse_link ${tx.sql({ ...row, stated_at: tx.now() })}`
    await append(tx, { type: 'reuse.linked', subject: row.record, content: { link: row } })
  })
}

async function readBoth(tx: Transaction, record: string, toRecord: string) {
  const rows = await tx.sql<{ id: string; organisation: string | null; demonstration: boolean }[]>`
    select id, organisation, demonstration from published.record where id in (${record}, ${toRecord})`
  const from = rows.find(({ id }) => id === record)
  const to = rows.find(({ id }) => id === toRecord)
  if (record === toRecord) throw notItself
  if (!from || !to) throw missing
  refuseMixing(from.demonstration, to.demonstration)
  return { organisation: from.organisation ?? 'nobody', demonstration: from.demonstration }
}

const notItself = new Conflict({
  sv: 'En post kan inte bygga på sig själv.',
  en: 'A record cannot build on itself.',
})
const missing = new NotFound({
  sv: 'Minst en av posterna finns inte i registret. Kontrollera adressen.',
  en: 'At least one of the records is not in the registry. Check the address.',
})

/** One tie of reuse, seen from either end. Amounts in öre. */
export const ReuseLink = z
  .object({
    type: z.enum(reuseTypes),
    from: z.object({
      id: z.string(),
      kind: RecordKind,
      title: z.string(),
      organisation: z.string().nullable(),
    }),
    to: z.object({
      id: z.string(),
      kind: RecordKind,
      title: z.string(),
      organisation: z.string().nullable(),
    }),
    since: z.string().nullable(),
    costSekMinor: z.number().int().nullable(),
    weeks: z.number().nullable(),
    changes: z.string().nullable(),
    result: z.string().nullable(),
    stated: z.boolean().meta({ description: 'true: stated by the organisation; false: claimed by a source' }),
  })
  .meta({ id: 'ReuseLink' })
export type ReuseLink = z.infer<typeof ReuseLink>

/** All ties of reuse from or to a record, the newest statement first; all of the registry for null. */
export async function readReuseLinks(
  ctx: { readonly sql: Sql },
  record: string | null,
): Promise<ReuseLink[]> {
  return ctx.sql<ReuseLink[]>`
    select reuse.type,
      jsonb_build_object('id', one.id, 'kind', one.kind, 'title', one.title, 'organisation', owner.name_sv) as from,
      jsonb_build_object('id', other.id, 'kind', other.kind, 'title', other.title, 'organisation', maker.name_sv) as to,
      reuse.since, reuse.cost_sek_minor as "costSekMinor", reuse.weeks, reuse.changes, reuse.result,
      reuse.source is null as stated
    from published.reuse_link as reuse
    join published.record as one on one.id = reuse.record
    join published.record as other on other.id = reuse.to_record
    left join published.organisation as owner on owner.id = one.organisation
    left join published.organisation as maker on maker.id = other.organisation
    ${record === null ? ctx.sql`` : ctx.sql`where ${record} in (reuse.record, reuse.to_record)`}
    order by reuse.stated_at desc nulls last, one.title, one.id, other.id, reuse.type`
}
