import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { requirePermission } from '#identity'
import { append } from '#ledger'
import type { Context } from '#platform/context'
import { Invalid, NotFound } from '#platform/problems'
import { CapacityDraft } from './capacity.ts'

/** A series as everybody may see it. */
export interface CapacitySeries extends z.infer<typeof CapacityDraft> {
  readonly id: string
  readonly role: string
  readonly demonstration: boolean
}

/** Publishes output per staffed hour around a change. Throws `NotFound` when the registry has no such record. */
export async function importCapacity(ctx: Context, input: z.input<typeof CapacityDraft>): Promise<string> {
  requirePermission(ctx, 'import-capacity')
  const parsed = CapacityDraft.safeParse(input)
  if (!parsed.success) throw unreadable(parsed.error.issues.map(({ path }) => path.join('.')))
  const { changeAt, points, ...plain } = parsed.data
  const id = `k${randomBytes(6).toString('hex')}`
  await ctx.transaction(async (tx) => {
    const [found] = await tx.sql<{ demonstration: boolean }[]>`
      select demonstration from published.record where id = ${plain.record}`
    if (!found) throw noSuchRecord()
    const { organisation, role } = tx.actor
    const { demonstration } = found
    await tx.sql`
      insert into frontline.capacity_series ${tx.sql({
        ...{ id, organisation, role, ...plain, demonstration },
        change_at: changeAt,
        points: tx.sql.json(points),
      })}`
    await append(tx, { type: 'capacity.imported', subject: id, content: { ...parsed.data, demonstration } })
  })
  return id
}

/** The series of one record. */
export async function readCapacity(ctx: Pick<Context, 'sql'>, record: string): Promise<CapacitySeries[]> {
  return ctx.sql<CapacitySeries[]>`
    select id, record, role, site, measure, source, change_at as "changeAt", transition, points, demonstration
    from published.capacity_series
    where record = ${record}
    order by site, measure, id`
}

function unreadable(places: readonly string[]): Invalid {
  const named = [...new Set(places)].slice(0, 10).join(', ')
  return new Invalid({
    sv: `Serien kan inte läsas. Kontrollera: ${named}. Förändringens period ska finnas bland perioderna.`,
    en: `The series cannot be read. Check: ${named}. The period of the change must be one of the periods.`,
  })
}

const noSuchRecord = () =>
  new NotFound({
    sv: 'Registret känner inte till det som serien gäller. Sök fram initiativet och ta id från dess sida.',
    en: 'The registry does not know what the series is about. Search for the initiative and take the id from its page.',
  })
