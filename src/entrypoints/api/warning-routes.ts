import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  countWarnings,
  listWarnings,
  readStanding,
  readWarning,
  StandingAnswer,
  standingAnswer,
  Warning,
} from '#foresight'
import { Invalid, NotFound } from '#platform/problems'
import { answers, listOf, NextCursor } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { cursor, limit, several, word } from './query.ts'

const WarningQuery = z.strictObject({
  initiative: word.optional().meta({ description: 'id of the initiative', example: 'i2je33nynx2a1' }),
  organisation: word.optional().meta({ description: 'id of the addressee', example: 'SE2120001355' }),
  state: several(z.enum(['waiting', 'answered', 'closed']), 'where it stands', 'waiting'),
  raisedBy: several(Warning.shape.raisedBy, 'who raised it', 'memory'),
  limit,
  cursor,
})

const Id = z.object({ id: word })

/** Questions and warnings, and how an initiative stands by its evidence. */
export const warningRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/warnings',
    {
      schema: {
        operationId: 'listWarnings',
        tags: ['Warnings'],
        summary: 'List questions and warnings to owners',
        description: 'The newest first, with answers and outcomes.',
        querystring: WarningQuery,
        response: answers('One page of warnings.', listOf('WarningList', Warning, NextCursor)),
      },
    },
    async ({ query }) => {
      const { initiative, organisation, state, raisedBy, limit: most, cursor: from } = query
      const filter = {
        ...(initiative === undefined ? {} : { record: initiative }),
        ...(organisation === undefined ? {} : { organisation }),
        ...(state === undefined ? {} : { state }),
        ...(raisedBy === undefined ? {} : { raisedBy }),
      }
      const offset = from === undefined ? 0 : readOffset(from)
      const [lines, total] = await Promise.all([
        listWarnings(ctx, filter, { limit: most, offset }),
        countWarnings(ctx, filter),
      ])
      const next = offset + most < total ? writeOffset(offset + most) : null
      return { items: lines.map(({ warning }) => warning), total, next }
    },
  )

  server.get(
    '/warnings/:id',
    {
      schema: {
        operationId: 'readWarning',
        tags: ['Warnings'],
        summary: 'Read one question or warning',
        params: Id,
        response: answers('The warning.', Warning),
      },
    },
    async ({ params }) => (await readWarning(ctx, params.id)).warning,
  )

  server.get(
    '/initiatives/:id/standing',
    {
      schema: {
        operationId: 'readStanding',
        tags: ['Warnings'],
        summary: 'How an initiative stands by its evidence',
        description:
          'The facts and the score, so that anybody can work it out again: `recompute-standalone.mjs` reads this answer.',
        params: Id,
        response: answers('Facts, signs and score.', StandingAnswer),
      },
    },
    async ({ params }) => {
      const view = await readStanding(ctx, params.id, ctx.now().toISOString().slice(0, 10))
      if (!view) throw noSuchInitiative()
      return standingAnswer(view)
    },
  )
}

const writeOffset = (offset: number) => Buffer.from(`w${offset}`).toString('base64url')

function readOffset(given: string): number {
  const [, digits] = /^w(\d{1,9})$/.exec(Buffer.from(given, 'base64url').toString()) ?? []
  if (digits !== undefined) return Number(digits)
  throw new Invalid({
    sv: 'Värdet i cursor hör inte till den här listan. Börja om utan cursor.',
    en: 'The value of cursor does not belong to this list. Begin again without it.',
  })
}

const noSuchInitiative = () =>
  new NotFound({ sv: 'Det finns inget sådant initiativ.', en: 'There is no such initiative.' })
