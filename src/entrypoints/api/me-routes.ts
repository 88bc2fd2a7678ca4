import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { answers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { contextOf } from './bearer-door.ts'

const Me = z
  .object({
    organisation: z.string().nullable().meta({
      description: 'whom the request acts for; null when it acts for nobody',
      example: 'SE2120001587',
    }),
    role: z.string().meta({ description: 'as what; `public` without a key or token', example: 'reporter' }),
  })
  .meta({ id: 'Me' })

/** Who a request acts as: for machines to try their key with. */
export const meRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/me',
    {
      schema: {
        operationId: 'readMe',
        tags: ['Service'],
        summary: 'Tell whom this request acts for',
        description:
          'With `Authorization: Bearer` and a key or an access token; without it, you are the public.',
        security: [{ bearer: [] }, {}],
        querystring: z.strictObject({}),
        response: answers('The organisation and the role.', Me),
      },
    },
    async (request) => {
      const { organisation, role } = contextOf(request, ctx).actor
      return { organisation, role }
    },
  )
}
