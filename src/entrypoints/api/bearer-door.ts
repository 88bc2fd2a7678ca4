import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actorOfKey, createMachineTokens, holdsKey, type Provider } from '#identity'
import { type Actor, type Context, createContext } from '#platform/context'
import { Invalid } from '#platform/problems'
import { NotKnown } from '../server/not-known.ts'

const contexts = new WeakMap<FastifyRequest, Context>()

/** The context of a request: the one given, or that of the machine whose key or token came with it. */
export const contextOf = (request: FastifyRequest, ctx: Context): Context => contexts.get(request) ?? ctx

interface BearerDoor {
  readonly ctx: Context
  readonly providers?: readonly Provider[] | undefined
}

/**
 * Lets machines act for their organisation with `Authorization: Bearer`: a key of ours, or an access token of a configured
 * identity provider. What opens nothing is refused, also where nothing needed opening, so that a dead key is noticed.
 */
export function bearerDoor(server: FastifyInstance, { ctx, providers = [] }: BearerDoor): void {
  const actorOfToken = createMachineTokens(providers)
  server.addHook('onRequest', async (request, reply) => {
    if (holdsKey(request.url)) throw keyInAddress()
    const { authorization } = request.headers
    if (authorization === undefined) return
    reply.headers({ 'cache-control': 'private, no-store', vary: 'authorization' })
    const actor = await actorOf(authorization)
    if (!actor) {
      reply.header('www-authenticate', 'Bearer error="invalid_token"')
      throw new NotKnown()
    }
    contexts.set(request, createContext({ sql: ctx.sql, log: ctx.log, now: ctx.now, actor }))
  })

  async function actorOf(authorization: string): Promise<Actor | null> {
    const [, token] = /^Bearer ([\w.~+/=-]{1,8000})$/i.exec(authorization) ?? []
    if (token === undefined) return null
    return token.startsWith('skala_') ? actorOfKey(ctx, token) : actorOfToken(token, ctx.now())
  }
}

const keyInAddress = () =>
  new Invalid({
    sv: 'En nyckel stod i adressen, där den sparas i loggar. Återkalla den, gör en ny och skicka den i sidhuvudet Authorization.',
    en: 'A key stood in the address, where logs keep it. Revoke it, make another, and send it in the Authorization header.',
  })
