import type { FastifyPluginAsync } from 'fastify'
import {
  type AdoptionView,
  adoptionPaths,
  checkFit,
  countStrangers,
  curveOf,
  ExperienceSection,
  FamilySection,
  followPolicy,
  InterestForm,
  InterestSection,
  KitSection,
  keepPolicy,
  linkReuse,
  messages,
  PoliciesPage,
  PolicyForm,
  PolicyPage,
  ReuseForm,
  ReuseLink,
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
  type Spread,
  SpreadPage,
  StatedAdoption,
  StatedBlocker,
  StatedInterest,
  StatedPolicy,
  stateAdoption,
  stateBlocker,
  stateInterest,
  UseForm,
  UsersSection,
} from '#adoption'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { listOrganisations, type RecordKind, type RecordView, readRecord, recordPaths } from '#registry'
import { LINE_PICTURE_HEIGHT, LinePicture, standaloneSvg } from '#ui'
import { csvLine } from '../cli/csv.ts'
import type { Answer, Asked, Route } from './site.tsx'

const things = ['solution', 'product'] as const
type Thing = (typeof things)[number]
const kinds: readonly RecordKind[] = ['initiative', ...things]

/** Pages about who uses what, spread, reuse, interest and scaling policies. */
export const adoptionRoutes: readonly Route[] = [
  ...things.flatMap((kind): Route[] => [
    { path: `${recordPaths[kind]}/:id/${adoptionPaths.spread}`, answer: (asked) => spread(kind, asked) },
    {
      path: `${recordPaths[kind]}/:id/${adoptionPaths.use}`,
      answer: (asked) => form(kind, asked, UseForm, messages[asked.language].useTitle),
      take: (asked, written) => takeUse(kind, asked, written),
    },
  ]),
  ...kinds.flatMap((kind): Route[] => [
    {
      path: `${recordPaths[kind]}/:id/${adoptionPaths.interest}`,
      answer: (asked) => form(kind, asked, InterestForm, messages[asked.language].interestTitle),
      take: (asked, written) => takeInterest(kind, asked, written),
    },
    {
      path: `${recordPaths[kind]}/:id/${adoptionPaths.reuse}`,
      answer: (asked) => form(kind, asked, ReuseForm, messages[asked.language].reuseTitle),
      take: (asked, written) => takeReuse(kind, asked, written),
    },
  ]),
  { path: adoptionPaths.policies, answer: policies },
  { path: adoptionPaths.newPolicy, answer: newPolicy, take: takePolicy },
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
      askHref={record.organisation ? `/${language}/organisationer/${record.organisation.id}` : null}
      checked={found ? { ...found, checks: checkFit(found, record.claims, adoptions) } : null}
    />
  )
}

type Form = typeof UseForm

async function form(kind: RecordKind, asked: Asked, Shown: Form, title: string): Promise<Answer> {
  const { language, params, form: written, errors, ctx } = asked
  const record = await readRecord(ctx, kind, params.id ?? '')
  const props = { language, record, actor: await actorOf(asked), form: written, errors }
  return { title: `${title}: ${record.title}`, description: title, content: <Shown {...props} /> }
}

/** The organisation that the reader acts for; null when nobody is signed in. */
async function actorOf({ ctx }: Pick<Asked, 'ctx'>) {
  const { organisation } = ctx.actor
  if (organisation === null) return null
  const [row] = await ctx.sql<{ name: string }[]>`
    select name_sv as name from published.organisation where id = ${organisation}`
  return { id: organisation, name: row?.name ?? organisation }
}

const text = (form: URLSearchParams, name: string) => form.get(name)?.trim() || null
/** A figure as written: spaces and a decimal comma are as good as none. What is no figure stays to be refused. */
const figure = (form: URLSearchParams, name: string) => {
  const written = text(form, name)
  return written === null ? null : Number(written.replace(/\s/g, '').replace(',', '.'))
}
const actingFor = ({ ctx }: Pick<Asked, 'ctx'>) => ctx.actor.organisation ?? ''

async function takeUse(kind: Thing, { ctx, params }: Asked, written: URLSearchParams) {
  const record = params.id ?? ''
  const organisation = actingFor({ ctx })
  const word = text(written, 'word')
  const blocker = StatedBlocker.shape.code.safeParse(text(written, 'blocker'))
  await stateAdoption(ctx, {
    organisation,
    record,
    word: StatedAdoption.shape.word.safeParse(word).data ?? 'claim',
    stage: StatedAdoption.shape.stage.safeParse(text(written, 'stage')).data ?? null,
    since: text(written, 'since'),
    until: text(written, 'until'),
    scope: text(written, 'scope'),
    reason: text(written, 'reason'),
    changes: text(written, 'changes'),
    outcome: text(written, 'outcome'),
    costSek: figure(written, 'costSek'),
    weeks: figure(written, 'weeks'),
    benefitSekPerYear: figure(written, 'benefitSekPerYear'),
  })
  if (blocker.success) await stateBlocker(ctx, { organisation, record, code: blocker.data })
  return { to: `${recordPaths[kind]}/${record}#anvandare` }
}

async function takeInterest(kind: RecordKind, { ctx, params }: Asked, written: URLSearchParams) {
  const target = params.id ?? ''
  await stateInterest(ctx, {
    organisation: actingFor({ ctx }),
    target,
    level: StatedInterest.shape.level.safeParse(text(written, 'level')).data ?? 'want',
    contactRole: text(written, 'contactRole') ?? '',
    amountSek: figure(written, 'amountSek'),
    words: text(written, 'words'),
  })
  return { to: `${recordPaths[kind]}/${target}#vill-samma` }
}

async function takeReuse(kind: RecordKind, { ctx, params }: Asked, written: URLSearchParams) {
  const record = params.id ?? ''
  await linkReuse(ctx, {
    record,
    type: ReuseLink.shape.type.safeParse(text(written, 'type')).data ?? 'builds-on',
    toRecord: text(written, 'toRecord') ?? '',
    since: text(written, 'since'),
    weeks: figure(written, 'weeks'),
    costSek: figure(written, 'costSek'),
    changes: text(written, 'changes'),
    result: text(written, 'result'),
  })
  return { to: `${recordPaths[kind]}/${record}#aterbruk` }
}

async function policies({ ctx, language }: Asked): Promise<Answer> {
  const words = messages[language]
  const content = <PoliciesPage {...{ language, policies: await readPolicies(ctx) }} />
  return { title: words.policies, description: words.policiesLead, content }
}

async function newPolicy(asked: Asked): Promise<Answer> {
  const { language, form: written, errors } = asked
  const words = messages[language]
  const props = { language, actor: await actorOf(asked), form: written, errors }
  return { title: words.newPolicy, description: words.policiesLead, content: <PolicyForm {...props} /> }
}

async function takePolicy({ ctx }: Asked, written: URLSearchParams) {
  const lines = (name: string) =>
    (text(written, name) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  const id = await keepPolicy(ctx, {
    owner: actingFor({ ctx }),
    title: text(written, 'title') ?? '',
    goal: text(written, 'goal') ?? '',
    records: lines('records').map((line) => /([sp][0-9a-z]{12})\/?$/.exec(line)?.[1] ?? line),
    eligible: { kinds: ['municipality'], populationTo: figure(written, 'populationTo') },
    target: figure(written, 'target') ?? 0,
    by: text(written, 'by') ?? '',
    instrument: StatedPolicy.shape.instrument.safeParse(text(written, 'instrument')).data ?? 'recommendation',
    means: text(written, 'means') ?? '',
    decidedOn: text(written, 'decidedOn') ?? '',
    milestones: lines('milestones').map((line) => {
      const [by = '', adopters = ''] = line.split(/\s+/)
      return { by, adopters: Number(adopters) }
    }),
  })
  return { to: `${adoptionPaths.policies}/${id}` }
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

function readIndex(query: URLSearchParams): number | null {
  const written = query.get('index')
  return written && /^\d{1,12}$/.test(written) ? Number(written) : null
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

const files = { config: { rateLimit: { max: 60, timeWindow: '1 minute' } }, schema: { hide: true } }

/** What spread and policies give besides pages: figures as tables, and curves as drawings. */
export const adoptionDoors: FastifyPluginAsync<{ ctx: Context; publicUrl: string }> = async (
  server,
  { ctx, publicUrl },
) => {
  for (const language of ['sv', 'en'] as const) {
    for (const kind of things) {
      for (const file of ['csv', 'svg'] as const) {
        server.get<{ Params: { id: string } }>(
          `/${language}${recordPaths[kind]}/:id/${adoptionPaths.spread}.${file}`,
          files,
          async ({ url, params }, reply) => {
            const record = await readRecord(ctx, kind, params.id)
            const rule = readRule(new URLSearchParams(url.split('?').slice(1).join('?')))
            const told = await readSpread(ctx, record, rule)
            const title = messages[language].spreadOf(record.title)
            const name = `spridning-${record.id}.${file}`
            return reply
              .headers(headersOf(file, name))
              .send(fileOf(file, { ...told, language, title, publicUrl, url }))
          },
        )
      }
    }
  }
  server.get<{ Params: { language: string; id: string; file: string } }>(
    `/:language${adoptionPaths.policies}/:id.:file`,
    files,
    async ({ url, params }, reply) => {
      const file = params.file === 'svg' ? 'svg' : 'csv'
      const language = isLanguage(params.language) ? params.language : 'sv'
      const standing = await followPolicy(ctx, params.id, readIndex(new URLSearchParams(url.split('?')[1])))
      const adoptions = await readAdoptions(ctx, { records: standing.policy.records })
      const parts = { ...standing, adoptions, language, title: standing.policy.title, publicUrl, url }
      return reply.headers(headersOf(file, `policy-${params.id}.${file}`)).send(fileOf(file, parts))
    },
  )
}

interface FileParts {
  readonly spread: Spread
  readonly adoptions: readonly AdoptionView[]
  readonly day: string
  readonly language: Language
  readonly title: string
  readonly publicUrl: string
  readonly url: string
}

const headersOf = (file: 'csv' | 'svg', name: string) => ({
  'content-type': file === 'csv' ? 'text/csv; charset=utf-8' : 'image/svg+xml; charset=utf-8',
  'cache-control': 'no-cache',
  'content-disposition': `${file === 'csv' ? 'attachment' : 'inline'}; filename="${name}"`,
})

function fileOf(file: 'csv' | 'svg', parts: FileParts): string {
  return file === 'csv' ? tableOf(parts.adoptions) : drawingOf(parts)
}

/** The adoptions as a table file; the mark at the start tells Excel that the text is UTF-8. */
function tableOf(adoptions: readonly AdoptionView[]): string {
  const header = [
    'organisation',
    'name',
    'record',
    'title',
    'stage',
    'since',
    'until',
    'evidence',
    'through',
    'denied',
    'counts',
    'doubts',
    'weeks',
    'cost_sek',
    'benefit_sek_per_year',
    'reason',
  ]
  const kronor = (minor: number | null) => (minor === null ? null : minor / 100)
  const rows = adoptions.map((one) => [
    one.organisation.id,
    one.organisation.name,
    one.record.id,
    one.record.title,
    one.stage,
    one.since,
    one.until,
    one.evidence,
    one.through?.id ?? null,
    one.denied,
    one.counts,
    one.doubts.join(' '),
    one.weeks,
    kronor(one.costSekMinor),
    kronor(one.benefitSekMinorPerYear),
    one.reason,
  ])
  return `\ufeff${[header, ...rows].map((cells) => `${csvLine(cells)}\r\n`).join('')}`
}

function drawingOf({ spread, language, title, day, publicUrl, url }: FileParts): string {
  const ever = (spread.adopted.at(-1) ?? 0) + spread.undated
  const description = messages[language].curveText(String(ever), day)
  return standaloneSvg({
    title,
    description,
    note: `${publicUrl}${url.replace('.svg', '')} · CC0`,
    height: LINE_PICTURE_HEIGHT,
    picture: <LinePicture {...{ language, description, ...curveOf(spread, language) }} />,
  })
}
