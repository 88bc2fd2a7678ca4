import type { CaseExport } from './export-cases.ts'

/** Every score of an export, worked out apart from the program. */
export function recompute(data: Pick<CaseExport, 'version' | 'cases'>): readonly {
  readonly id: string
  readonly view: 'public' | 'organisation'
  readonly decision: unknown
}[]
