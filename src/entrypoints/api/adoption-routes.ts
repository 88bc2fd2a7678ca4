import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import {
  AdoptionView,
  followPolicy,
  InterestView,
  Policy,
  ReuseLink,
  readAdoptions,
  readInterest,
  readPolicies,
  readReuseLinks,
  writePubliccode,
} from '#adoption'
import { organisationUri, readRecord } from '#registry'
import { answers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { count, several, word } from './query.ts'

const AdoptionQuery = z.strictObject({
  record: several(word, 'id of a solution or product', 'sq9mzbqxtxvk7'),
  organisation: several(word, 'id of an organisation', 'SE2120000142'),
})

const Listed = <Item extends z.ZodType>(id: string, item: Item) =>
  z.object({ items: z.array(item), total: z.number().int() }).meta({ id })

const PolicyStandingView = z
  .object({
    policy: Policy,
    index: z.number().int().meta({ description: 'it rests on all entries of the ledger below this index' }),
    day: z.string(),
    users: z.number().int(),
    gap: z.number().int(),
    chance: z.number().nullable().meta({
      description: 'share of computed futures in which the goal is reached in time; null: no curve',
    }),
    notYet: z.array(
      z.object({
        organisation: z.string(),
        blockers: z.array(z.object({ code: z.string(), words: z.string().nullable() })),
      }),
    ),
  })
  .meta({ id: 'PolicyStanding' })

const text: z.ZodType<string> = z.string()

/** Who uses what, what builds on what, who wants the same, and how scaling policies stand. */
export const adoptionRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/adoptions',
    {
      schema: {
        operationId: 'listAdoptions',
        tags: ['Adoption'],
        summary: 'List who uses what',
        description:
          'One row for each organisation and thing, with evidence level; a denial by the organisation wins the count. Ask for records, organisations, or both; at most 5,000 rows.',
        querystring: AdoptionQuery,
        response: answers('Adoptions by the organisation’s name.', Listed('AdoptionList', AdoptionView)),
      },
    },
    async ({ query: { record, organisation } }) => {
      const items = await readAdoptions(ctx, {
        ...(record ? { records: record } : {}),
        ...(organisation ? { organisations: organisation } : {}),
      })
      return { items: items.slice(0, MOST), total: items.length }
    },
  )
  server.get(
    '/reuse-links',
    {
      schema: {
        operationId: 'listReuseLinks',
        tags: ['Adoption'],
        summary: 'List ties of reuse between records',
        querystring: z.strictObject({
          record: word.optional().meta({ description: 'id of a record at either end' }),
        }),
        response: answers('Ties, the newest statement first.', Listed('ReuseLinkList', ReuseLink)),
      },
    },
    async ({ query: { record } }) => {
      const items = await readReuseLinks(ctx, record ?? null)
      return { items: items.slice(0, MOST), total: items.length }
    },
  )
  server.get(
    '/interests',
    {
      schema: {
        operationId: 'listInterests',
        tags: ['Adoption'],
        summary: 'List who wants the same',
        querystring: z.strictObject({
          target: word.optional().meta({ description: 'id of what is wanted' }),
        }),
        response: answers('Those who would buy or pay first.', Listed('InterestList', InterestView)),
      },
    },
    async ({ query: { target } }) => {
      const items = await readInterest(ctx, target ?? null)
      return { items: items.slice(0, MOST), total: items.length }
    },
  )
  server.get(
    '/policies',
    {
      schema: {
        operationId: 'listPolicies',
        tags: ['Adoption'],
        summary: 'List scaling policies',
        response: answers('The latest decision first.', Listed('PolicyList', Policy)),
      },
    },
    async () => {
      const items = await readPolicies(ctx)
      return { items, total: items.length }
    },
  )
  server.get(
    '/policies/:id',
    {
      schema: {
        operationId: 'followPolicy',
        tags: ['Adoption'],
        summary: 'Follow up one scaling policy',
        description: 'With `index`, as the ledger stood before that entry: the same answer each time.',
        params: z.object({ id: word }),
        querystring: z.strictObject({ index: count('index of an entry', 1200).optional() }),
        response: answers('How the policy stands.', PolicyStandingView),
      },
    },
    async ({ params, query }) => {
      const { policy, index, day, users, gap, chance, notYet } = await followPolicy(
        ctx,
        params.id,
        query.index ?? null,
      )
      return {
        ...{ policy, index, day, users, gap, chance },
        notYet: notYet.map(({ organisation, blockers }) => ({
          organisation: organisation.id,
          blockers: blockers.map(({ code, words }) => ({ code, words })),
        })),
      }
    },
  )
  server.get(
    '/solutions/:id/publiccode.yml',
    {
      schema: {
        operationId: 'readPubliccode',
        tags: ['Adoption'],
        summary: 'A publiccode.yml made from what the registry knows of a solution',
        params: z.object({ id: word }),
        response: {
          ...answers('', text),
          200: { description: 'YAML.', content: { 'application/yaml': { schema: text } } },
        },
      },
    },
    async ({ params }, reply) => {
      const record = await readRecord(ctx, 'solution', params.id)
      const owner = record.organisation
      const adoptions = await readAdoptions(ctx, { records: [record.id] })
      return reply
        .type('application/yaml; charset=utf-8')
        .send(
          writePubliccode(
            { ...record, owner: owner ? { name: owner.name, uri: organisationUri(owner.id) } : null },
            adoptions,
          ),
        )
    },
  )
}

const MOST = 5_000
