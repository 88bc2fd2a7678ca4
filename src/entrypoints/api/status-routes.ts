import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ledgerSize } from '#ledger'
import { answers } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { productVersion } from './product-version.ts'

const Start = z
  .object({
    name: z.string(),
    version: z.string(),
    links: z.record(z.string(), z.url()),
    demonstration: z.boolean(),
  })
  .meta({ id: 'Start' })

const Status = z
  .object({
    version: z.string(),
    ledger: z.object({ size: z.number().int().meta({ description: 'entries that have their place' }) }),
    counts: z.object({
      organisations: z.number().int(),
      initiatives: z.number().int(),
      solutions: z.number().int(),
      products: z.number().int(),
      sources: z.number().int(),
      demonstrationRecords: z
        .number()
        .int()
        .meta({ description: 'records among the above that are invented' }),
    }),
    demonstration: z.boolean().meta({ description: 'true: this installation also holds invented records' }),
  })
  .meta({ id: 'Status' })

type Counts = z.infer<typeof Status>['counts']

const listed = ['organisations', 'initiatives', 'solutions', 'products', 'sources', 'changes', 'status']

/** Where to begin, and how much there is. */
export const statusRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx, publicUrl }) => {
  const address = `${publicUrl}/api/v1`
  server.get(
    '/',
    {
      prefixTrailingSlash: 'no-slash',
      schema: {
        operationId: 'start',
        tags: ['Service'],
        summary: 'Begin here: what there is and where',
        querystring: z.strictObject({}),
        response: answers('Links to all lists.', Start),
      },
    },
    async () => ({
      name: 'Skala',
      version: productVersion(),
      links: {
        ...Object.fromEntries(listed.map((name) => [name, `${address}/${name}`])),
        stream: `${address}/changes/stream`,
        document: `${address}/openapi.json`,
        documentation: `${publicUrl}/en/api`,
      },
      demonstration: (await readCounts(ctx)).demonstrationRecords > 0,
    }),
  )
  server.get(
    '/status',
    {
      schema: {
        operationId: 'readStatus',
        tags: ['Service'],
        summary: 'Read how much there is, and the version',
        querystring: z.strictObject({}),
        response: answers('The state of this installation.', Status),
      },
    },
    async () => {
      const [size, counts] = await Promise.all([ledgerSize(ctx), readCounts(ctx)])
      return {
        version: productVersion(),
        ledger: { size },
        counts,
        demonstration: counts.demonstrationRecords > 0,
      }
    },
  )
}

async function readCounts(ctx: ApiParts['ctx']): Promise<Counts> {
  const [counts] = await ctx.sql<[Counts]>`
    select
      (select count(*) from published.organisation where valid_to is null) as organisations,
      count(*) filter (where kind = 'initiative') as initiatives,
      count(*) filter (where kind = 'solution') as solutions,
      count(*) filter (where kind = 'product') as products,
      (select count(*) from published.source) as sources,
      count(*) filter (where demonstration) as "demonstrationRecords"
    from published.record`
  return counts
}
