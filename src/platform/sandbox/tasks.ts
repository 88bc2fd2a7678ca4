import { parseDocument } from './parse-document.ts'
import { parseSpreadsheet } from './parse-spreadsheet.ts'

/** Everything that may run in a worker, by name. Tasks are pure: one value in, one value out (or the promise of one), both cloneable. */
export const tasks = { spreadsheet: parseSpreadsheet, document: parseDocument }

/** The tasks and their types, for callers that never load the tasks themselves. */
export type Tasks = typeof tasks
