import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Context } from '#platform/context'
import { searchWithoutIndex } from '#search'
import { createServer } from '../../src/entrypoints/server/create-server.ts'

/** Where the site under test says it is reached. */
export const publicUrl = 'https://skala.example'

/** The whole site and API in this process, without the styles that a build makes. */
export async function startSite(
  ctx: Context,
  parts: Partial<Parameters<typeof createServer>[0]> = {},
): Promise<FastifyInstance> {
  return createServer({
    ctx: { ...ctx, actor: { organisation: null, role: 'public' } },
    search: searchWithoutIndex(ctx),
    log: pino({ level: 'silent' }),
    publicUrl,
    requestsPerMinute: 1_000_000,
    // a machine that is busy with other tests is not what is tried here
    mostDelayMs: 0,
    inventedSignIn: true,
    assets: { css: [], js: [] },
    ...parts,
  })
}
