import type { FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, readSession, type Session } from '#identity'
import { type Context, createContext } from '#platform/context'

/** The sessions that browsers carry in a cookie. */
export interface SessionDoor {
  /** Whether anybody can sign in at this address at all: over https, or on this machine. */
  readonly open: boolean
  /** The session of a request; null when nobody is signed in. Read once a request. */
  of(request: FastifyRequest): Promise<Session | null>
  /** The token that a request carries, right or wrong; null when there is none. */
  tokenOf(request: FastifyRequest): string | null
  /** The context of those who have not signed in, with the session's actor in it. */
  contextOf(session: Session | null): Context
  /** Hands the browser a token to come back with. */
  hand(reply: FastifyReply, token: string): void
  /** Takes the token from the browser. */
  take(reply: FastifyReply): void
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])
/** `__Host-` binds a cookie to this host, this scheme and all paths; browsers refuse it without https. */
const SECURE = '__Host-skala-session'
/** On this machine, over plain http: a name that says what it is. */
const INSECURE = 'skala-session-insecure-loopback'

/** Makes the door for sessions at the address people reach the site at. */
export function createSessionDoor(ctx: Context, publicUrl: string): SessionDoor {
  const name = cookieName(publicUrl)
  const known = new WeakMap<FastifyRequest, Promise<Session | null>>()
  const tokenOf = (request: FastifyRequest) => (name ? readCookie(request, name) : null)
  return {
    open: name !== null,
    tokenOf,
    of: (request) => {
      const token = tokenOf(request)
      if (token === null) return Promise.resolve(null)
      const read = known.get(request) ?? readSession(ctx, token)
      known.set(request, read)
      return read
    },
    contextOf: (session) =>
      session ? createContext({ sql: ctx.sql, log: ctx.log, now: ctx.now, actor: actorOf(session) }) : ctx,
    hand: (reply, token) => {
      if (name) writeCookie(reply, name, token)
    },
    take: (reply) => {
      if (name) writeCookie(reply, name, null)
    },
  }
}

/** Whether the site is reached over https; null when it is neither that nor on this machine. */
function cookieName(publicUrl: string): string | null {
  const { protocol, hostname } = new URL(publicUrl)
  if (protocol === 'https:') return SECURE
  return loopback.has(hostname) ? INSECURE : null
}

const TOKEN = /^[\w-]{43}$/

/** A cookie's value, when it looks like a secret of ours. */
export function readCookie(request: FastifyRequest, name: string, shape = TOKEN): string | null {
  const header = request.headers.cookie ?? ''
  const values = header.split(';').flatMap((pair) => {
    const [key = '', value = ''] = pair.trim().split('=')
    return key === name ? [value] : []
  })
  // two of one name means that somebody else has set one: believe neither
  const [value] = values
  return values.length === 1 && value !== undefined && shape.test(value) ? value : null
}

/** Sets a cookie that no script can read and no other site can send with a form; null takes it away. */
export function writeCookie(
  reply: FastifyReply,
  name: string,
  value: string | null,
  seconds: number | null = null,
): void {
  const secure = name.startsWith('__Host-') ? '; Secure' : ''
  const age = value === null ? '; Max-Age=0' : seconds === null ? '' : `; Max-Age=${seconds}`
  const line = `${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
  const before = [reply.getHeader('set-cookie') ?? []].flat().map(String)
  void reply.header('set-cookie', [...before.filter((one) => !one.startsWith(`${name}=`)), line])
}
