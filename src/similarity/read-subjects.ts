import type { Context } from '#platform/context'
import type { NeedSubject } from '#registry'
import type { Subject } from './matching/index.ts'

/** Tells the needs of initiatives, by record id, the most fitting first. */
export type TellNeeds = (records: readonly NeedSubject[]) => Promise<Map<string, readonly string[]>>

interface Row {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly summary: string | null
  readonly need: string | null
  readonly aim: string | null
  readonly description: string | null
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly datedOn: string | null
  readonly cpv: readonly string[] | null
  readonly products: readonly string[] | null
  readonly boughtProducts: readonly string[]
  readonly repository: string | null
  readonly demonstration: boolean
}

const BATCH = 1_000
/** A need told by a weaker sign than the first is less sure. */
const SECOND = 0.7

/** All initiatives as subjects, by id, a batch at a time however many they are. */
export async function* readAllSubjects(
  ctx: Pick<Context, 'sql'>,
  tell: TellNeeds,
): AsyncGenerator<Subject[]> {
  for (let after = ''; ; ) {
    const rows = await ctx.sql<Row[]>`
      ${subjectColumns(ctx)}
      where record.kind = 'initiative' and record.id > ${after}
      order by record.id
      limit ${BATCH}`
    const last = rows.at(-1)
    if (!last) return
    yield toSubjects(rows, tell)
    after = last.id
  }
}

/** The initiatives among these ids as subjects; ids of nothing, or of another kind, are left out. */
export async function readSubjects(
  ctx: Pick<Context, 'sql'>,
  ids: readonly string[],
  tell: TellNeeds,
): Promise<Subject[]> {
  const rows = await ctx.sql<Row[]>`
    ${subjectColumns(ctx)}
    where record.kind = 'initiative' and record.id = any(${[...ids]})
    order by record.id`
  return toSubjects(rows, tell)
}

function subjectColumns({ sql }: Pick<Context, 'sql'>) {
  return sql`
    select record.id, record.title, coalesce(record.claims ->> 'language', 'sv') as language,
      left(record.claims ->> 'summary', 10000) as summary, left(record.claims ->> 'need', 10000) as need,
      left(record.claims ->> 'aim', 10000) as aim,
      left(record.claims ->> 'description', 600) as description, coalesce(record.organisation, record.organisation_words) as organisation,
      coalesce(organisation.name_sv, record.organisation_words) as "organisationName", record.dated_on as "datedOn",
      record.claims -> 'cpv' as cpv, record.claims -> 'products' as products,
      array(
        select product.title from published.link
        join published.record as product on product.id = link.to_record
        where link.record = record.id and link.type = 'uses-product'
        order by product.title
      ) as "boughtProducts",
      record.claims ->> 'repository' as repository, record.demonstration
    from published.record
    left join published.organisation on organisation.id = record.organisation`
}

async function toSubjects(rows: readonly Row[], tell: TellNeeds): Promise<Subject[]> {
  const needs = await tell(rows.map(asNeedSubject))
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    text: bodyOf(row),
    language: row.language,
    organisation: row.organisation,
    organisationName: row.organisationName,
    datedOn: row.datedOn,
    cpv: row.cpv ?? [],
    products: [...new Set([...(row.products ?? []), ...row.boughtProducts])],
    repository: row.repository,
    needs: (needs.get(row.id) ?? []).map((need, place) => ({ need, sure: place === 0 ? 1 : SECOND })),
    demonstration: row.demonstration,
  }))
}

const bodyOf = ({ need, summary, aim }: Row) => [...new Set([need, summary, aim])].filter(Boolean).join('\n')

const asNeedSubject = ({ id, title, language, need, summary, aim, description, cpv }: Row): NeedSubject => ({
  ...{ id, title, language, kind: 'initiative' },
  claims: { need, summary, aim, description, cpv },
})
