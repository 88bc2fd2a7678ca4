import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { requirePermission } from '#identity'
import { canonicalBytes } from '#ledger'
import { Conflict, Invalid } from '#platform/problems'
import {
  accessSheet,
  claimRecord,
  listSheets,
  publishSheet,
  type Saved,
  Sheet,
  SheetState,
  saveSheet,
  settleRecords,
} from '#workspace'
import { answers, listOf, NextCursor } from './answers.ts'
import type { ApiParts } from './api-parts.ts'
import { contextOf } from './bearer-door.ts'
import { pageOf } from './page-of.ts'
import { cursor, limit, word } from './query.ts'

const OwnInitiative = Sheet.meta({ id: 'OwnInitiative' })

const Written = z.strictObject({ state: SheetState }).meta({ id: 'WrittenInitiative' })
const Id = z.strictObject({ id: word.meta({ description: 'id of a sheet', example: 'w0123456789abcdef' }) })
const IdempotencyKey = z.looseObject({
  'idempotency-key': z.string().min(8).max(64).meta({
    description: 'drawn by you; the same key again is the same act, and begins nothing twice',
    example: '6e0a3c1c-6a57-4a1f-9a0e-0f4f6f7d0a11',
  }),
})
const IfMatch = z.looseObject({
  'if-match': z.string().max(20).meta({ description: 'the `ETag` that you have', example: '"3"' }),
})

const tags = ['Own room']
const security = [{ bearer: [] }]
const config = { rateLimit: { max: 120, timeWindow: '1 minute' } }

/** An organisation's own room for its machines: the same verbs as the pages, with the same permissions. */
export const roomRoutes: FastifyPluginAsyncZod<ApiParts> = async (server, { ctx }) => {
  // who may not look into a room learns nothing of what it would have taken
  server.addHook('preValidation', async (request) => {
    const { actor } = contextOf(request, ctx)
    requirePermission({ actor }, 'see-workspace', actor.organisation ?? '')
  })

  server.get(
    '/room/initiatives',
    {
      schema: {
        ...{ operationId: 'listOwnInitiatives', tags, security },
        summary: 'List all that your organisation has written, drafts too',
        querystring: z.strictObject({ limit, cursor }),
        response: answers(
          'One page, the latest changed first.',
          listOf('OwnInitiativeList', OwnInitiative, NextCursor),
        ),
      },
    },
    async (request) => pageOf(await listSheets(contextOf(request, ctx)), request.query),
  )
  server.get(
    '/room/initiatives/:id',
    {
      schema: {
        ...{ operationId: 'getOwnInitiative', tags, security },
        summary: 'Get what your organisation has written about one initiative',
        params: Id,
        response: answers('What stands, with its version as `ETag`.', OwnInitiative),
      },
    },
    async (request, reply) => tagged(reply, await accessSheet(contextOf(request, ctx), request.params.id)),
  )
  server.post(
    '/room/initiatives',
    {
      config,
      schema: {
        ...{ operationId: 'beginOwnInitiative', tags, security },
        summary: 'Begin an initiative; nothing of it becomes public',
        headers: IdempotencyKey,
        body: Written,
        response: answers('What stands now.', OwnInitiative),
      },
    },
    async (request, reply) => {
      const own = contextOf(request, ctx)
      const token = `api-${own.actor.organisation}-${request.headers['idempotency-key']}`
      const saved = await saveSheet(own, { id: null, baseVersion: 0, token, state: request.body.state })
      return tagged(reply, await accessSheet(own, idOf(saved)))
    },
  )
  server.post(
    '/room/initiatives/:id/versions',
    {
      config,
      schema: {
        ...{ operationId: 'replaceOwnInitiative', tags, security },
        summary: 'Replace what is written by a new version; nothing of it becomes public',
        description:
          'When somebody has saved since the version that you name, yours is set aside for a person to choose from, and the answer is 409.',
        params: Id,
        headers: IfMatch,
        body: Written,
        response: answers('What stands now.', OwnInitiative),
      },
    },
    async (request, reply) => {
      const own = contextOf(request, ctx)
      const { id } = request.params
      const { state } = request.body
      const baseVersion = versionIn(request.headers['if-match'])
      // the same words on the same version are the same act
      const digest = createHash('sha256').update(canonicalBytes(state)).digest('hex').slice(0, 32)
      const saved = await saveSheet(own, {
        id,
        baseVersion,
        token: `api-${id}-${baseVersion}-${digest}`,
        state,
      })
      return tagged(reply, await accessSheet(own, idOf(saved)))
    },
  )
  server.post(
    '/room/initiatives/:id/publication',
    {
      config,
      schema: {
        ...{ operationId: 'publishOwnInitiative', tags, security },
        summary: 'Publish the version that you have seen, as far as it says that it may be public',
        params: Id,
        headers: IfMatch,
        body: z.strictObject({
          readThrough: z.boolean().default(false).meta({
            description: 'that a person has read the telephone numbers, addresses and names in it',
          }),
        }),
        response: answers('The record in the open registry.', z.object({ record: z.string() })),
      },
    },
    async (request) => {
      const own = contextOf(request, ctx)
      const { id } = request.params
      const version = versionIn(request.headers['if-match'])
      const { readThrough } = request.body
      return { record: await publishSheet(own, { id, readThrough, version }) }
    },
  )
  server.post(
    '/room/claims',
    {
      config,
      schema: {
        ...{ operationId: 'claimRecord', tags, security },
        summary: 'Take over a record that others have told of, to correct it',
        body: z.strictObject({ record: word }),
        response: answers('What stands now.', OwnInitiative),
      },
    },
    async (request, reply) => {
      const own = contextOf(request, ctx)
      return tagged(reply, await accessSheet(own, await claimRecord(own, request.body.record)))
    },
  )
  server.post(
    '/room/confirmations',
    {
      config,
      schema: {
        ...{ operationId: 'settleRecords', tags, security },
        summary: 'Confirm records as they stand, or contest them with a reason; all of them or none',
        body: z.strictObject({
          records: z.array(word).min(1).max(200),
          contested: z.string().nullable().default(null).meta({
            description: 'what is wrong; null confirms',
          }),
        }),
        response: answers('How many were settled.', z.object({ settled: z.int() })),
      },
    },
    async (request) => ({ settled: await settleRecords(contextOf(request, ctx), request.body) }),
  )
}

function tagged(reply: FastifyReply, sheet: Sheet): Sheet {
  void reply.header('etag', `"${sheet.version}"`)
  return sheet
}

function versionIn(written: string): number {
  const [, version] = /^(?:W\/)?"?(\d{1,9})"?$/.exec(written) ?? []
  if (version === undefined) throw noVersion()
  return Number(version)
}

function idOf(saved: Saved): string {
  if (saved.outcome === 'conflict') throw changedSince()
  return saved.id
}

const noVersion = () =>
  new Invalid({
    sv: 'If-Match ska vara den ETag som initiativet hade när det hämtades, till exempel "3".',
    en: 'If-Match must be the ETag that the initiative had when it was fetched, such as "3".',
  })

const changedSince = () =>
  new Conflict({
    sv: 'Någon annan har sparat sedan dess. Er text är undanlagd i rummet; hämta initiativet på nytt eller låt en människa välja.',
    en: 'Somebody else has saved since. Your text is set aside in the room; fetch the initiative anew or let a person choose.',
  })
