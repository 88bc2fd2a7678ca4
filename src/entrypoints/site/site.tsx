import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import type { WaitingRoom } from '#frontline'
import type { Session } from '#identity'
import { ledgerSize } from '#ledger'
import { countNews } from '#notification'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { Invalid, NotAllowed, NotFound } from '#platform/problems'
import type { Search } from '#search'
import { type FeedLink, type FormError, renderFragment, renderPage } from '#ui'
import type { Assets } from '../server/create-server.ts'
import type { SessionDoor } from '../server/session-door.ts'
import { AccountHead } from './account-head.tsx'
import { adoptionDoors } from './adoption-doors.tsx'
import { beforeStartDoor } from './before-start-routes.tsx'
import { concernDoor } from './concern-door.tsx'
import { differenceDoors } from './difference-routes.tsx'
import { liveEvents } from './live-events.tsx'
import { mailLinkDoor } from './mail-link-door.tsx'
import { type AskedMoment, atMoment, type Past, PastBand, stayAt } from './past.tsx'
import { portfolioDoors } from './portfolio-doors.tsx'
import { preferredLanguage } from './preferred-language.ts'
import { createRemember, type Remember } from './remember.ts'
import { roomUploadDoor } from './room-paper-routes.tsx'
import { routes } from './routes.tsx'
import { requireSameOrigin } from './same-origin.ts'
import { searchDoors } from './search-routes.tsx'
import { type SignIn, signInDoor } from './sign-in-door.tsx'
import { SitePage } from './site-page.tsx'
import { warningFeedDoor } from './warning-feed-door.ts'
import { workspaceDoor } from './workspace-door.ts'

/** What a route is asked for, and what it can use to answer. */
export interface Asked {
  /** Its actor is the organisation and role that the reader acts as; `public` when nobody has signed in. */
  readonly ctx: Context
  /** Who is signed in, as what they may act and what they act as now. Null when nobody is. */
  readonly session: Session | null
  readonly remember: Remember
  readonly search: Search
  readonly language: Language
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly publicUrl: string
  /** Whether mail is sent from here. */
  readonly mailing: boolean
  /** The moment that the address asks for; the context is set to it. Null is today. */
  readonly moment: AskedMoment | null
  /** What was written in the form, when the page is shown again because something in it must be corrected. */
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** What a route answers: the content of a page, and what the page says about itself. */
export interface Answer {
  readonly title: string
  readonly description: string
  readonly content: VNode
  /** The part that filters replace, for requests that carry `x-fragment`. */
  readonly fragment?: VNode
  /** What a feed reader can subscribe to. */
  readonly feeds?: readonly FeedLink[]
  /** How the page shows another moment than today. Absent: it cannot, and says so. */
  readonly past?: Past
}

/** A page of the site. Paths are the same in both languages. */
export interface Route {
  readonly path: string
  /** Written as for anybody, without a look at who is signed in: pages on which nobody is to be known. */
  readonly forAnybody?: true
  answer(asked: Asked): Promise<Answer>
  /**
   * Takes a form sent to the page's own address, and says where to go next, as a path behind the language. What it
   * throws as `Invalid` is shown with the page, beside what was written. With `show` it answers at once, for what is shown
   * a single time and has no address.
   */
  take?(asked: Asked, form: URLSearchParams): Promise<{ readonly to: string } | { readonly show: Answer }>
}

interface SiteOptions {
  readonly ctx: Context
  readonly search: Search
  readonly assets: Assets
  readonly publicUrl: string
  readonly room: WaitingRoom | undefined
  readonly sessions: SessionDoor
  readonly signIn: SignIn
  /** Whether mail is sent from here. */
  readonly mailing?: boolean
}

/** All pages, in both languages, readable without script. */
export const site: FastifyPluginAsync<SiteOptions> = async (server, options) => {
  const { ctx, search, assets, publicUrl, sessions, signIn } = options
  const { remember, recall, close } = await createRemember(ctx)
  server.addHook('onClose', close)
  await server.register(liveEvents, { ctx, remember })
  const show = async (request: FastifyRequest, answer: Answer) =>
    write({ path: request.url, answer: async () => answer }, request, false, await sessions.of(request))
  await server.register(searchDoors, { ctx, search, publicUrl })
  await server.register(differenceDoors, { ctx, publicUrl })
  await server.register(portfolioDoors, { ctx, publicUrl })
  await server.register(adoptionDoors, { ctx, publicUrl })
  await server.register(warningFeedDoor, { ctx, publicUrl })
  await server.register(workspaceDoor, { sessions })
  await server.register(roomUploadDoor, { sessions, publicUrl, show })
  await server.register(beforeStartDoor, { ctx, search, show })
  const showToAnybody = (request: FastifyRequest, answer: Answer) =>
    write({ path: request.url, answer: async () => answer }, request, false, null)
  await server.register(concernDoor, { ctx, search, publicUrl, room: options.room, show: showToAnybody })
  await server.register(mailLinkDoor, { ctx, publicUrl, show: showToAnybody })
  await server.register(signInDoor, { ctx, sessions, signIn, publicUrl, show })
  server.get('/', { schema: { hide: true } }, async (request, reply) =>
    reply.redirect(`/${preferredLanguage(request.headers['accept-language'])}`, 302),
  )
  for (const route of routes) {
    const url = `/:language${route.path === '/' ? '' : route.path}`
    server.get(url, { schema: { hide: true } }, async (request, reply) => {
      const part = Boolean(request.headers['x-fragment'])
      const session = route.forAnybody ? null : await sessions.of(request)
      if (session) return writePrivately(route, request, reply, part, session)
      // the index hears of the ledger a moment later than we do: what it then knows more of is another page
      const { ready, heard } = search.state()
      const html = await remember(`html ${part} ${ready} ${heard} ${request.url}`, () =>
        write(route, request, part, null),
      ).catch((problem: unknown) => {
        if (problem instanceof NotAllowed) return null
        throw problem
      })
      // what takes an account leads to the sign-in, and from there back
      if (html === null) return reply.redirect(signInAddress(request.url), 303)
      return reply
        .type('text/html; charset=utf-8')
        .headers({ vary: 'x-fragment, cookie', 'cache-control': 'no-cache' })
        .send(html)
    })
    if (route.take)
      server.post(url, { schema: { hide: true } }, (request, reply) => take(route, request, reply))
  }

  /** A page for somebody who is signed in: written for them alone, and kept by nobody. */
  async function writePrivately(
    route: Route,
    request: FastifyRequest,
    reply: FastifyReply,
    part: boolean,
    session: Session,
  ) {
    reply.headers(keptByNobody)
    return reply.type('text/html; charset=utf-8').send(await write(route, request, part, session))
  }

  /** Hands a form to its page, and leads on, or shows the page again with what must be corrected. */
  async function take(route: Route, request: FastifyRequest, reply: FastifyReply) {
    requireSameOrigin(request.headers, publicUrl)
    const session = await sessions.of(request)
    reply.headers(keptByNobody)
    const asked = ask(request, session)
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    try {
      const next = (await route.take?.(asked, form)) ?? { to: '' }
      if ('to' in next) return reply.redirect(`/${asked.language}${next.to}`, 303)
      const { show: shown } = next
      const html = await write({ ...route, answer: async () => shown }, request, false, session)
      return reply.type('text/html; charset=utf-8').send(html)
    } catch (problem) {
      if (!(problem instanceof Invalid)) throw problem
      const errors = problem.fields.map(({ field, message }) => ({ field, message: message[asked.language] }))
      if (errors.length === 0) throw problem
      const html = await write(route, request, false, session, { form, errors })
      return reply.code(problem.status).type('text/html; charset=utf-8').send(html)
    }
  }

  function ask(request: FastifyRequest, session: Session | null): Asked {
    return {
      ...{
        ctx: sessions.contextOf(session),
        session,
        search,
        publicUrl,
        mailing: options.mailing ?? false,
        moment: null,
        form: null,
        errors: [],
      },
      // what is computed for somebody must never be kept for others
      remember: session ? recall : remember,
      ...readRequest(request),
    }
  }

  /** A page as html, or only the part of it that filters replace. */
  async function write(
    route: Route,
    request: FastifyRequest,
    part: boolean,
    session: Session | null,
    again: Partial<Pick<Asked, 'form' | 'errors'>> = {},
  ): Promise<string> {
    const asked = await atMoment<Asked>({ ...ask(request, session), ...again })
    const { moment, language } = asked
    const { title, description, content, fragment, feeds = [], past } = await route.answer(asked)
    if (part && fragment) return stayAt(moment, renderFragment(fragment))
    const frame = await remember('frame', () => readFrame(ctx))
    const unread = session ? await countNews(ctx, session.account) : 0
    const path = request.url.replace(/^\/(sv|en)/, '') || '/'
    const html = renderPage(
      <SitePage
        {...{ assets, publicUrl, title, description, path, feeds, ...frame }}
        language={asked.language}
        noIndex={moment !== null}
        account={signIn.offered && <AccountHead {...{ language: asked.language, session, path, unread }} />}
      >
        {moment && <PastBand {...{ language, moment, past, path }} />}
        {content}
      </SitePage>,
    )
    return stayAt(moment, html)
  }
}

/** For answers to somebody who is signed in. */
const keptByNobody = { vary: 'x-fragment, cookie', 'cache-control': 'private, no-store' }

/** Where somebody signs in who then wants to go on to an address of ours. */
function signInAddress(url: string): string {
  const [, language = 'sv', path = ''] = /^\/(sv|en)(.*)$/.exec(url) ?? []
  return `/${language}/logga-in?till=${encodeURIComponent(path)}`
}

const Params = z.record(z.string(), z.string())

function readRequest(request: FastifyRequest): Pick<Asked, 'language' | 'params' | 'query'> {
  const params = Params.parse(request.params)
  if (!isLanguage(params.language)) throw noSuchPage()
  const query = new URLSearchParams(request.url.split('?').slice(1).join('?'))
  return { language: params.language, params, query }
}

async function readFrame(ctx: Context): Promise<{ ledgerSize: number; demonstration: boolean }> {
  const [row] = await ctx.sql<{ demonstration: boolean }[]>`
    select exists (select from published.organisation where demonstration) as demonstration`
  return { ledgerSize: await ledgerSize(ctx), demonstration: row?.demonstration ?? false }
}

function noSuchPage(): NotFound {
  return new NotFound({
    sv: 'Det finns ingen sida på den här adressen. Sök efter det du letar efter, eller börja från startsidan.',
    en: 'There is no page at this address. Search for what you are looking for, or start from the front page.',
  })
}
