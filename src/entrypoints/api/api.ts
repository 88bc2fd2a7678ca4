import type { FastifyPluginAsync } from 'fastify'
import type { ApiParts } from './api-parts.ts'
import { recordRoutes } from './record-routes.ts'

/** The open API: everything the registry knows, for reading, without an account. */
export const api: FastifyPluginAsync<ApiParts> = async (server, { ctx, publicUrl, mostStreams }) => {
  const parts = { ctx, publicUrl, mostStreams }
  await server.register(recordRoutes, { ...parts, kind: 'initiative' })
  await server.register(recordRoutes, { ...parts, kind: 'solution' })
  await server.register(recordRoutes, { ...parts, kind: 'product' })
}
