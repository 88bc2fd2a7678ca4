import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { listOrganisations, OrganisationKind, OrganisationStanding, readOrganisation } from '#registry'
import { answers, listOf, NextCursor } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { asOf, atMoment } from './at-moment.ts'
import { fits } from './fits.ts'
import { pageOf } from './page-of.ts'
import { cursor, limit, several, text, word } from './query.ts'
import { OrganisationAnswer, OrganisationQuestion, organisationAnswerer } from './resolve-organisation.ts'

const OrganisationQuery = z.strictObject({
  kind: several(OrganisationKind, 'kind of organisation', 'municipality'),
  county: several(z.string().regex(/^\d{2}$/), 'county code, two digits', '12'),
  q: text('words that must all occur in the Swedish or English name', 'malmö'),
  asOf,
  limit,
  cursor,
})

/** The organisations that exist, any one of them, and which one a spelling means. */
export const organisationRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  server.get(
    '/organisations',
    {
      schema: {
        operationId: 'listOrganisations',
        tags: ['Organisations'],
        summary: 'List public organisations',
        description: 'Those that exist now, by the Swedish alphabet, and how much is known about each.',
        querystring: OrganisationQuery,
        response: answers(
          'One page of organisations.',
          listOf('OrganisationList', OrganisationStanding, NextCursor),
        ),
      },
    },
    async ({ query }) =>
      pageOf((await listOrganisations(await atMoment(ctx, query.asOf))).filter(fits(query)), query),
  )
  const answerOrganisation = organisationAnswerer(ctx)
  server.get(
    '/organisations/resolve',
    {
      schema: {
        operationId: 'resolveOrganisation',
        tags: ['Organisations'],
        summary: 'Tell which organisation a name or number means, and why',
        description: 'Any spelling, in any case; never a guess. Give a name, a number, or both.',
        querystring: OrganisationQuestion,
        response: answers('The organisation that is meant, or why that cannot be told.', OrganisationAnswer),
      },
    },
    async ({ query }) => answerOrganisation(query),
  )
  server.get(
    '/organisations/:id',
    {
      schema: {
        operationId: 'readOrganisation',
        tags: ['Organisations'],
        summary: 'Read one organisation, existing or ended',
        params: z.strictObject({ id: word.meta({ example: 'SE2120000142' }) }),
        querystring: z.strictObject({ asOf }),
        response: answers('The organisation.', OrganisationStanding),
      },
    },
    async ({ params, query }) => readOrganisation(await atMoment(ctx, query.asOf), params.id),
  )
}
