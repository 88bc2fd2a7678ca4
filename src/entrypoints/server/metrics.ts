import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Measures every answer and serves the figures at `/metrics`, to this machine only. Liveness is at `/health`. */
const plugin: FastifyPluginAsync = async (server) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'time from request to answer, by route and status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    // when somebody tells of something, no counter moves: whoever reads the figures would know the minute
    if (route.includes('/signal')) return
    duration.observe({ route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!loopback.has(request.ip)) return reply.callNotFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  server.get('/health', { schema: { hide: true } }, async () => ({ status: 'ok' }))
}

export const metrics = fp(plugin)
