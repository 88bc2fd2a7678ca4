import type { FastifyPluginAsync } from 'fastify'
import { tableFormats, workspacePaths, writeSheets } from '#workspace'
import type { SessionDoor } from '../server/session-door.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
}

/** The files in which an organisation takes out its own room; for those who are signed in, and kept by nobody. */
export const workspaceDoor: FastifyPluginAsync<{ readonly sessions: SessionDoor }> = async (
  server,
  { sessions },
) => {
  for (const language of ['sv', 'en'] as const)
    for (const format of tableFormats)
      server.get(
        `/${language}${workspacePaths.export(format)}`,
        { schema: { hide: true } },
        async (request, reply) => {
          const ctx = sessions.contextOf(await sessions.of(request))
          const file = await writeSheets(ctx, format)
          return reply
            .type(types[format])
            .headers({
              'cache-control': 'private, no-store',
              'content-disposition': `attachment; filename="initiativ.${format}"`,
            })
            .send(typeof file === 'string' ? file : Buffer.from(file))
        },
      )
}
