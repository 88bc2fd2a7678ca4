import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import compress from '@fastify/compress'
import etag from '@fastify/etag'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import staticFiles from '@fastify/static'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
  type RouteOptions,
} from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { WaitingRoom } from '#frontline'
import { createOpenId, type Provider } from '#identity'
import { packageRoot } from '#platform/config'
import type { Context } from '#platform/context'
import type { Search } from '#search'
import { api } from '../api/api.ts'
import { builtAddress } from '../built-files.ts'
import { logRoutes } from '../log/log-routes.ts'
import { callbackPath } from '../site/sign-in-door.tsx'
import { site } from '../site/site.tsx'
import { answerProblems } from './answer-problems.tsx'
import { metrics } from './metrics.ts'
import { readForm } from './read-form.ts'
import { createSessionDoor } from './session-door.ts'
import { LARGEST_BODY } from './too-large.ts'

/** What the web doors need from the outside. */
export interface ServerParts {
  /** Context of those who have not signed in. */
  readonly ctx: Context
  readonly search: Search
  /** Where concerns wait for the night; without one they cannot be taken. */
  readonly room?: WaitingRoom | undefined
  readonly log: FastifyBaseLogger
  /** Address people reach the site at, without a slash at the end. */
  readonly publicUrl: string
  /** Requests per minute and address; generous to readers, dull for scrapers. */
  readonly requestsPerMinute: number
  /** Identity providers that people sign in with; none unless given. */
  readonly providers?: readonly Provider[]
  /** Whether invented people may sign in while the invented county is here; not unless given. */
  readonly inventedSignIn?: boolean
  /** Whether mail is sent from here; pages say when it is not. Not unless given. */
  readonly mailing?: boolean
  /** How far behind the process may fall before it says that it is busy, in milliseconds; 2,000 unless given, 0 for never. */
  readonly mostDelayMs?: number
  /** Is told of every route as it is made; for tests that hold each to a list. */
  readonly onEachRoute?: (route: RouteOptions) => void
  /** The style sheet and script; as the build left them unless given. */
  readonly assets?: Assets
}

/** The bundled style sheet and script, by the names the build gave them. */
export interface Assets {
  readonly css: readonly string[]
  readonly js: readonly string[]
}

/** Makes the server: pages, API, static files, health and metrics behind one set of security headers. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: parts.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: LARGEST_BODY,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 30_000,
  })
  if (parts.onEachRoute) server.addHook('onRoute', parts.onEachRoute)
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  await server.register(helmet, securityHeaders)
  await server.register(rateLimit, {
    max: parts.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: addressInDisguise(),
  })
  await server.register(underPressure, {
    maxEventLoopDelay: parts.mostDelayMs ?? 2_000,
    message: 'busy',
    retryAfter: 5,
  })
  await server.register(compress, { threshold: 1_024, encodings: ['gzip', 'deflate', 'identity'] })
  await server.register(etag, { weak: true })
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => readForm(body),
  )
  await server.register(staticFiles, {
    root: join(packageRoot(), 'dist', 'public'),
    prefix: '/public/',
    immutable: true,
    maxAge: '365d',
  })
  await server.register(metrics)
  const { assets = readAssets() } = parts
  answerProblems(server, { ...parts, assets })
  await server.register(api, { prefix: '/api/v1', ...parts })
  await server.register(logRoutes, { prefix: '/log', ctx: parts.ctx })
  const { ctx, publicUrl, providers = [], inventedSignIn: invented = false } = parts
  const signIn = {
    openId: createOpenId(providers, (id) => `${publicUrl}${callbackPath(id)}`),
    invented,
    offered: invented || providers.length > 0,
  }
  const sessions = createSessionDoor(ctx, publicUrl)
  await server.register(site, { ...parts, room: parts.room, assets, sessions, signIn })
  return server
}

/** Counts requests by a hash of the address, with a salt that is new each day and only in memory. */
function addressInDisguise(): (request: FastifyRequest) => string {
  let salt = { day: '', bytes: randomBytes(16) }
  return ({ ip }) => {
    const day = new Date().toISOString().slice(0, 10)
    if (salt.day !== day) salt = { day, bytes: randomBytes(16) }
    return createHash('sha256').update(salt.bytes).update(ip).digest('base64')
  }
}

/** ASVS 3.4: only our own files, no inline script or style, no frames, no referrer to other sites. */
const securityHeaders = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      manifestSrc: ["'self'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginOpenerPolicy: { policy: 'same-origin' as const },
  crossOriginResourcePolicy: { policy: 'same-origin' as const },
}

const readAssets = (): Assets => ({ css: [builtAddress('css')], js: [builtAddress('js')] })
