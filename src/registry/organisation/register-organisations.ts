import { requirePermission } from '#identity'
import { appendAll, canonicalBytes } from '#ledger'
import type { Context, Transaction } from '#platform/context'
import type { Sql } from '#platform/database'
import { Organisation, OrganisationAlias } from './organisation.ts'
import type { Register } from './read-register.ts'
import { createResolver, type Resolve } from './resolve-organisation.ts'

/**
 * Brings the organisations and their other names up to what a register file says, and returns how many were new or
 * changed. Organisations that the file no longer holds stay: a body that ends has a last day.
 */
export async function registerOrganisations(
  ctx: Context,
  register: Register,
): Promise<{ new: number; changed: number }> {
  requirePermission(ctx, 'register-organisations')
  return ctx.transaction(async (tx) => {
    const before = await tx.sql<
      { id: string; facts: unknown }[]
    >`select id, facts from registry.organisation for update`
    const known = new Map(before.map((row) => [row.id, canonicalBytes(row.facts)]))
    const news = register.organisations.filter(
      (organisation) => !known.get(organisation.id)?.equals(canonicalBytes(organisation)),
    )
    await writeOrganisations(tx, news)
    await writeAliases(tx, register.aliases)
    await appendAll(
      tx,
      news.map((organisation) => ({
        type: known.has(organisation.id) ? 'organisation.changed' : 'organisation.registered',
        subject: organisation.id,
        content: {
          organisation,
          aliases: register.aliases.filter((alias) => alias.organisationId === organisation.id),
        },
      })),
    )
    const changed = news.filter((organisation) => known.has(organisation.id)).length
    return { new: news.length - changed, changed }
  })
}

/** Writes organisations whole: new ones are added, known ones replaced. */
export async function writeOrganisations(
  tx: Transaction,
  organisations: readonly Organisation[],
): Promise<void> {
  if (organisations.length === 0) return
  const rows = organisations.map((organisation) => ({
    id: organisation.id,
    name_sv: organisation.nameSv,
    kind: organisation.kind,
    also_kinds: organisation.alsoKinds,
    county_code: organisation.countyCode,
    population: organisation.population,
    valid_to: organisation.validTo,
    demonstration: organisation.demonstration,
    facts: organisation,
  }))
  await tx.sql`
    insert into registry.organisation
    select * from jsonb_to_recordset(${tx.sql.json(rows)}) as row (
      id text, name_sv text, kind text, also_kinds text[], county_code text, population integer, valid_to text,
      demonstration boolean, facts jsonb)
    on conflict (id) do update set
      name_sv = excluded.name_sv, kind = excluded.kind, also_kinds = excluded.also_kinds,
      county_code = excluded.county_code, population = excluded.population, valid_to = excluded.valid_to,
      facts = excluded.facts`
}

/** Adds other names of organisations, or changes until when they were used. */
export async function writeAliases(tx: Transaction, aliases: readonly OrganisationAlias[]): Promise<void> {
  if (aliases.length === 0) return
  const rows = aliases.map(({ organisationId, ...alias }) => ({ organisation: organisationId, ...alias }))
  await tx.sql`
    insert into registry.organisation_alias
    select distinct on (organisation, alias, kind) *
    from jsonb_to_recordset(${tx.sql.json(rows)}) as row (organisation text, alias text, kind text, until text)
    on conflict (organisation, alias, kind) do update set until = excluded.until`
}

/** Reads all registered organisations and makes the resolver that tells which of them a source means. */
export async function loadResolver(ctx: { sql: Sql }): Promise<Resolve> {
  const organisations = await ctx.sql<{ facts: unknown }[]>`select facts from registry.organisation`
  const aliases = await ctx.sql`
    select organisation as "organisationId", alias, kind, until from registry.organisation_alias`
  return createResolver(
    organisations.map((row) => Organisation.parse(row.facts)),
    aliases.map((row) => OrganisationAlias.parse(row)),
  )
}
