import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { readHistory } from '#ledger'
import { type RecordKind, readRecord } from '#registry'
import { answers, listOf, nextNumber } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { asOf, atMoment } from './at-moment.ts'
import { Change, toChanges } from './change.ts'
import { count, limit } from './query.ts'
import { kinds, RecordId } from './record-kinds.ts'

/** One entry of a record's history. */
const HistoryEntry = Change.extend({
  changed: z.array(z.string()).meta({ description: 'names of the fields that this entry changed' }),
}).meta({ id: 'HistoryEntry' })

const HistoryList = listOf('HistoryList', HistoryEntry, nextNumber('from'))
const Changed = z.object({ changed: z.array(z.string()) })

/** All that has happened to a record of one kind, even one that has since been removed. */
export const historyRoutes: FastifyPluginAsyncZod<ApiParts & { kind: RecordKind }> = async (
  server,
  parts,
) => {
  const { ctx, kind } = parts
  const { path, name, one } = kinds[kind]
  server.get(
    `/${path}/:id/history`,
    {
      schema: {
        operationId: `read${one}History`,
        tags: [name],
        summary: `Read all that has happened to one ${kind}, oldest first`,
        params: RecordId,
        querystring: z.strictObject({ from: count('index of the first entry', 0).default(0), limit, asOf }),
        response: answers('One page of its history.', HistoryList),
      },
    },
    async ({ params: { id }, query: { from, limit, asOf } }) => {
      const then = await atMoment(ctx, asOf)
      const entries = (await readHistory(then, id)).filter((entry) => entry.type.startsWith(`${kind}.`))
      // what was registered a moment ago may not have its place in the ledger yet
      if (entries.length === 0) await readRecord(then, kind, id)
      const rest = entries.filter((entry) => entry.index >= from)
      const items = await toChanges(ctx, rest.slice(0, limit))
      return {
        items: items.map((item) => ({
          ...item,
          changed: Changed.safeParse(item.content).data?.changed ?? [],
        })),
        total: entries.length,
        next: rest[limit]?.index ?? null,
      }
    },
  )
}
