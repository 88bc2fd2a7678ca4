import type { FastifyPluginAsync } from 'fastify'
import {
  attachmentKinds,
  dispositionOf,
  workspacePaths as paths,
  readAttachment,
  tableFormats,
  writeSheets,
} from '#workspace'
import type { SessionDoor } from '../server/session-door.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: attachmentKinds.xlsx.type,
  ods: attachmentKinds.ods.type,
  json: 'application/json; charset=utf-8',
}

/** Files of rooms: what an organisation takes out, and attachments for whoever may open them. Kept by nobody. */
export const workspaceDoor: FastifyPluginAsync<{ readonly sessions: SessionDoor }> = async (
  server,
  { sessions },
) => {
  for (const language of ['sv', 'en'] as const) {
    for (const format of tableFormats)
      server.get(
        `/${language}${paths.export(format)}`,
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
    server.get<{ Params: { id: string } }>(
      `/${language}${paths.attachment(':id')}`,
      { schema: { hide: true } },
      async (request, reply) => {
        const ctx = sessions.contextOf(await sessions.of(request))
        const { attachment, bytes } = await readAttachment(ctx, request.params.id)
        return reply
          .type(attachmentKinds[attachment.kind].type)
          .headers({
            // removed means gone, so nobody keeps a copy for us
            'cache-control': 'private, no-store',
            'content-disposition': dispositionOf(attachment.name),
            'content-security-policy': "sandbox; default-src 'none'",
            'x-content-type-options': 'nosniff',
          })
          .send(Buffer.from(bytes))
      },
    )
  }
}
