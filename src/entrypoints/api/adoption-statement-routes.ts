import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AdoptionView,
  agreeOnPool,
  InterestView,
  MembershipView,
  PoolAgreement,
  PoolView,
  readAdoptions,
  readInterest,
  readMemberships,
  readPool,
  readStatements,
  StatedAdoption,
  StatedInterest,
  StatedMembership,
  StatementView,
  stateAdoption,
  stateInterest,
  stateMembership,
} from '#adoption'
import { NotFound } from '#platform/problems'
import { answers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { contextOf } from './bearer-door.ts'
import { word } from './query.ts'

const Listed = <Item extends z.ZodType>(id: string, item: Item) =>
  z.object({ items: z.array(item), total: z.number().int() }).meta({ id })

const AdoptionList = Listed('AdoptionList', AdoptionView)
const MembershipList = Listed('MembershipList', MembershipView)
const InterestList = Listed('InterestList', InterestView)

const listed = <Item>(items: readonly Item[]) => ({ items: [...items], total: items.length })

const tags = ['Adoption']
const security = [{ bearer: [] }]
const config = { rateLimit: { max: 60, timeWindow: '1 minute' } }

/** Where machines say for their organisation what people say in the forms: use, denial, leaving, membership, agreement. */
export const adoptionStatementRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.post(
    '/adoptions',
    {
      config,
      schema: {
        operationId: 'stateAdoption',
        tags,
        security,
        summary: 'Say how an organisation uses something, that it has left it, or that it never did',
        description:
          'A later statement goes before the earlier, which stays to be seen. The organisation’s own denial wins the count.',
        body: StatedAdoption.strict(),
        response: answers('The adoption as all voices say it together.', AdoptionList),
      },
    },
    async (request) => {
      const { organisation, record } = request.body
      await stateAdoption(contextOf(request, ctx), request.body)
      return listed(await readAdoptions(ctx, { records: [record], organisations: [organisation] }))
    },
  )
  server.get(
    '/adoption-statements',
    {
      schema: {
        operationId: 'listAdoptionStatements',
        tags,
        summary: 'List all that has been said of one organisation’s use of one thing',
        querystring: z.strictObject({
          organisation: word.meta({ description: 'id of an organisation' }),
          record: word.meta({ description: 'id of a solution or product' }),
        }),
        response: answers(
          'The newest first, also what is no longer said.',
          Listed('StatementList', StatementView),
        ),
      },
    },
    async ({ query }) => listed(await readStatements(ctx, query)),
  )
  server.get(
    '/memberships',
    {
      schema: {
        operationId: 'listMemberships',
        tags,
        summary: 'List who acts for whom',
        description: 'What a joint body or shared board uses counts for its members, once.',
        querystring: z.strictObject({ organisation: word.meta({ description: 'id of either' }) }),
        response: answers('Those that stand first, then what was said before.', MembershipList),
      },
    },
    async ({ query }) => listed(await readMemberships(ctx, query.organisation)),
  )
  server.post(
    '/memberships',
    {
      config,
      schema: {
        operationId: 'stateMembership',
        tags,
        security,
        summary: 'Say that a joint body acts for a member, until when, or that it never did',
        body: StatedMembership.strict(),
        response: answers('All that has been said of the member.', MembershipList),
      },
    },
    async (request) => {
      await stateMembership(contextOf(request, ctx), request.body)
      return listed(await readMemberships(ctx, request.body.member))
    },
  )
  server.post(
    '/interests',
    {
      config,
      schema: {
        operationId: 'stateInterest',
        tags,
        security,
        summary: 'Say that an organisation wants something too, or no longer does',
        body: StatedInterest.strict(),
        response: answers('Those who want the same.', InterestList),
      },
    },
    async (request) => {
      await stateInterest(contextOf(request, ctx), request.body)
      return listed(await readInterest(ctx, request.body.target))
    },
  )
  server.get(
    '/pools/:target',
    {
      schema: {
        operationId: 'readPool',
        tags,
        summary: 'Read the group around a thing that several want',
        params: z.object({ target: word }),
        response: answers('What it has agreed.', PoolView),
      },
    },
    async ({ params }) => readFoundPool(params.target),
  )
  server.post(
    '/pools',
    {
      config,
      schema: {
        operationId: 'agreeOnPool',
        tags,
        security,
        summary: 'Note what a group has agreed on steering and cost',
        description:
          'By one that takes part. A later agreement goes before the earlier, which stays in the ledger.',
        body: PoolAgreement,
        response: answers('What it has agreed.', PoolView),
      },
    },
    async (request) => {
      await agreeOnPool(contextOf(request, ctx), request.body)
      return readFoundPool(request.body.target)
    },
  )

  async function readFoundPool(target: string): Promise<PoolView> {
    const pool = await readPool(ctx, target)
    if (pool) return pool
    throw noPool
  }
}

const noPool = new NotFound({
  sv: 'Ingen grupp är föreslagen för det här ännu.',
  en: 'No group has been proposed for this yet.',
})
