import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  ConcernTally,
  ConcernWords,
  DutyStanding,
  GoLive,
  initiativeOf,
  OverdueConcern,
  ReadinessClaim,
  readConcernTally,
  readConcernWords,
  readDuty,
  readGoLive,
  readOverdue,
  readVoices,
  Statement,
} from '#frontline'
import { answers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'

const Id = z.strictObject({
  id: z.string().max(100).meta({ description: 'id of an initiative', example: 'i2je33nynx2a1' }),
})

const Told = z
  .object({
    tally: ConcernTally,
    words: z.array(ConcernWords).meta({ description: 'only where the writer agreed or five have written' }),
    overdue: z.array(OverdueConcern),
  })
  .meta({ id: 'ConcernsOfInitiative' })

const Voices = z
  .object({ statements: z.array(Statement), claims: z.array(ReadinessClaim) })
  .meta({ id: 'VoicesOfInitiative' })

const Duty = z
  .object({ owners: z.array(DutyStanding), overdue: z.array(OverdueConcern) })
  .meta({ id: 'DutyToAnswer' })

/** What those who use the systems say, what became of it, and how starts are prepared. Concerns are told by form alone. */
export const concernRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/initiatives/:id/concerns',
    {
      schema: {
        operationId: 'listConcernsOfInitiative',
        tags: ['Front line'],
        summary: 'Count and read what those who work in it have told',
        description:
          'Counts come in steps of five, so that neither a number nor a difference tells of one person.',
        params: Id,
        response: answers('Counts, words and what is overdue.', Told),
      },
    },
    async ({ params: { id } }) => {
      await initiativeOf(ctx, id)
      const [tally, words, overdue] = await Promise.all([
        readConcernTally(ctx, id),
        readConcernWords(ctx, id),
        readOverdue(ctx, { record: id }),
      ])
      return { tally, words, overdue }
    },
  )
  server.get(
    '/initiatives/:id/go-live',
    {
      schema: {
        operationId: 'getGoLive',
        tags: ['Front line'],
        summary: 'See how a start is prepared and how it goes',
        description:
          'Management’s and the users’ words on readiness stand side by side and are never merged.',
        params: Id,
        response: answers('Plan, verdicts, decisions and readings.', GoLive),
      },
    },
    async ({ params: { id } }) => {
      await initiativeOf(ctx, id)
      return readGoLive(ctx, id)
    },
  )
  server.get(
    '/initiatives/:id/voices',
    {
      schema: {
        operationId: 'listVoices',
        tags: ['Front line'],
        summary: 'Read independent statements and public claims of readiness',
        description:
          'Statements are made by unions, professional bodies, auditors and regulators in their own name.',
        params: Id,
        response: answers('Statements and claims, latest first.', Voices),
      },
    },
    async ({ params: { id } }) => {
      await initiativeOf(ctx, id)
      const { statements, claims } = await readVoices(ctx, id)
      return { statements: [...statements], claims: claims.map(({ claim }) => claim) }
    },
  )
  server.get(
    '/duty-to-answer',
    {
      schema: {
        operationId: 'getDutyToAnswer',
        tags: ['Front line'],
        summary: 'See how owners meet their duty to answer concerns',
        description: 'What is overdue is told one by one, without the words of the concern.',
        response: answers('Figures per owner, and what is or has been overdue.', Duty),
      },
    },
    async () => {
      const [owners, overdue] = await Promise.all([readDuty(ctx), readOverdue(ctx, { limit: 1_000 })])
      return { owners, overdue }
    },
  )
}
