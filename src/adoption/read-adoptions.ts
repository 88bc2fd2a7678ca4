import { z } from 'zod'
import { instant, type Sql } from '#platform/database'
import { OrganisationMention, RecordKind } from '#registry'
import { recall, subjectsOfPairs } from './recall.ts'
import { doubts, evidenceLevels, stages } from './values.ts'

type Reader = { readonly sql: Sql }

/** One organisation's use of one thing, as others see it. Amounts in öre; dates as precise as they are known. */
export const AdoptionView = z
  .object({
    organisation: OrganisationMention.extend({
      population: z.number().int().nullable(),
      countyCode: z.string().nullable(),
    }),
    record: z.object({ id: z.string(), kind: RecordKind, title: z.string() }),
    stage: z.enum(stages),
    since: z
      .string()
      .nullable()
      .meta({ description: 'first day of use, or of the stage before use; null is unknown' }),
    until: z.string().nullable(),
    firstSaidAt: z.iso.datetime().meta({ description: 'when anybody first said so here' }),
    evidence: z.enum(evidenceLevels),
    through: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'the joint body it is used through; null: directly' }),
    denied: z.boolean().meta({ description: 'the organisation itself says that it does not use it' }),
    counts: z.boolean().meta({ description: 'whether it is in the number of users now' }),
    doubts: z.array(z.enum(doubts)),
    scope: z.string().nullable(),
    costSekMinor: z.number().int().nullable(),
    weeks: z.number().nullable(),
    changes: z.string().nullable(),
    outcome: z.string().nullable(),
    benefitSekMinorPerYear: z.number().int().nullable(),
    reason: z.string().nullable(),
    voices: z.number().int().meta({ description: 'how many have said something of it' }),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Adoption' })
export type AdoptionView = z.infer<typeof AdoptionView>

/** Which adoptions are asked for; nothing given means all. */
export interface AdoptionFilter {
  readonly records?: readonly string[]
  readonly organisations?: readonly string[]
}

/** Adoptions of these things or by these organisations, by the organisation's name. */
export async function readAdoptions(
  ctx: Reader,
  { records, organisations }: AdoptionFilter,
): Promise<AdoptionView[]> {
  return ctx.sql<AdoptionView[]>`
    select jsonb_build_object('id', organisation.id, 'name', organisation.name_sv, 'kind', organisation.kind,
        'demonstration', organisation.demonstration, 'population', organisation.population,
        'countyCode', organisation.county_code) as organisation,
      jsonb_build_object('id', record.id, 'kind', record.kind, 'title', record.title) as record,
      adoption.stage, adoption.since, adoption.until, ${instant(ctx.sql, 'adoption.first_said_at')} as "firstSaidAt",
      adoption.evidence, case when body.id is not null
        then jsonb_build_object('id', body.id, 'name', body.name_sv) end as through,
      adoption.denied, adoption.counts, adoption.doubts, adoption.scope, adoption.cost_sek_minor as "costSekMinor",
      adoption.weeks, adoption.changes, adoption.outcome,
      adoption.benefit_sek_minor_per_year as "benefitSekMinorPerYear", adoption.reason, adoption.voices,
      adoption.demonstration
    from adoption.adoption
    join published.organisation on organisation.id = adoption.organisation
    join published.record on record.id = adoption.record
    left join published.organisation as body on body.id = adoption.through
    where true
    ${records ? ctx.sql`and adoption.record = any(${[...records]})` : ctx.sql``}
    ${organisations ? ctx.sql`and adoption.organisation = any(${[...organisations]})` : ctx.sql``}
    order by organisation.name_sv, record.title, record.id`
}

/** Whether it was in use on a day (`YYYY-MM-DD`): a date known to the year covers the whole year. Unknown starts say no. */
export function usedOn(
  { stage, since, until, denied }: Pick<AdoptionView, 'stage' | 'since' | 'until' | 'denied'>,
  day: string,
): boolean {
  if (denied || since === null || (stage !== 'using' && stage !== 'left')) return false
  const begun = day.slice(0, since.length) >= since
  return begun && (until === null ? stage === 'using' : day.slice(0, until.length) <= until)
}

const Remembered = z.object({
  adoption: z.object({
    organisation: z.string(),
    record: z.string(),
    stage: z.enum(stages),
    since: z.string().nullable(),
    until: z.string().nullable(),
    first_said_at: z.string(),
    evidence: z.enum(evidenceLevels),
    through: z.string().nullable(),
    denied: z.boolean(),
    counts: z.boolean(),
    doubts: z.array(z.enum(doubts)),
    cost_sek_minor: z.number().nullable(),
    weeks: z.number().nullable(),
    benefit_sek_minor_per_year: z.number().nullable(),
    reason: z.string().nullable(),
  }),
})

/** An adoption as the ledger remembers it. */
export type RememberedAdoption = z.infer<typeof Remembered>['adoption']

/** The adoptions of these things as they stood before an entry of the ledger, made from the entries alone. */
export async function recallAdoptions(
  ctx: Reader,
  records: readonly string[],
  before: number,
): Promise<RememberedAdoption[]> {
  const subjects = await subjectsOfPairs(ctx, records)
  const kept = new Map<string, RememberedAdoption>()
  for (const { type, subject, content } of await recall(
    ctx,
    subjects,
    ['adoption.changed', 'adoption.withdrawn'],
    before,
  )) {
    const changed = Remembered.safeParse(content)
    if (type === 'adoption.withdrawn') kept.delete(subject)
    else if (changed.success) kept.set(subject, changed.data.adoption)
  }
  return [...kept.values()]
}
