import { z } from 'zod'
import type { Context } from '#platform/context'
import { type ExportedRecord, Money, readExported } from '#registry'
import type { ExistingSolution, SimilarInitiative } from './result.ts'

/** A record and what it shares with the text. */
export interface Because {
  readonly id: string
  readonly because: { readonly needs: string[]; readonly words: string[] }
}

/** The organisation that searches. */
export interface Asker {
  readonly id: string
  readonly kind: string
  readonly population: number | null
}

/** Adopters named; the rest are counted. */
const NAMED = 5

const Told = z.object({
  lesson: z.string().nullable().catch(null),
  contactRole: z.string().nullable().catch(null),
  licence: z.string().nullable().catch(null),
  repository: z.string().nullable().catch(null),
  money: z.array(Money).catch([]),
})

/** Initiatives as a reader decides by: whether to call them. */
export async function describeInitiatives(
  ctx: Context,
  found: readonly Because[],
  asker: Asker | null,
): Promise<SimilarInitiative[]> {
  return describeAll(ctx, found, asker, async (named, record, told) => ({
    ...named,
    phase: record.phase,
    datedOn: record.datedOn,
    amountSekMinor: record.amountSekMinor,
    outcomeSekMinor: outcomeOf(told.money),
    lesson: told.lesson,
    contactRole: told.contactRole,
  }))
}

/** Solutions with those that are said to use them. */
export async function describeSolutions(
  ctx: Context,
  found: readonly Because[],
  asker: Asker | null,
): Promise<ExistingSolution[]> {
  const adopters = await readAdopters(
    ctx,
    found.map(({ id }) => id),
  )
  return describeAll(ctx, found, asker, async (named, record, told) => {
    const names = adopters.get(record.id) ?? []
    return {
      ...named,
      summary: record.summary,
      licence: told.licence,
      repository: told.repository,
      adopters: names.length,
      adopterNames: names.slice(0, NAMED),
    }
  })
}

type Named = Pick<
  SimilarInitiative,
  'id' | 'title' | 'language' | 'organisation' | 'confirmed' | 'demonstration' | 'because'
>

async function describeAll<Described>(
  ctx: Context,
  found: readonly Because[],
  asker: Asker | null,
  describe: (named: Named, record: ExportedRecord, told: z.output<typeof Told>) => Promise<Described>,
): Promise<Described[]> {
  const ids = found.map(({ id }) => id)
  const records = new Map((await readExported(ctx, ids)).map((record) => [record.id, record]))
  const populations = await readPopulations(ctx, [...records.values()])
  const described: Described[] = []
  for (const { id, because } of found) {
    const record = records.get(id)
    if (!record) continue
    const { title, language, confirmed, demonstration } = record
    const organisation = organisationOf(record, populations, asker)
    const named: Named = { id, title, language, organisation, confirmed, demonstration, because }
    described.push(await describe(named, record, Told.parse(record.claims)))
  }
  return described
}

function organisationOf(
  { organisation, organisationWords }: ExportedRecord,
  populations: ReadonlyMap<string, number | null>,
  asker: Asker | null,
): Named['organisation'] {
  if (organisation === null) {
    if (organisationWords === null) return null
    return { id: null, name: organisationWords, kind: null, population: null, ofYourSize: null }
  }
  const { id, name, kind } = organisation
  const population = populations.get(id) ?? null
  return { id, name, kind, population, ofYourSize: sameSize(asker, kind, population) }
}

/** Of one kind and with between half and twice the inhabitants. Bodies without inhabitants cannot be told. */
function sameSize(asker: Asker | null, kind: string, population: number | null): boolean | null {
  if (asker === null || asker.population === null || population === null) return null
  const times = population / asker.population
  return asker.kind === kind && times >= 0.5 && times <= 2
}

async function readPopulations(
  ctx: Context,
  records: readonly ExportedRecord[],
): Promise<Map<string, number | null>> {
  const ids = records.flatMap(({ organisation }) => organisation?.id ?? [])
  const rows = await ctx.sql<{ id: string; population: number | null }[]>`
    select id, population from published.organisation where id = any(${ids})`
  return new Map(rows.map(({ id, population }) => [id, population]))
}

async function readAdopters(ctx: Context, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await ctx.sql<{ record: string; names: string[] }[]>`
    select link.record, array_agg(distinct coalesce(organisation.name_sv, link.to_words)) as names
    from published.link
    left join published.organisation on organisation.id = link.to_organisation
    where link.record = any(${[...ids]})
    and link.type = 'used-by'
    and coalesce(organisation.name_sv, link.to_words) is not null
    group by link.record`
  return new Map(rows.map(({ record, names }) => [record, names]))
}

function outcomeOf(money: readonly Money[]): number | null {
  const outcomes = money.flatMap(({ scope, currency, amountMinor }) =>
    scope === 'outcome' && currency === 'SEK' && amountMinor !== null ? [amountMinor] : [],
  )
  return outcomes.length === 0 ? null : Math.max(...outcomes)
}
