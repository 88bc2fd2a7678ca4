import type { ExportedRecord } from '#registry'

/**
 * The one rule for what enters the index. Counts, suggestions and spelling come out of the index alone, so what this
 * refuses leaves no trace in them. A record without a title says nothing to anybody; every other record is public today.
 */
export function isPublic(record: ExportedRecord): boolean {
  return record.title.trim() !== ''
}
