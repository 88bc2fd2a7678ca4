import { createHash } from 'node:crypto'
import type { Context } from '#platform/context'
import { type ExportedRecord, exportRecords, recordKinds } from '#registry'
import { makeTools } from '../make-tools.ts'
import { isPublic } from './is-public.ts'
import { readOrganisationNames, surround } from './read-surroundings.ts'
import { toDocument } from './to-document.ts'

const BATCH = 500

/**
 * SHA-256, in hexadecimal, over everything that the index would hold of this registry: two registries with the same digest
 * are searched with the same answers. What people at work have said is left out, for it is no part of the registry.
 */
export async function digestIndex(ctx: Pick<Context, 'sql'>): Promise<string> {
  const tools = await makeTools()
  const organisations = await readOrganisationNames(ctx)
  const hash = createHash('sha256')
  const take = async (records: readonly ExportedRecord[]) => {
    for (const one of await surround(ctx, records.filter(isPublic), organisations, tools))
      hash.update(JSON.stringify(toDocument({ ...one, concerns: 0 }, tools)))
  }
  for (const kind of recordKinds) {
    let batch: ExportedRecord[] = []
    for await (const record of exportRecords(ctx, kind)) {
      batch.push(record)
      if (batch.length === BATCH) {
        await take(batch)
        batch = []
      }
    }
    await take(batch)
  }
  return hash.digest('hex')
}
