import { removeDemonstrationAdoptions } from '#adoption'
import { removeDemonstrationTrials, removeDemonstrationVoices } from '#frontline'
import { removeDemonstrationSources } from '#harvest'
import { removeInventedPeople } from '#identity'
import { removeInventedFollowers } from '#notification'
import type { Transaction } from '#platform/context'
import { removeDemonstrationRecords } from '#registry'
import { removeDemonstrationSheets } from '#workspace'

/** How much of the invented county was taken away. */
export interface Cleared {
  readonly records: number
  readonly organisations: number
  readonly sources: number
}

/** Takes away everything that is invented; each thing leaves an entry that says so, and history keeps what was. */
export async function clearCounty(tx: Transaction): Promise<Cleared> {
  await removeInventedFollowers(tx)
  await removeInventedPeople(tx)
  await removeDemonstrationSheets(tx)
  await removeDemonstrationAdoptions(tx)
  await removeDemonstrationVoices(tx)
  await removeDemonstrationTrials(tx)
  const sources = await removeDemonstrationSources(tx)
  const { records, organisations } = await removeDemonstrationRecords(tx)
  return { records, organisations, sources }
}
