import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { productVersion } from './product-version.ts'

/** What the OpenAPI document says about the API as a whole; the rest it learns from the routes. */
export const describe = (): FastifyDynamicSwaggerOptions => ({
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Skala',
      version: productVersion(),
      summary: 'The open registry of every digital development initiative in the public sector',
      description: [
        'Read everything the registry knows, without an account. Amounts are in minor units (öre), times in UTC.',
        'Lists answer `items`, `total` and `next`. Unknown parameters are refused, so that a misspelt filter never looks like an answer.',
        'What takes `asOf` answers as the registry could be known then: a date, a time or the index of a ledger entry. What does not take it is of today.',
        'Send `If-None-Match` with the `ETag` you have, and get 304 when nothing has changed.',
        '`demonstration: true` marks what is invented and about no real organisation.',
      ].join('\n\n'),
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/', description: 'this installation' }],
    security: [],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            'Only for what acts for an organisation: a key that its administrator made, or an access token of its own identity provider (OAuth client credentials).',
        },
      },
    },
    tags: [
      { name: 'Service', description: 'Where to begin, and how much there is.' },
      { name: 'Organisations', description: 'Public bodies with an organisation number.' },
      { name: 'Initiatives', description: 'Organisations’ efforts with an aim, a phase, a cost and dates.' },
      { name: 'Solutions', description: 'What others can reuse, open or bought.' },
      { name: 'Products', description: 'What suppliers sell under a name.' },
      {
        name: 'Adoption',
        description: 'Who uses what, what builds on what, who wants the same, and scaling policies.',
      },
      {
        name: 'Search',
        description: 'Who has done this: search with reasons, and the search before a start.',
      },
      {
        name: 'Indicators',
        description: 'How the whole stands, with definitions, and how much of it is seen.',
      },
      { name: 'Front line', description: 'What those who use the systems say, and what became of it.' },
      { name: 'Own room', description: 'What an organisation writes of its own, for its own machines.' },
      { name: 'Sources', description: 'Whom we ask, and what could not be taken as it stood.' },
      { name: 'Changes', description: 'The ledger: what has happened, in order.' },
    ],
  },
  transform: jsonSchemaTransform,
  transformObject: jsonSchemaTransformObject,
})
