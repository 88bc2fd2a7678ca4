import {
  type AdoptionView,
  adoptionPaths,
  checkFit,
  countStrangers,
  ExperienceSection,
  FamilySection,
  followPolicy,
  InterestSection,
  KitSection,
  messages,
  PoliciesPage,
  PolicyPage,
  ReuseSection,
  readAdoptions,
  readBlockers,
  readFamily,
  readInterest,
  readPapers,
  readPolicies,
  readPool,
  readReuseLinks,
  readRule,
  readSpread,
  SpreadPage,
  UsedSection,
  UsersSection,
} from '#adoption'
import type { Context } from '#platform/context'
import type { Language } from '#platform/language'
import { listOrganisations, type RecordKind, type RecordView, readRecord, recordPaths } from '#registry'
import { readIndex } from './adoption-doors.tsx'
import { adoptionFormRoutes } from './adoption-forms.tsx'
import type { Answer, Asked, Route } from './site.tsx'

type Thing = 'solution' | 'product'

/** Pages about who uses what, spread, reuse, interest and scaling policies. */
export const adoptionRoutes: readonly Route[] = [
  ...(['solution', 'product'] as const).map(
    (kind): Route => ({
      path: `${recordPaths[kind]}/:id/${adoptionPaths.spread}`,
      answer: (asked) => spread(kind, asked),
    }),
  ),
  { path: adoptionPaths.policies, answer: policies },
  ...adoptionFormRoutes,
  { path: `${adoptionPaths.policies}/:id`, answer: policy },
]

async function spread(kind: Thing, { ctx, remember, language, params, query }: Asked): Promise<Answer> {
  const record = await readRecord(ctx, kind, params.id ?? '')
  const rule = readRule(query)
  const told = await remember(`spread ${record.id} ${JSON.stringify(rule)}`, () =>
    readSpread(ctx, record, rule),
  )
  const words = messages[language]
  return {
    title: words.spreadOf(record.title),
    description: words.spreadLead(String(told.spread.users.length), String(told.spread.eligible.length)),
    content: (
      <SpreadPage {...{ language, record: { ...record, kind }, rule, ...told, query: query.toString() }} />
    ),
  }
}

/** The sections of a record's page that say who uses it, what it took, how to take it into use, and who builds on it. */
export async function adoptionSections({ ctx, language, query }: Asked, record: RecordView) {
  const { id, kind } = record
  const [links, interest, pool] = await Promise.all([
    readReuseLinks(ctx, id),
    readInterest(ctx, id),
    readPool(ctx, id),
  ])
  const together = (
    <>
      <InterestSection {...{ language, record, interest, pool }} />
      <ReuseSection {...{ language, record, links }} />
    </>
  )
  if (kind === 'initiative') return together
  const family = kind === 'product' ? await readFamily(ctx, record) : null
  const [adoptions, ofFamily, blockers, strangers] = await Promise.all([
    readAdoptions(ctx, { records: [id] }),
    family ? readAdoptions(ctx, { records: family.products.map((one) => one.id) }) : [],
    readBlockers(ctx, [id]),
    countStrangers(ctx, id),
  ])
  return (
    <>
      <UsersSection {...{ language, record: { id, kind }, adoptions, strangers }} />
      {family && <FamilySection {...{ language, family, adoptions: ofFamily }} />}
      <ExperienceSection {...{ language, adoptions, blockers }} />
      {await kit(ctx, language, query.get('for'), record, adoptions)}
      {together}
    </>
  )
}

async function kit(
  ctx: Context,
  language: Language,
  asker: string | null,
  record: RecordView,
  adoptions: readonly AdoptionView[],
) {
  const all = await listOrganisations(ctx)
  const organisations = all
    .filter(({ demonstration }) => demonstration === record.demonstration)
    .map(({ id, nameSv, population, countyCode }) => ({ id, name: nameSv, population, countyCode }))
  const found = organisations.find(({ id }) => id === asker)
  const papers = await readPapers(ctx, record.id)
  return (
    <KitSection
      {...{ language, claims: record.claims, organisations, papers }}
      publiccodeHref={record.kind === 'solution' ? `/api/v1/solutions/${record.id}/publiccode.yml` : null}
      askHref={
        record.organisation
          ? `/${language}${recordPaths[record.kind]}/${record.id}/${adoptionPaths.ask}`
          : null
      }
      checked={found ? { ...found, checks: checkFit(found, record.claims, adoptions) } : null}
    />
  )
}

/** On an organisation's page: what it is said to use. */
export async function usedSection({ ctx, language }: Pick<Asked, 'ctx' | 'language'>, id: string) {
  const adoptions = await readAdoptions(ctx, { organisations: [id] })
  return <UsedSection {...{ language, organisation: id, adoptions }} />
}

async function policies({ ctx, language }: Asked): Promise<Answer> {
  const words = messages[language]
  const content = <PoliciesPage {...{ language, policies: await readPolicies(ctx) }} />
  return { title: words.policies, description: words.policiesLead, content }
}

async function policy({ ctx, remember, language, params, query }: Asked): Promise<Answer> {
  const id = params.id ?? ''
  const index = readIndex(query)
  const standing = await remember(`policy ${id} ${index}`, () => followPolicy(ctx, id, index))
  const { owner, records } = await readNames(ctx, language, standing.policy)
  const { title, goal } = standing.policy
  const content = <PolicyPage {...{ language, standing, owner, records, dated: index !== null }} />
  return { title, description: goal, content }
}

async function readNames(
  ctx: Context,
  language: Language,
  { owner, records }: { readonly owner: string; readonly records: readonly string[] },
) {
  const [row] = await ctx.sql<{ name: string }[]>`
    select name_sv as name from published.organisation where id = ${owner}`
  const named = await ctx.sql<{ id: string; kind: RecordKind; title: string }[]>`
    select id, kind, title from published.record where id = any(${[...records]}) order by title`
  return {
    owner: row?.name ?? owner,
    records: named.map(({ id, kind, title }) => ({
      title,
      href: `/${language}${recordPaths[kind]}/${id}`,
    })),
  }
}
