import {
  connectors,
  listIssues,
  listRuns,
  listSources,
  RunPage,
  readRun,
  readSource,
  SourcePage,
  SourcesPage,
} from '#harvest'
import { latestEntries, readHistory } from '#ledger'
import { NotFound } from '#platform/problems'
import {
  countFacets,
  countRecords,
  listOrganisations,
  listRecords,
  OrganisationPage,
  OrganisationsNarrowed,
  OrganisationsPage,
  type RecordFilter,
  type RecordKind,
  RecordPage,
  readOrganisation,
  readRecord,
  recordPaths,
  messages as registryMessages,
} from '#registry'
import { AboutPage } from './about-page.tsx'
import { AccessibilityPage } from './accessibility-page.tsx'
import { accountMessages } from './account-messages.ts'
import { accountRoutes } from './account-routes.tsx'
import { adoptionRoutes, adoptionSections, usedSection } from './adoption-routes.tsx'
import { ApiPage } from './api-page.tsx'
import { askRoutes } from './ask-routes.tsx'
import { beforeStartPages } from './before-start-routes.tsx'
import { differenceRoutes } from './difference-routes.tsx'
import { EventsPage } from './events-page.tsx'
import { foresightRoutes } from './foresight-routes.tsx'
import { concernSection, frontlineRoutes } from './frontline-routes.tsx'
import { goLiveRoutes, startAndVoices } from './go-live-routes.tsx'
import { HomePage } from './home-page.tsx'
import { newsTypes } from './live-events.tsx'
import { messages } from './messages.ts'
import { needRoutes, needsSection } from './need-routes.tsx'
import { addressesLink, followSection, notificationRoutes } from './notification-routes.tsx'
import { compareSection, portfolioRoutes } from './portfolio-routes.tsx'
import { readFilter } from './read-filter.ts'
import { roleRoutes } from './role-routes.tsx'
import { searchPages } from './search-routes.tsx'
import { similarityRoutes, twinsSection } from './similarity-routes.tsx'
import type { Answer, Asked, Route } from './site.tsx'
import { tellingSources } from './telling-sources.ts'
import { evidenceSection, trialRoutes } from './trial-routes.tsx'
import { verifyRoutes } from './verify-routes.tsx'
import { standingSection, warningRoutes } from './warning-routes.tsx'
import { ownSection, workspaceRoutes } from './workspace-routes.tsx'

/** Every page of the site. To add one, add a line. */
export const routes: readonly Route[] = [
  { path: '/', answer: home },
  ...searchPages,
  ...beforeStartPages,
  ...foresightRoutes,
  ...(['initiative', 'solution', 'product'] as const).flatMap((kind): Route[] => [
    { path: `${recordPaths[kind]}/:id`, answer: (asked) => record(kind, asked) },
  ]),
  ...needRoutes,
  ...similarityRoutes,
  ...adoptionRoutes,
  ...askRoutes,
  ...portfolioRoutes,
  ...frontlineRoutes,
  ...goLiveRoutes,
  ...trialRoutes,
  ...warningRoutes,
  ...accountRoutes,
  ...workspaceRoutes,
  ...roleRoutes,
  ...notificationRoutes,
  { path: '/organisationer', answer: organisations },
  { path: '/organisationer/:id', answer: organisation },
  { path: '/kallor', answer: sources },
  { path: '/kallor/:id', answer: source },
  { path: '/kallor/:id/hamtningar/:run', answer: run },
  { path: '/handelser', answer: events },
  ...differenceRoutes,
  ...verifyRoutes,
  {
    path: '/om',
    answer: async ({ language }) => page(messages[language].aboutTitle, <AboutPage language={language} />),
  },
  {
    path: '/tillganglighet',
    answer: async ({ language }) =>
      page(messages[language].accessibilityTitle, <AccessibilityPage language={language} />),
  },
  {
    path: '/api',
    answer: async ({ language, publicUrl }) =>
      page(messages[language].apiTitle, <ApiPage language={language} publicUrl={publicUrl} />),
  },
]

const page = (title: string, content: Answer['content'], description = title): Answer => ({
  title,
  description,
  content,
})

/** A page that shows any moment; `ofToday` says what on it is of today all the same. */
const pageOfAnyTime = (...[title, content, description]: Parameters<typeof page>) => ({
  ...page(title, content, description),
  past: { ofToday: null },
})

const ofToday = {
  record: {
    sv: 'Det som andra avdelningar lägger till, som tvillingar, behov och när en källa senast upprepade sig, är av i dag.',
    en: 'What other sections add, such as twins, needs and when a source last repeated itself, is of today.',
  },
  sources: { sv: 'Listan över källor är av i dag.', en: 'The list of sources is of today.' },
}

/** Records shown on an organisation’s own page. */
const PORTFOLIO = 10
const NEWS = 12
const EVENTS = 100
const ISSUES = 200

async function home({ ctx, remember, language }: Asked): Promise<Answer> {
  const words = messages[language]
  const props = await remember('home', async () => {
    const [all, initiatives, confirmed, solutions, news] = await Promise.all([
      listOrganisations(ctx),
      countRecords(ctx, { kind: 'initiative' }),
      countRecords(ctx, { kind: 'initiative', confirmed: true }),
      countRecords(ctx, { kind: 'solution' }),
      latestEntries(ctx, {
        before: null,
        limit: NEWS,
        types: newsTypes,
      }),
    ])
    return { organisations: all, counts: { initiatives, confirmed, solutions }, news }
  })
  return pageOfAnyTime(words.homeTitle, <HomePage language={language} {...props} />, words.homeDescription)
}

async function record(kind: RecordKind, asked: Asked): Promise<Answer> {
  const { ctx, language, params } = asked
  const found = await readRecord(ctx, kind, params.id ?? '')
  const history = await readHistory(ctx, found.id)
  const today = ctx.now().toISOString().slice(0, 10)
  const description = [found.organisation?.name, found.summary ?? found.title]
    .filter(Boolean)
    .join(': ')
    .slice(0, 200)
  const twins = kind === 'initiative' ? await twinsSection({ ctx, language }, found.id) : null
  const action = await followSection(asked, { kind, target: found.id })
  const content = (
    <RecordPage {...{ language, record: found, history, today, action }}>
      {kind === 'initiative' && (await ownSection(asked, found))}
      {await needsSection(asked, found)}
      {kind === 'initiative' && (await standingSection(asked, found.id))}
      {await adoptionSections(asked, found)}
      {twins}
      {kind === 'initiative' && (await startAndVoices(asked, found.id))}
      {await evidenceSection(asked, found.id)}
      {await concernSection(asked, found)}
    </RecordPage>
  )
  return { ...page(found.title, content, description), past: { ofToday: ofToday.record } }
}

async function organisations({ ctx, remember, language, query }: Asked): Promise<Answer> {
  const all = await remember('organisations', () => listOrganisations(ctx))
  const words = registryMessages[language]
  const { words: name = '', organisationKind: kind = [], county = [] } = readFilter('initiative', query)
  const props = { language, organisations: all, filter: { words: name, kind, county } }
  return {
    ...pageOfAnyTime(
      words.organisations,
      <OrganisationsPage {...props} now={ctx.now()} />,
      words.organisationsLead,
    ),
    fragment: <OrganisationsNarrowed {...props} />,
  }
}

async function organisation(asked: Asked): Promise<Answer> {
  const { ctx, remember, language, params } = asked
  const id = params.id ?? ''
  const used = await usedSection(asked, id)
  const props = await remember(`organisation ${id}`, async () => {
    const filter: RecordFilter = { kind: 'initiative', organisation: [id] }
    const [found, initiatives, facets, solutions, told] = await Promise.all([
      readOrganisation(ctx, id),
      listRecords(ctx, filter, { sort: 'date', cursor: null, limit: PORTFOLIO }),
      countFacets(ctx, filter),
      listRecords(
        ctx,
        { kind: 'solution', organisation: [id] },
        { sort: 'title', cursor: null, limit: PORTFOLIO },
      ),
      tellingSources(ctx, id),
    ])
    return { organisation: found, initiatives, facets, solutions, sources: told }
  })
  const action = await followSection(asked, { kind: 'organisation', target: id })
  return {
    ...page(
      props.organisation.nameSv,
      <OrganisationPage language={language} {...props} action={action}>
        {used}
        {compareSection(language, id)}
        <p>
          <a href={`/${language}/organisationer/${id}/roller`}>{accountMessages[language].roles}</a>
        </p>
        {addressesLink(asked, id)}
      </OrganisationPage>,
    ),
    past: { ofToday: ofToday.sources },
  }
}

async function sources({ ctx, remember, language }: Asked): Promise<Answer> {
  const all = await remember('sources', () => listSources(ctx))
  const title = messages[language].navigation.sources
  return page(title, <SourcesPage language={language} sources={all} connectors={connectors} />)
}

async function source({ ctx, language, params }: Asked): Promise<Answer> {
  const found = await readSource(ctx, params.id ?? '')
  const runs = await listRuns(ctx, found.id, 50)
  return page(found.title, <SourcePage {...{ language, source: found, runs }} />)
}

async function run({ ctx, language, params, query }: Asked): Promise<Answer> {
  const found = await readSource(ctx, params.id ?? '')
  const number = Number(params.run)
  const harvested = await readRun(ctx, Number.isSafeInteger(number) ? number : 0)
  if (harvested.source !== found.id) throw notThisSource()
  const after = Math.max(0, Number(query.get('efter')) || 0)
  const [rejected, deviations] = await Promise.all([
    listIssues(ctx, harvested.id, { severity: 'rejected', after, limit: ISSUES }),
    listIssues(ctx, harvested.id, { severity: 'deviation', after, limit: ISSUES }),
  ])
  const last = Math.max(
    0,
    ...[rejected, deviations].map((issues) => (issues.length === ISSUES ? (issues.at(-1)?.id ?? 0) : 0)),
  )
  const nextHref =
    last > 0 ? `/${language}/kallor/${found.id}/hamtningar/${harvested.id}?efter=${last}` : null
  return page(
    found.title,
    <RunPage {...{ language, source: found, run: harvested, rejected, deviations, nextHref }} />,
  )
}

function notThisSource(): NotFound {
  return new NotFound({
    sv: 'Hämtningen hör till en annan källa. Gå via källans sida.',
    en: 'That harvest belongs to another source. Go by way of the page of its source.',
  })
}

async function events({ ctx, remember, language, query }: Asked): Promise<Answer> {
  const words = messages[language]
  const before = Number(query.get('fore'))
  const entries = await latestEntries(ctx, {
    before: query.has('fore') && Number.isSafeInteger(before) ? before : null,
    limit: EVENTS,
    types: [],
  })
  const last = entries.at(-1)?.index ?? 0
  const all = await remember('organisations', () => listOrganisations(ctx))
  const names = new Map(all.map(({ id, nameSv }) => [id, nameSv]))
  return pageOfAnyTime(
    words.events,
    <EventsPage {...{ language, events: entries, names, next: last > 0 ? last : null }} />,
    words.eventsDescription,
  )
}
