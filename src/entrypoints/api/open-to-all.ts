import type { FastifyInstance } from 'fastify'

const readable = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After',
  // without this, the pages' stricter rule would keep other sites from reading what is open
  'cross-origin-resource-policy': 'cross-origin',
}

const preflight = {
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers': 'Accept, If-None-Match, Last-Event-ID',
  'access-control-max-age': '86400',
}

/** Lets any site read the API, without credentials; answers may be kept as long as they are asked about each time. */
export function openToAll(server: FastifyInstance): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers({ ...readable, 'cache-control': 'public, no-cache' })
  })
  server.options('/*', { schema: { hide: true } }, async (_request, reply) =>
    reply.code(204).headers(preflight).send(),
  )
}
