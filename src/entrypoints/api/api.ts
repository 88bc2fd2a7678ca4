import swagger from '@fastify/swagger'
import type { FastifyPluginAsync } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import { NotFound } from '#platform/problems'
import { adoptionRoutes } from './adoption-routes.ts'
import { adoptionStatementRoutes } from './adoption-statement-routes.ts'
import type { ApiParts } from './api-parts.ts'
import { bearerDoor } from './bearer-door.ts'
import { changeRoutes } from './change-routes.ts'
import { checkInput } from './check-input.ts'
import { concernRoutes } from './concern-routes.ts'
import { describe } from './describe.ts'
import { differenceRoutes } from './difference-routes.ts'
import { historyRoutes } from './history-routes.ts'
import { indicatorRoutes } from './indicator-routes.ts'
import { meRoutes } from './me-routes.ts'
import { openToAll } from './open-to-all.ts'
import { organisationRoutes } from './organisation-routes.ts'
import { recordRoutes } from './record-routes.ts'
import { roomRoutes } from './room-routes.ts'
import { searchRoutes } from './search-routes.ts'
import { sourceRoutes } from './source-routes.ts'
import { statusRoutes } from './status-routes.ts'
import { trialRoutes } from './trial-routes.ts'
import { twinRoutes } from './twin-routes.ts'
import { warningRoutes } from './warning-routes.ts'
import { withoutUnused } from './without-unused.ts'

/** The open API: everything the registry knows, for reading, without an account. */
export const api: FastifyPluginAsync<ApiParts> = async (server, options) => {
  const { ctx, search, publicUrl, mostStreams, providers } = options
  const parts: ApiParts = { ctx, search, publicUrl, mostStreams }
  server.setValidatorCompiler(checkInput)
  server.setSerializerCompiler(serializerCompiler)
  openToAll(server)
  bearerDoor(server, { ctx, providers })
  await server.register(swagger, describe())
  await server.register(statusRoutes, parts)
  await server.register(meRoutes, parts)
  await server.register(organisationRoutes, parts)
  for (const kind of ['initiative', 'solution', 'product'] as const) {
    await server.register(recordRoutes, { ...parts, kind })
    await server.register(historyRoutes, { ...parts, kind })
  }
  await server.register(twinRoutes, parts)
  await server.register(adoptionRoutes, parts)
  await server.register(adoptionStatementRoutes, parts)
  await server.register(indicatorRoutes, parts)
  await server.register(trialRoutes, parts)
  await server.register(concernRoutes, parts)
  await server.register(warningRoutes, parts)
  await server.register(sourceRoutes, parts)
  await server.register(changeRoutes, parts)
  await server.register(differenceRoutes, parts)
  await server.register(searchRoutes, parts)
  await server.register(roomRoutes, parts)
  let document: string | null = null
  server.get('/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    document ??= JSON.stringify(withoutUnused(server.swagger()))
    return reply.type('application/json; charset=utf-8').send(document)
  })
  server.get('/*', { schema: { hide: true } }, async () => {
    throw nothingHere()
  })
}

const nothingHere = () =>
  new NotFound({
    sv: 'Det finns inget på den här adressen i API:et. Börja från /api/v1.',
    en: 'The API has nothing at this address. Begin at /api/v1.',
  })
