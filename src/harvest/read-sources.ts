import { z } from 'zod'
import { instant, type Sql } from '#platform/database'
import { NotFound } from '#platform/problems'

type Reader = { readonly sql: Sql }

const Bilingual = z.object({ sv: z.string(), en: z.string() })

/** One harvest of one source. */
export const RunView = z
  .object({
    id: z.number().int(),
    source: z.string(),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    state: z.enum(['running', 'finished', 'failed', 'interrupted']),
    read: z.number().int(),
    new: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    rejected: z.number().int(),
    deviations: z.number().int(),
    gone: z.number().int(),
    failure: Bilingual.nullable(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Run' })
export type RunView = z.infer<typeof RunView>

/** A source and how it is doing. */
export const SourceView = z
  .object({
    id: z.string(),
    connector: z.string(),
    title: z.string(),
    location: z.string(),
    organisation: z.string().nullable(),
    licence: z.string(),
    priority: z.number().int(),
    cadenceHours: z.number().int(),
    demonstration: z.boolean(),
    firstHarvestedAt: z.iso.datetime(),
    records: z.number().int().meta({ description: 'records that rest on this source now' }),
    lastRun: RunView.nullable(),
  })
  .meta({ id: 'Source' })
export type SourceView = z.infer<typeof SourceView>

/** Something a source gave that could not be taken as it stood. */
export const IssueView = z
  .object({
    id: z.number().int(),
    run: z.number().int(),
    severity: z.enum(['rejected', 'deviation']),
    code: z.string(),
    place: z.string(),
    value: z.string(),
    message: Bilingual,
    notedAt: z.iso.datetime(),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Issue' })
export type IssueView = z.infer<typeof IssueView>

/** All sources, the most recently harvested first. */
export async function listSources(ctx: Reader): Promise<SourceView[]> {
  return selectSources(ctx, ctx.sql``)
}

/** One source. Throws `NotFound`. */
export async function readSource(ctx: Reader, id: string): Promise<SourceView> {
  const [source] = await selectSources(ctx, ctx.sql`where source.id = ${id}`)
  if (source) return source
  throw new NotFound({
    sv: 'Det finns ingen sådan källa. Se listan över källor.',
    en: 'There is no such source. See the list of sources.',
  })
}

/** The runs of a source, latest first, at most `limit`; with `before`, those that came before that run. */
export async function listRuns(
  ctx: Reader,
  source: string,
  limit: number,
  before: number | null = null,
): Promise<RunView[]> {
  return ctx.sql<RunView[]>`
    select ${runColumns(ctx)}
    from harvest.run
    where source = ${source} and (${before}::bigint is null or run.id < ${before})
    order by run.id desc
    limit ${limit}`
}

/** One run. Throws `NotFound`. */
export async function readRun(ctx: Reader, id: number): Promise<RunView> {
  const [run] = await ctx.sql<RunView[]>`select ${runColumns(ctx)} from harvest.run where id = ${id}`
  if (run) return run
  throw new NotFound({
    sv: 'Det finns ingen sådan hämtning. Se källans sida.',
    en: 'There is no such run. See the page of its source.',
  })
}

/** The issues of a run: rejected ones first; `after` is the id of the last one of the page before. */
export async function listIssues(
  ctx: Reader,
  run: number,
  page: { severity: 'rejected' | 'deviation'; after: number; limit: number },
): Promise<IssueView[]> {
  return ctx.sql<IssueView[]>`
    select issue.id, issue.run, issue.severity, issue.code, issue.place, issue.value, issue.message,
      ${instant(ctx.sql, 'issue.noted_at')} as "notedAt", source.demonstration
    from harvest.issue
    join harvest.source on source.id = issue.source
    where issue.run = ${run} and issue.severity = ${page.severity} and issue.id > ${page.after}
    order by issue.id
    limit ${page.limit}`
}

async function selectSources(ctx: Reader, where: ReturnType<Sql>): Promise<SourceView[]> {
  return ctx.sql<SourceView[]>`
    select source.id, source.connector, source.title,
      case when source.location ~ '^https?:' then source.location
        else regexp_replace(source.location, '^.*[/\\\\]', '') end as location, source.organisation, source.licence,
      source.priority, source.cadence_hours as "cadenceHours", source.demonstration,
      ${instant(ctx.sql, 'source.first_harvested_at')} as "firstHarvestedAt",
      (
        select count(distinct observation.record) from published.observation
        where observation.source = source.id and observation.superseded_at is null
      ) as records,
      (
        select to_jsonb(latest) from (
          select ${runColumns(ctx)} from harvest.run where run.source = source.id order by run.id desc limit 1
        ) as latest
      ) as "lastRun"
    from harvest.source
    ${where}
    order by source.demonstration, source.first_harvested_at desc`
}

function runColumns({ sql }: Reader) {
  return sql`
    run.id, run.source, ${instant(sql, 'run.started_at')} as "startedAt",
    ${instant(sql, 'run.finished_at')} as "finishedAt", run.state, run.read, run.new,
    run.changed, run.unchanged, run.rejected, run.deviations, run.gone, run.failure,
    (select demonstration from harvest.source where source.id = run.source) as demonstration`
}
