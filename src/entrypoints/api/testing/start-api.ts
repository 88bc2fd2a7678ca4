import etag from '@fastify/etag'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { z } from 'zod'
import type { Context } from '#platform/context'
import { searchWithoutIndex } from '#search'
import { answerProblems } from '../../server/answer-problems.tsx'
import { api } from '../api.ts'

/** The API behind the same problem answers and ETags as in production, without the rest of the site. */
export async function startApi(ctx: Context, mostStreams?: number): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = pino({ level: 'silent' })
  const server = Fastify({ loggerInstance: log })
  await server.register(etag, { weak: true })
  const publicUrl = 'https://skala.example'
  answerProblems(server, { ctx, log, publicUrl, requestsPerMinute: 1_000, assets: { css: [], js: [] } })
  await server.register(api, {
    prefix: '/api/v1',
    ctx,
    search: searchWithoutIndex(ctx),
    publicUrl,
    mostStreams,
  })
  return server
}

const List = z.object({
  items: z.array(z.looseObject({})),
  total: z.number(),
  next: z.union([z.string(), z.number()]).nullable(),
})

/** Fetches a list below `/api/v1` and checks that it is one. */
export async function fetchList(server: FastifyInstance, path: string): Promise<z.infer<typeof List>> {
  const answer = await server.inject(`/api/v1${path}`)
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body}`)
  return List.strict().parse(answer.json())
}
