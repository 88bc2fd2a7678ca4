import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { ledgerSize } from '#ledger'
import type { Context } from '#platform/context'
import { isLanguage, type Language, languages } from '#platform/language'
import { Invalid, NotFound } from '#platform/problems'
import type { Search } from '#search'
import { type FeedLink, type FormError, renderFragment, renderPage } from '#ui'
import type { Assets } from '../server/create-server.ts'
import { beforeStartDoor } from './before-start-routes.tsx'
import { liveEvents } from './live-events.tsx'
import { createRemember, type Remember } from './remember.ts'
import { routes } from './routes.tsx'
import { requireSameOrigin } from './same-origin.ts'
import { searchDoors } from './search-routes.tsx'
import { SitePage } from './site-page.tsx'

/** What a route is asked for, and what it can use to answer. */
export interface Asked {
  readonly ctx: Context
  readonly remember: Remember
  readonly search: Search
  readonly language: Language
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly publicUrl: string
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
}

/** A page of the site. Paths are the same in both languages. */
export interface Route {
  readonly path: string
  answer(asked: Asked): Promise<Answer>
  /**
   * Takes a form sent to the page's own address, and says where to go next, as a path behind the language. What it
   * throws as `Invalid` is shown with the page, beside what was written.
   */
  take?(asked: Asked, form: URLSearchParams): Promise<{ readonly to: string }>
}

interface SiteOptions {
  readonly ctx: Context
  readonly search: Search
  readonly assets: Assets
  readonly publicUrl: string
}

/** All pages, in both languages, readable without script. */
export const site: FastifyPluginAsync<SiteOptions> = async (server, { ctx, search, assets, publicUrl }) => {
  const { remember, close } = await createRemember(ctx)
  server.addHook('onClose', close)
  await server.register(liveEvents, { ctx, remember })
  const show = (request: FastifyRequest, answer: Answer) =>
    write({ path: request.url, answer: async () => answer }, request, false)
  await server.register(searchDoors, { ctx, search, publicUrl })
  await server.register(beforeStartDoor, { ctx, search, show })
  server.get('/', { schema: { hide: true } }, async (request, reply) =>
    reply.redirect(`/${preferred(request.headers['accept-language'])}`, 302),
  )
  for (const route of routes) {
    const url = `/:language${route.path === '/' ? '' : route.path}`
    server.get(url, { schema: { hide: true } }, async (request, reply) => {
      const part = Boolean(request.headers['x-fragment'])
      // the index hears of the ledger a moment later than we do: what it then knows more of is another page
      const { ready, heard } = search.state()
      const html = await remember(`html ${part} ${ready} ${heard} ${request.url}`, () =>
        write(route, request, part),
      )
      return reply
        .type('text/html; charset=utf-8')
        .headers({ vary: 'x-fragment', 'cache-control': 'no-cache' })
        .send(html)
    })
    if (route.take)
      server.post(url, { schema: { hide: true } }, (request, reply) => take(route, request, reply))
  }

  /** Hands a form to its page, and leads on, or shows the page again with what must be corrected. */
  async function take(route: Route, request: FastifyRequest, reply: FastifyReply) {
    requireSameOrigin(request.headers, publicUrl)
    const asked = ask(request)
    const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
    try {
      const next = await route.take?.(asked, form)
      return reply.redirect(`/${asked.language}${next?.to ?? ''}`, 303)
    } catch (problem) {
      if (!(problem instanceof Invalid)) throw problem
      const errors = problem.fields.map(({ field, message }) => ({ field, message: message[asked.language] }))
      if (errors.length === 0) throw problem
      const html = await write(route, request, false, { form, errors })
      return reply.code(problem.status).type('text/html; charset=utf-8').send(html)
    }
  }

  function ask(request: FastifyRequest): Asked {
    return { ctx, remember, search, publicUrl, form: null, errors: [], ...readRequest(request) }
  }

  /** A page as html, or only the part of it that filters replace. */
  async function write(
    route: Route,
    request: FastifyRequest,
    part: boolean,
    again: Partial<Pick<Asked, 'form' | 'errors'>> = {},
  ): Promise<string> {
    const asked: Asked = { ...ask(request), ...again }
    const { title, description, content, fragment, feeds = [] } = await route.answer(asked)
    if (part && fragment) return renderFragment(fragment)
    const frame = await remember('frame', () => readFrame(ctx))
    const path = request.url.replace(/^\/(sv|en)/, '') || '/'
    return renderPage(
      <SitePage
        {...{ assets, publicUrl, title, description, path, feeds, ...frame }}
        language={asked.language}
      >
        {content}
      </SitePage>,
    )
  }
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

/** The first of our languages that the reader's browser names; Swedish unless English comes first. */
function preferred(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.flatMap((name) => languages.filter((language) => language === name))[0] ?? 'sv'
}

function noSuchPage(): NotFound {
  return new NotFound({
    sv: 'Det finns ingen sida på den här adressen. Sök efter det du letar efter, eller börja från startsidan.',
    en: 'There is no page at this address. Search for what you are looking for, or start from the front page.',
  })
}
