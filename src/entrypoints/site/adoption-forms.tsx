import {
  adoptionPaths,
  agreeOnPool,
  InterestForm,
  keepPolicy,
  linkReuse,
  MembershipPage,
  membershipMessages,
  messages,
  PolicyForm,
  PoolAgreement,
  PoolPage,
  ReuseForm,
  ReuseLink,
  readInterest,
  readMemberships,
  readPool,
  readPoolHistory,
  readRepresentation,
  readStatements,
  SaidSection,
  StatedAdoption,
  StatedBlocker,
  StatedInterest,
  StatedPolicy,
  shareField,
  stateAdoption,
  stateBlocker,
  stateInterest,
  stateMembership,
  UseForm,
} from '#adoption'
import { hasPermission, requirePermission } from '#identity'
import { Invalid } from '#platform/problems'
import { listOrganisations, type RecordKind, readOrganisation, readRecord, recordPaths } from '#registry'
import type { Answer, Asked, Route } from './site.tsx'

const things = ['solution', 'product'] as const
type Thing = (typeof things)[number]
const kinds: readonly RecordKind[] = ['initiative', ...things]

/** Where organisations say how they use, want, build on, steer and act together. */
export const adoptionFormRoutes: readonly Route[] = [
  ...things.map(
    (kind): Route => ({
      path: `${recordPaths[kind]}/:id/${adoptionPaths.use}`,
      answer: (asked) => use(kind, asked),
      take: (asked, written) => takeUse(kind, asked, written),
    }),
  ),
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
    {
      path: `${recordPaths[kind]}/:id/${adoptionPaths.pool}`,
      answer: (asked) => pool(kind, asked),
      take: (asked, written) => takePool(kind, asked, written),
    },
  ]),
  {
    path: `/organisationer/:id/${adoptionPaths.memberships}`,
    answer: memberships,
    take: takeMembership,
  },
  { path: adoptionPaths.newPolicy, answer: newPolicy, take: takePolicy },
]

type Form = typeof InterestForm

async function form(kind: RecordKind, asked: Asked, Shown: Form, title: string): Promise<Answer> {
  const { language, params, form: written, errors, ctx } = asked
  const record = await readRecord(ctx, kind, params.id ?? '')
  const props = { language, record, actor: await actorOf(asked), form: written, errors }
  return { title: `${title}: ${record.title}`, description: title, content: <Shown {...props} /> }
}

async function use(kind: RecordKind, asked: Asked): Promise<Answer> {
  const { language, params, query, form: written, errors, ctx } = asked
  const record = await readRecord(ctx, kind, params.id ?? '')
  const actor = await actorOf(asked)
  const about = query.get('organisation') ?? actor?.id ?? null
  const organisation = about === null ? null : await readOrganisation(ctx, about)
  const said = StatedAdoption.shape.word.safeParse(query.get('ord')).data
  const title = messages[language].useTitle
  return {
    title: `${title}: ${record.title}`,
    description: title,
    content: (
      <>
        <UseForm {...{ language, record, actor, form: written, errors, said }} />
        {organisation && (
          <SaidSection
            language={language}
            name={organisation.nameSv}
            statements={await readStatements(ctx, { organisation: organisation.id, record: record.id })}
          />
        )}
      </>
    ),
  }
}

async function pool(kind: RecordKind, asked: Asked): Promise<Answer> {
  const { language, params, form: written, errors, ctx } = asked
  const record = await readRecord(ctx, kind, params.id ?? '')
  const [interest, found, history, actor] = await Promise.all([
    readInterest(ctx, record.id),
    readPool(ctx, record.id),
    readPoolHistory(ctx, record.id),
    actorOf(asked),
  ])
  const words = messages[language]
  const props = { language, record, interest, pool: found, history, actor, form: written, errors }
  return {
    title: words.poolPageTitle(record.title),
    description: words.poolPageLead,
    content: <PoolPage {...props} />,
  }
}

async function takePool(kind: RecordKind, { ctx, params }: Asked, written: URLSearchParams) {
  const target = params.id ?? ''
  actingFor({ ctx })
  const interest = await readInterest(ctx, target)
  await agreeOnPool(ctx, {
    target,
    lead: text(written, 'lead') ?? '',
    steering: text(written, 'steering') ?? '',
    shares: interest.flatMap(({ organisation: { id } }) => {
      const percent = figure(written, shareField(id))
      return percent === null || percent === 0 ? [] : [{ organisation: id, percent }]
    }),
    state: PoolAgreement.shape.state.safeParse(text(written, 'state') ?? undefined).data,
  })
  return { to: `${recordPaths[kind]}/${target}/${adoptionPaths.pool}` }
}

async function memberships(asked: Asked): Promise<Answer> {
  const { ctx, language, params, form: written, errors } = asked
  const { id, nameSv, demonstration } = await readOrganisation(ctx, params.id ?? '')
  const [stated, represented, all] = await Promise.all([
    readMemberships(ctx, id),
    readRepresentation(ctx, id),
    listOrganisations(ctx),
  ])
  const others = all
    .filter((one) => one.demonstration === demonstration && one.validTo === null)
    .map((one) => ({ id: one.id, name: one.nameSv }))
  const words = membershipMessages[language]
  return {
    title: words.title(nameSv),
    description: words.lead,
    content: (
      <MembershipPage
        {...{ language, represented, others, errors, form: written }}
        organisation={{ id, name: nameSv }}
        memberships={stated}
        may={hasPermission(ctx, 'state-membership', id)}
      />
    ),
  }
}

async function takeMembership({ ctx, params }: Asked, written: URLSearchParams) {
  const own = params.id ?? ''
  const other = text(written, 'other') ?? ''
  const who = text(written, 'who')
  requirePermission(ctx, 'state-membership', own)
  const missing = [...(who === null ? ['who'] : []), ...(other === '' ? ['other'] : [])]
  if (missing.length > 0)
    throw new Invalid(
      chooseBoth,
      missing.map((field) => ({ field, message: chooseBoth })),
    )
  await stateMembership(ctx, {
    ...(who === 'body' ? { jointBody: own, member: other } : { jointBody: other, member: own }),
    since: text(written, 'since'),
    until: text(written, 'until'),
    records: lines(written, 'records').map(idIn),
    source: text(written, 'source') ?? '',
    withdrawn: written.get('never') === 'yes',
  })
  return { to: `/organisationer/${own}/${adoptionPaths.memberships}` }
}

const chooseBoth = {
  sv: 'Välj vilken den andra organisationen är, och vem av er som handlar för den andra.',
  en: 'Choose which the other organisation is, and which of you acts for the other.',
}

/** The organisation that the reader acts for; null when nobody is signed in. */
async function actorOf({ ctx }: Pick<Asked, 'ctx'>) {
  const { organisation } = ctx.actor
  if (organisation === null) return null
  const [row] = await ctx.sql<{ name: string }[]>`
    select name_sv as name from published.organisation where id = ${organisation}`
  return { id: organisation, name: row?.name ?? organisation }
}

/** What was written in a field, or null. */
const text = (form: URLSearchParams, name: string) => form.get(name)?.trim() || null
/** A figure as written: spaces and a decimal comma are as good as none. What is no figure stays to be refused. */
const figure = (form: URLSearchParams, name: string) => {
  const written = text(form, name)
  return written === null ? null : Number(written.replace(/\s/g, '').replace(',', '.'))
}
/** The lines of a field that hold something. */
const lines = (form: URLSearchParams, name: string) =>
  (text(form, name) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The id in the address of a solution or product, or what was written. */
const idIn = (line: string) => /([sp][0-9a-z]{12})\/?$/.exec(line)?.[1] ?? line

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

async function newPolicy(asked: Asked): Promise<Answer> {
  const { language, form: written, errors } = asked
  const words = messages[language]
  const props = { language, actor: await actorOf(asked), form: written, errors }
  return { title: words.newPolicy, description: words.policiesLead, content: <PolicyForm {...props} /> }
}

async function takePolicy({ ctx }: Asked, written: URLSearchParams) {
  const id = await keepPolicy(ctx, {
    owner: actingFor({ ctx }),
    title: text(written, 'title') ?? '',
    goal: text(written, 'goal') ?? '',
    records: lines(written, 'records').map(idIn),
    eligible: { kinds: ['municipality'], populationTo: figure(written, 'populationTo') },
    target: figure(written, 'target') ?? 0,
    by: text(written, 'by') ?? '',
    instrument: StatedPolicy.shape.instrument.safeParse(text(written, 'instrument')).data ?? 'recommendation',
    means: text(written, 'means') ?? '',
    decidedOn: text(written, 'decidedOn') ?? '',
    milestones: lines(written, 'milestones').map((line) => {
      const [by = '', adopters = ''] = line.split(/\s+/)
      return { by, adopters: Number(adopters) }
    }),
  })
  return { to: `${adoptionPaths.policies}/${id}` }
}
