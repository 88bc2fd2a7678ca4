import { z } from 'zod'
import type { Entry } from '#ledger'
import type { Transaction } from '#platform/context'
import type { Sql, TransactionSql } from '#platform/database'
import { keepCorrection } from './need/correct-needs.ts'
import { Organisation, OrganisationAlias } from './organisation/organisation.ts'
import { writeAliases, writeOrganisations } from './organisation/register-organisations.ts'
import { createResolver, type Resolve } from './organisation/resolve-organisation.ts'
import { MASK } from './record/mask-words.ts'
import { keepIdentifiers } from './record/record-observations.ts'
import { replaceLinks } from './record/replace-links.ts'
import {
  type StoredObservation,
  type StoredRecord,
  writeObservations,
  writeRecords,
} from './record/stored.ts'

const OrganisationContent = z.object({ organisation: Organisation, aliases: z.array(OrganisationAlias) })
// What we wrote ourselves, and the ledger's commitments hold: only the outline is looked at again.
const RecordContent = z.object({
  record: z.custom<StoredRecord>((value) => typeof value === 'object' && value !== null && 'id' in value),
  observations: z
    .array(
      z.custom<StoredObservation>((value) => typeof value === 'object' && value !== null && 'key' in value),
    )
    .default([]),
})

const CorrectionContent = z.object({
  correction: z.object({ needs: z.array(z.string()).nullable(), reason: z.string() }),
})

/**
 * Makes the registry's rows from entries alone, handed over in index order from the first. Two kinds of replay can be told
 * apart by nobody: the same entries give the same organisations, records, observations, identifiers and links.
 */
export class RegistryReplay {
  readonly #organisations = new Map<string, Organisation>()
  readonly #aliases = new Map<string, readonly OrganisationAlias[]>()
  #real: Resolve | null = null
  #invented: Resolve | null = null

  /** Takes the next entry; those about other things than the registry change nothing. */
  async take(tx: Transaction, entry: Entry): Promise<void> {
    const { type, subject, content } = entry
    if (/^organisation\.(registered|changed)$/.test(type)) {
      await this.#takeOrganisation(tx, OrganisationContent.parse(content))
    } else if (/^(initiative|solution|product)\./.test(type)) {
      const said = RecordContent.safeParse(content)
      if (said.success) await this.#takeRecord(tx, said.data)
      if (type.endsWith('.need-corrected')) await takeCorrection(tx, entry)
    } else if (type === 'demonstration.removed') await this.#remove(tx, subject)
  }

  async #takeOrganisation(tx: Transaction, said: z.infer<typeof OrganisationContent>): Promise<void> {
    await writeOrganisations(tx, [said.organisation])
    await writeAliases(tx, said.aliases)
    this.#organisations.set(said.organisation.id, said.organisation)
    this.#aliases.set(said.organisation.id, said.aliases)
    this.#real = null
    this.#invented = null
  }

  async #takeRecord(tx: Transaction, { record, observations }: z.infer<typeof RecordContent>): Promise<void> {
    const then: Transaction = { ...tx, now: () => new Date(record.changed_at) }
    await writeRecords(then, [record])
    await writeObservations(then, observations)
    await keepIdentifiers(
      then,
      observations.map((observation) => ({
        ...observation,
        identifiers: observation.identifiers.filter((identifier) => !identifier.includes(MASK)),
      })),
    )
    for (const source of new Set(observations.map((observation) => observation.source))) {
      const claimed = observations.filter((observation) => observation.source === source)
      await replaceLinks(then, source, claimed, this.#resolver(record.demonstration))
    }
  }

  async #remove(tx: Transaction, subject: string): Promise<void> {
    const organisation = this.#organisations.get(subject)
    if (!organisation) {
      await tx.sql`delete from registry.record where id = ${subject}`
      return
    }
    await tx.sql`
      update registry.link set to_organisation = null, to_words = coalesce(to_words, ${organisation.nameSv})
      where to_organisation = ${subject}`
    await tx.sql`update registry.observation set organisation = null where organisation = ${subject}`
    await tx.sql`delete from registry.organisation where id = ${subject}`
    this.#organisations.delete(subject)
    this.#aliases.delete(subject)
    this.#real = null
    this.#invented = null
  }

  /** Who was known when the entry was written. What is invented only ever knew what is invented. */
  #resolver(invented: boolean): Resolve {
    if (invented) {
      this.#invented ??= this.#resolverOf((organisation) => organisation.demonstration)
      return this.#invented
    }
    this.#real ??= this.#resolverOf(() => true)
    return this.#real
  }

  #resolverOf(choose: (organisation: Organisation) => boolean): Resolve {
    const chosen = [...this.#organisations.values()].filter(choose)
    return createResolver(
      chosen,
      chosen.flatMap(({ id }) => this.#aliases.get(id) ?? []),
    )
  }
}

async function takeCorrection(tx: Transaction, entry: Entry): Promise<void> {
  const said = CorrectionContent.safeParse(entry.content)
  if (!said.success) return
  const { organisation, role, at, subject } = entry
  await keepCorrection(tx, subject, { ...said.data.correction, organisation, role, at: at.toISOString() })
}

/**
 * A checksum of each table that follows from the entries. Left out is what does not: generated numbers of links, and when
 * a source last repeated itself or was found wanting.
 */
export async function registryChecksums(sql: Sql | TransactionSql): Promise<Record<string, string>> {
  const [sums] = await sql<Record<string, string>[]>`
    select
      (select md5(coalesce(string_agg(organisation::text, '|' order by id collate "C"), ''))
        from registry.organisation) as organisation,
      (select md5(coalesce(string_agg(organisation_alias::text, '|' order by organisation_alias::text collate "C"), ''))
        from registry.organisation_alias) as alias,
      (select md5(coalesce(string_agg(md5(record::text), '|' order by id collate "C"), ''))
        from registry.record) as record,
      (select md5(coalesce(string_agg(md5((to_jsonb(observation) - array['seen_at', 'missed', 'gone_at', 'superseded_at'])::text
          || (superseded_at is null)), '|' order by id), ''))
        from registry.observation) as observation,
      (select md5(coalesce(string_agg(md5(identifier::text), '|' order by identifier::text collate "C"), ''))
        from registry.identifier) as identifier,
      (select md5(coalesce(string_agg(
          jsonb_build_array(record, needs, reason, organisation, role, date_trunc('second', corrected_at))::text,
          '|' order by record collate "C"), ''))
        from registry.need_correction) as need_correction,
      (select md5(coalesce(string_agg(said, '|' order by said collate "C"), ''))
        from (select (to_jsonb(link) - 'id')::text as said from registry.link) as links) as link`
  return { ...sums }
}
