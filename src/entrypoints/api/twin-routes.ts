import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ledgerSize } from '#ledger'
import { type ClusterOutline, describeClusters, readOutlines, TwinCluster } from '#similarity'
import { answers, listOf, NextCursor } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { pageOf } from './page-of.ts'
import { cursor, limit, several, word } from './query.ts'

const TwinQuery = z.strictObject({
  need: several(word, 'id of a need', 'library-system'),
  level: several(
    TwinCluster.shape.level,
    'same-need: separate efforts; same-effort: one recorded twice',
    'same-need',
  ),
  initiative: several(word, 'id of an initiative that is in the cluster', 'i2je33nynx2a1'),
  limit,
  cursor,
})

/** Clusters of initiatives that do the same thing. */
export const twinRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  let kept: { readonly size: number; readonly outlines: readonly ClusterOutline[] } | null = null
  /** Read anew when the ledger has grown; a page of clusters is then described from its own members alone. */
  const outlines = async () => {
    const size = await ledgerSize(ctx)
    if (kept?.size !== size) kept = { size, outlines: await readOutlines(ctx) }
    return kept.outlines
  }
  server.get(
    '/twins',
    {
      schema: {
        operationId: 'listTwins',
        tags: ['Initiatives'],
        summary: 'List clusters of initiatives that do the same thing',
        description:
          'The largest first. Proposed from what the records share, unless a person has decided; a proposal is not a fact.',
        querystring: TwinQuery,
        response: answers('One page of clusters.', listOf('TwinList', TwinCluster, NextCursor)),
      },
    },
    async ({ query: { need, level, initiative, ...page } }) => {
      const fits = (await outlines()).filter(
        (cluster) =>
          (need === undefined || need.includes(cluster.need ?? '')) &&
          (level === undefined || level.includes(cluster.level)) &&
          (initiative === undefined || cluster.members.some((id) => initiative.includes(id))),
      )
      const { items, ...rest } = pageOf(fits, page)
      return { ...rest, items: await describeClusters(ctx, items) }
    },
  )
}
