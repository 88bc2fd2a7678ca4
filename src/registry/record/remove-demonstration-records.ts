import { requirePermission } from '#identity'
import { appendAll } from '#ledger'
import type { Transaction } from '#platform/context'
import { REGISTRY_WRITER_LOCK } from './record-observations.ts'
import { lockRecords } from './stored.ts'

/** How much of the invented county was taken out of the registry. */
export interface RemovedCounty {
  readonly records: number
  readonly organisations: number
}

/**
 * Removes every invented record and organisation, with all that hangs on them, in the caller's transaction, and remembers
 * each in an entry. A real record that named an invented organisation stays and keeps the name as words.
 */
export async function removeDemonstrationRecords(tx: Transaction): Promise<RemovedCounty> {
  requirePermission(tx, 'keep-demonstration')
  await tx.sql`select pg_advisory_xact_lock(${REGISTRY_WRITER_LOCK})`
  const records = await tx.sql<{ id: string; kind: string }[]>`
    delete from registry.record where demonstration returning id, kind`
  await letGoOfOrganisations(tx)
  const organisations = await tx.sql<{ id: string }[]>`
    delete from registry.organisation where demonstration returning id`
  await appendAll(tx, [
    ...records.map(({ id, kind }) => removal(id, kind)),
    ...organisations.map(({ id }) => removal(id, 'organisation')),
  ])
  return { records: records.length, organisations: organisations.length }
}

const removal = (subject: string, kind: string) => ({
  type: 'demonstration.removed',
  subject,
  content: { demonstration: true, kind, record: null },
})

/** What real sources have said of invented organisations, perhaps to try the registry out, loses only the reference. */
async function letGoOfOrganisations(tx: Transaction): Promise<void> {
  await tx.sql`
    update registry.link set to_organisation = null, to_words = coalesce(to_words, organisation.name_sv)
    from registry.organisation
    where organisation.id = link.to_organisation and organisation.demonstration`
  await tx.sql`
    update registry.observation set organisation = null
    from registry.organisation
    where organisation.id = observation.organisation and organisation.demonstration`
  const bereft = await tx.sql<{ id: string }[]>`
    update registry.record set organisation = null, organisation_words = organisation.name_sv,
      changed_at = ${tx.now()}, version = version + 1
    from registry.organisation
    where organisation.id = record.organisation and organisation.demonstration
    returning record.id`
  const after = await lockRecords(
    tx,
    bereft.map((row) => row.id),
  )
  await appendAll(
    tx,
    [...after.values()].map((record) => ({
      type: `${record.kind}.changed`,
      subject: record.id,
      content: { record, changed: ['organisation'], observations: [] },
    })),
  )
}
