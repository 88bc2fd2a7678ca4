import type { z } from 'zod'
import type { Context } from '#platform/context'
import type { ReportedBalance, ReportedSummary } from './report-fidelity.ts'

/** A published comparison. */
export interface FidelityReport {
  readonly id: string
  readonly record: string
  readonly trial: string | null
  readonly build: string
  readonly path: string
  readonly comparedOn: string
  readonly summary: z.infer<typeof ReportedSummary>
  readonly messages: readonly z.infer<typeof ReportedBalance>[] | null
  readonly role: string
  readonly demonstration: boolean
}

/** The comparisons of one record, the latest first. */
export async function readFidelityReports(
  ctx: Pick<Context, 'sql'>,
  record: string,
): Promise<FidelityReport[]> {
  return ctx.sql<FidelityReport[]>`
    select id, record, trial, build, path, compared_on::text as "comparedOn", summary, messages, role, demonstration
    from published.fidelity_report
    where record = ${record}
    order by compared_on desc, id`
}
