import type { DocumentFile, DocumentRead } from './document.ts'
import { type RunLimits, runInWorker } from './run-in-worker.ts'

/**
 * Reads the text of a DOCX, PDF, Markdown or plain text file from outside, in a worker with limits. Never throws for what
 * the file holds: a bomb, a locked file or pictures of pages is a failure with words for its owner.
 */
export async function readDocument(
  file: DocumentFile,
  limits: Partial<RunLimits> = {},
): Promise<DocumentRead> {
  const ran = await runInWorker('document', file, limits)
  return ran.status === 'ok' ? ran.value : ran
}
