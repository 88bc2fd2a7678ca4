import { type RunLimits, runInWorker } from './run-in-worker.ts'
import type { SpreadsheetFile, SpreadsheetRead } from './spreadsheet.ts'

/**
 * Reads a CSV, XLSX or ODS file from outside, in a worker with limits. Never throws for what the file holds:
 * a wrong kind of file, a bomb, a locked or endless one is a failure with words for its owner.
 */
export async function readSpreadsheet(
  file: SpreadsheetFile,
  limits: Partial<RunLimits> = {},
): Promise<SpreadsheetRead> {
  const ran = await runInWorker('spreadsheet', file, limits)
  return ran.status === 'ok' ? ran.value : ran
}
