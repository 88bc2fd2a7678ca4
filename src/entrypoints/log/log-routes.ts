import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { contentOf, listOrigins, proofOf, readCheckpoint, readLogTile } from '#ledger'
import { packageRoot } from '#platform/config'
import type { Context } from '#platform/context'

/** What the log's door needs. */
export interface LogParts {
  readonly ctx: Context
}

const IMMUTABLE = 'public, max-age=31536000, immutable'
/** A monitor that asks oftener than this gets what it has. */
const FRESH = 'public, max-age=2'
/** The very file that the verification page runs, for whoever wants to run it elsewhere. */
const VERIFIER = join('src', 'ledger', 'tree', 'verify-standalone.mjs')

/**
 * The public log (C2SP tlog-tiles), below `/log` for this year's name and below `/log/<year>` for each: all names share
 * one tree, so a tile is the same bytes for ever. Every answer is the same for everybody, without cookies, open to any
 * page of any site, and can be mirrored by a server that knows nothing of us.
 */
export const logRoutes: FastifyPluginAsync<LogParts> = async (server, { ctx }) => {
  server.addHook('onRequest', async (_, reply) => {
    reply.header('access-control-allow-origin', '*')
    reply.header('cross-origin-resource-policy', 'cross-origin')
  })
  const hidden = { schema: { hide: true }, config: { rateLimit: { max: 6_000 } } }

  server.get('/checkpoint', hidden, async (_, reply) => checkpoint(reply))
  server.get<{ Params: { year: string } }>('/:year(^\\d{4}$)/checkpoint', hidden, async (request, reply) =>
    checkpoint(reply, request.params.year),
  )
  server.get<{ Params: { '*': string } }>('/tile/*', hidden, async (request, reply) =>
    tile(reply, request.params['*']),
  )
  server.get<{ Params: { year: string; '*': string } }>(
    '/:year(^\\d{4}$)/tile/*',
    hidden,
    async (request, reply) => tile(reply, request.params['*']),
  )
  server.get<{ Params: { index: string } }>('/proof/:index(^\\d{1,15}$)', hidden, async (request, reply) => {
    const index = Number(request.params.index)
    const proof = await proofOf(ctx, index)
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', FRESH)
      .header('content-disposition', `attachment; filename="${index}.tlog-proof"`)
      .send(proof)
  })
  server.get<{ Params: { index: string } }>(
    '/content/:index(^\\d{1,15}$)',
    hidden,
    async (request, reply) => {
      const { salt, body } = await contentOf(ctx, Number(request.params.index))
      return (
        reply
          .type('application/json; charset=utf-8')
          // what may be erased tomorrow is kept by nobody in between
          .header('cache-control', 'no-store')
          .send(JSON.stringify({ salt: salt.toString('base64'), content: body.toString('utf8') }))
      )
    },
  )
  const verifier = readFileSync(join(packageRoot(), VERIFIER))
  server.get('/verify-standalone.mjs', hidden, async (_, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(verifier),
  )
  server.get('/keys', hidden, async (_, reply) => {
    const origins = await listOrigins(ctx)
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', FRESH)
      .send(origins.map(({ verifierKey }) => `${verifierKey}\n`).join(''))
  })

  async function checkpoint(reply: FastifyReply, year?: string) {
    const latest = await readCheckpoint(ctx, year)
    if (!latest) return nothing(reply)
    return reply.type('text/plain; charset=utf-8').header('cache-control', FRESH).send(latest.note)
  }

  async function tile(reply: FastifyReply, path: string) {
    const bytes = await readLogTile(ctx, `tile/${path}`)
    if (!bytes) return nothing(reply)
    return reply.type('application/octet-stream').header('cache-control', IMMUTABLE).send(Buffer.from(bytes))
  }
}

/** Tools read these answers, not people; a tile that is missing now may exist in a second, so nobody may keep the answer. */
const nothing = (reply: FastifyReply) =>
  reply.code(404).type('text/plain; charset=utf-8').header('cache-control', 'no-store').send('not found\n')
