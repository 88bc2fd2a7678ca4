import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  endSession,
  findInventedPerson,
  listInventedPeople,
  type OpenId,
  openSession,
  type Provider,
  switchAssignment,
} from '#identity'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { NotFound } from '#platform/problems'
import { readCookie, type SessionDoor, writeCookie } from '../server/session-door.ts'
import { preferredLanguage } from './preferred-language.ts'
import { requireSameOrigin } from './same-origin.ts'
import { signInMessages } from './sign-in-messages.ts'
import { SignInPage } from './sign-in-page.tsx'
import type { Answer } from './site.tsx'

/** The ways to sign in to this installation. */
export interface SignIn {
  readonly openId: OpenId
  /** Whether invented people may sign in while the invented county is here. */
  readonly invented: boolean
  /** Whether pages say that one can sign in at all. */
  readonly offered: boolean
}

interface SignInDoor {
  /** Context of those who have not signed in. */
  readonly ctx: Context
  readonly sessions: SessionDoor
  readonly signIn: SignIn
  readonly publicUrl: string
  readonly show: (request: FastifyRequest, answer: Answer) => Promise<string>
}

/** Where identity providers send browsers back to, behind the public address. */
export const callbackPath = (provider: string): string => `/inloggning/${provider}`

/** What the browser keeps while it is at the identity provider: a secret, and where to go on to. */
const WAY_SECONDS = 600
const WAY = /^[\w-]{43}\.[\w-]{0,600}$/
/** Attempts cost a row each, so nobody makes thousands of them; a whole town hall may share one address. */
const rateLimit = { max: 120, timeWindow: '1 minute' }
const quiet = { schema: { hide: true }, config: { rateLimit } }

/** Signing in, out, and over to another assignment. */
export const signInDoor: FastifyPluginAsync<SignInDoor> = async (server, parts) => {
  const { ctx, sessions, signIn, publicUrl, show } = parts
  const wayCookie = publicUrl.startsWith('https:') ? '__Host-skala-way' : 'skala-way-insecure-loopback'
  server.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store')
  })

  const choice = async (request: FastifyRequest, to: string, wrong: boolean) => {
    const language = languageOf(request)
    const people = signIn.invented ? await listInventedPeople(ctx) : []
    const { signIn: title, signInDescription: description } = signInMessages[language]
    const { providers } = signIn.openId
    const left = providers.find(({ id }) => id === queryOf(request).get('ut')) ?? null
    const content = (
      <SignInPage
        {...{ language, to, wrong, left, open: sessions.open, providers }}
        invented={people.length > 0 ? people : null}
      />
    )
    return show(request, { title, description, content })
  }

  server.get('/:language/logga-in', { schema: { hide: true } }, async (request, reply) => {
    const html = await choice(request, onwards(queryOf(request).get('till')), false)
    return reply.type('text/html; charset=utf-8').send(html)
  })

  server.get('/:language/logga-in/:provider', quiet, async (request, reply) => {
    const provider = providerOf(request)
    const { to, browser } = await signIn.openId.begin(ctx, provider)
    const back = `/${languageOf(request)}${onwards(queryOf(request).get('till'))}`
    writeCookie(reply, wayCookie, `${browser}.${Buffer.from(back).toString('base64url')}`, WAY_SECONDS)
    return reply.redirect(to.href, 303)
  })

  server.get(`${callbackPath(':provider')}`, quiet, async (request, reply) => {
    const provider = providerOf(request)
    const [browser = null, back = ''] = readCookie(request, wayCookie, WAY)?.split('.') ?? []
    writeCookie(reply, wayCookie, null)
    const { account } = await signIn.openId.finish(ctx, {
      provider,
      browser,
      query: request.url.split('?').slice(1).join('?'),
    })
    return enter(request, reply, account, backTo(Buffer.from(back, 'base64url').toString(), request))
  })

  server.post('/:language/logga-in', quiet, async (request, reply) => {
    requireSameOrigin(request.headers, publicUrl)
    const form = formOf(request)
    const to = onwards(form.get('till'))
    if (!signIn.invented || !sessions.open) throw nobody()
    const person = form.get('person') ?? ''
    if (person === '') {
      const html = await choice(request, to, true)
      return reply.code(400).type('text/html; charset=utf-8').send(html)
    }
    const account = await findInventedPerson(ctx, person)
    return enter(request, reply, account, `/${languageOf(request)}${to}`)
  })

  server.post('/:language/logga-ut', { schema: { hide: true } }, async (request, reply) => {
    requireSameOrigin(request.headers, publicUrl)
    const language = languageOf(request)
    const session = await sessions.of(request)
    await leave(request)
    sessions.take(reply)
    const provider = signIn.openId.providers.find(({ id }) => id === session?.provider)
    const there = provider && (await leaveThere(provider).catch(() => null))
    return reply.redirect(there ? `/${language}/logga-in?ut=${provider.id}` : `/${language}`, 303)
  })

  // a link and not where the form leads: the content security policy lets no form of ours end at another site
  server.get('/:language/logga-ut/:provider', quiet, async (request, reply) => {
    const there = await leaveThere(providerOf(request))
    if (!there) throw nobody()
    return reply.redirect(there.href, 303)
  })

  server.post('/:language/uppdrag', { schema: { hide: true } }, async (request, reply) => {
    requireSameOrigin(request.headers, publicUrl)
    const [token, session] = [sessions.tokenOf(request), await sessions.of(request)]
    if (token === null || !session) return reply.redirect(`/${languageOf(request)}/logga-in`, 303)
    const form = formOf(request)
    await switchAssignment(ctx, token, session, form.get('uppdrag') ?? '')
    return reply.redirect(`/${languageOf(request)}${onwards(form.get('till'))}`, 303)
  })

  /** A new session every time; one that the browser came with is over. */
  async function enter(request: FastifyRequest, reply: FastifyReply, account: string, to: string) {
    await leave(request)
    sessions.hand(reply, await openSession(ctx, account))
    return reply.redirect(to, 303)
  }

  const leaveThere = (provider: Provider) => signIn.openId.leave(provider, `${publicUrl}/`)

  async function leave(request: FastifyRequest): Promise<void> {
    const token = sessions.tokenOf(request)
    if (token !== null) await endSession(ctx, token)
  }

  function providerOf(request: FastifyRequest): Provider {
    const [, id] = /(?:\/logga-in|\/logga-ut|\/inloggning)\/([a-z0-9-]+)/.exec(request.url) ?? []
    const provider = signIn.openId.providers.find((one) => one.id === id)
    if (!provider || !sessions.open) throw nobody()
    return provider
  }
}

const queryOf = (request: FastifyRequest) => new URLSearchParams(request.url.split('?').slice(1).join('?'))
const formOf = (request: FastifyRequest) =>
  request.body instanceof URLSearchParams ? request.body : new URLSearchParams()

function languageOf(request: FastifyRequest): Language {
  const [, segment] = request.url.split(/[/?]/)
  if (isLanguage(segment)) return segment
  throw nobody()
}

/** A path behind the language that may be gone on to: one of ours, never another site's. */
function onwards(path: string | null): string {
  if (path === null || path.length > 400) return '/konto'
  return path === '' || path === '/'
    ? ''
    : /^\/[^/\\\p{Cc}][^\\\p{Cc}]*$/u.test(path)
      ? encodeURI(decodeSafely(path))
      : '/konto'
}

function decodeSafely(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return '/konto'
  }
}

/** Where a browser wanted to go before it went to the identity provider. */
function backTo(path: string, request: FastifyRequest): string {
  const [, language, rest] = /^\/(sv|en)(.*)$/.exec(path) ?? []
  return language === undefined
    ? `/${preferredLanguage(request.headers['accept-language'])}/konto`
    : `/${language}${onwards(rest ?? '')}`
}

const nobody = () =>
  new NotFound({
    sv: 'Den inloggningen finns inte här. Gå till Logga in och välj en som står där.',
    en: 'There is no such sign-in here. Go to Sign in and choose one of those shown.',
  })
