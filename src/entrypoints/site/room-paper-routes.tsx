import multipart from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { requirePermission } from '#identity'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { Invalid } from '#platform/problems'
import type { FormError } from '#ui'
import {
  AsidePage,
  AsidesPage,
  AttachmentsPage,
  accessSheet,
  addAttachment,
  asideMessages,
  attachmentLimits,
  attachmentMessages,
  beginImport,
  discardAside,
  ImportedPage,
  ImportPage,
  importLimits,
  importMessages,
  listAsides,
  listAttachments,
  workspacePaths as paths,
  readAside,
  readImport,
  removeAttachment,
  shareAttachment,
  takeImport,
  useAside,
} from '#workspace'
import type { SessionDoor } from '../server/session-door.ts'
import { requireSameOrigin } from './same-origin.ts'
import type { Answer, Asked, Route } from './site.tsx'

/** Pages about the papers of an organisation's room: files of a sheet, files read back, and texts set aside. */
export const roomPaperRoutes: readonly Route[] = [
  {
    path: paths.attachments(':id'),
    answer: ({ ctx, language, params, query, errors }) =>
      attachmentsPage(ctx, { language, id: params.id ?? '', done: query.has('klart'), errors }),
    take: takeAttachment,
  },
  {
    path: paths.import,
    answer: async ({ ctx, language }) => importPage(ctx, { language, text: '', errors: [] }),
  },
  { path: paths.imported(':id'), answer: imported, take: takeImported },
  { path: paths.asides, answer: asides },
  { path: paths.aside(':id'), answer: aside, take: takeAside },
]

const page = (title: string, content: Answer['content']): Answer => ({ title, description: title, content })

interface Shown {
  readonly language: Language
  readonly errors: readonly FormError[]
}

async function attachmentsPage(
  ctx: Context,
  { id, ...props }: Shown & { readonly id: string; readonly done: boolean },
): Promise<Answer> {
  const sheet = await accessSheet(ctx, id)
  const attachments = await listAttachments(ctx, id)
  return page(
    attachmentMessages[props.language].title,
    <AttachmentsPage {...{ ...props, sheet, attachments, actor: ctx.actor }} />,
  )
}

async function takeAttachment({ ctx, params }: Asked, form: URLSearchParams) {
  await accessSheet(ctx, params.id ?? '')
  const id = form.get('id') ?? ''
  if (form.get('act') === 'remove')
    await removeAttachment(ctx, { id, ground: form.get(`ground-${id}`) ?? '' })
  else {
    const readThrough = form.get(`readThrough-${id}`) === 'yes'
    await shareAttachment(ctx, { id, level: form.get(`level-${id}`) ?? '', readThrough })
  }
  return { to: `${paths.attachments(params.id ?? '')}?klart=ja` }
}

async function importPage(ctx: Context, props: Shown & { readonly text: string }): Promise<Answer> {
  requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
  return page(importMessages[props.language].title, <ImportPage {...props} />)
}

async function imported({ ctx, language, params }: Asked): Promise<Answer> {
  const held = await readImport(ctx, params.id ?? '')
  return page(importMessages[language].title, <ImportedPage {...{ language, held }} />)
}

async function takeImported({ ctx, params }: Asked) {
  await takeImport(ctx, params.id ?? '')
  return { to: paths.imported(params.id ?? '') }
}

async function asides({ ctx, language, query }: Asked): Promise<Answer> {
  const props = { language, asides: await listAsides(ctx), done: query.get('klart') }
  return page(asideMessages[language].title, <AsidesPage {...props} />)
}

async function aside({ ctx, language, params }: Asked): Promise<Answer> {
  const found = await readAside(ctx, params.id ?? '')
  const sheet = await accessSheet(ctx, found.sheet)
  return page(asideMessages[language].chooseTitle, <AsidePage {...{ language, aside: found, sheet }} />)
}

async function takeAside({ ctx, params }: Asked, form: URLSearchParams) {
  const id = params.id ?? ''
  const act = form.get('act')
  if (act !== 'use') {
    const back = act === 'back'
    await discardAside(ctx, id, back)
    return { to: `${paths.asides}?klart=${back ? 'back' : 'discarded'}` }
  }
  const taken = [...form].flatMap(([name, value]) =>
    name.startsWith('take.') && value === 'aside' ? [name.slice('take.'.length)] : [],
  )
  const saved = await useAside(ctx, { id, baseVersion: Number(form.get('version')) || 0, taken })
  return saved.outcome === 'conflict'
    ? { to: paths.aside(saved.aside) }
    : { to: `${paths.sheet(saved.id)}?klart=saved` }
}

interface UploadDoor {
  readonly sessions: SessionDoor
  readonly publicUrl: string
  /** Writes a page in answer to a request that was no question for one. */
  readonly show: (request: FastifyRequest, answer: Answer) => Promise<string>
}

/** Reading a file takes a worker of its own, so nobody hands in hundreds. */
const rateLimit = { max: 30, timeWindow: '1 minute' }
const FILE_BYTES = Math.max(attachmentLimits.fileBytes, importLimits.bytes)

/** Takes files in: attachments, and what is to be read back. Who may not is refused before the bytes are read. */
export const roomUploadDoor: FastifyPluginAsync<UploadDoor> = async (server, door) => {
  const { sessions, publicUrl, show } = door
  await server.register(multipart, {
    throwFileSizeLimit: false,
    // one byte more than is taken, so that what is too large is told from what just fits
    limits: { files: 1, fileSize: FILE_BYTES + 1, fields: 3, fieldSize: importLimits.bytes, parts: 4 },
  })
  const options = { schema: { hide: true }, config: { rateLimit } }

  server.post(`/:language${paths.attachments(':id')}/ny`, options, async (request, reply) => {
    const { ctx, language, id } = await enter(request)
    await accessSheet(ctx, id)
    const { file } = await readUpload(request)
    return answer(
      request,
      reply,
      language,
      async () => {
        const { name, bytes } = file ?? { name: '', bytes: new Uint8Array() }
        await addAttachment(ctx, { sheet: id, name, bytes })
        return `${paths.attachments(id)}?klart=ja`
      },
      (errors) => attachmentsPage(ctx, { language, id, done: false, errors }),
    )
  })

  server.post(`/:language${paths.import}`, options, async (request, reply) => {
    const { ctx, language } = await enter(request)
    const { file, text } = await readUpload(request)
    return answer(
      request,
      reply,
      language,
      async () => paths.imported(await beginImport(ctx, file?.bytes ?? Buffer.from(text))),
      (errors) => importPage(ctx, { language, text, errors }),
    )
  })

  async function enter(request: FastifyRequest) {
    requireSameOrigin(request.headers, publicUrl)
    const ctx = sessions.contextOf(await sessions.of(request))
    requirePermission(ctx, 'edit-sheets', ctx.actor.organisation ?? '')
    const [, segment, , , id = ''] = (request.url.split('?')[0] ?? '').split('/')
    const language: Language = isLanguage(segment) ? segment : 'sv'
    return { ctx, language, id }
  }

  /** Leads on to where the act says, or shows its page again with what must be corrected. */
  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    language: Language,
    act: () => Promise<string>,
    again: (errors: readonly FormError[]) => Promise<Answer>,
  ) {
    reply.headers({ 'cache-control': 'private, no-store' })
    try {
      return reply.redirect(`/${language}${await act()}`, 303)
    } catch (problem) {
      if (!(problem instanceof Invalid)) throw problem
      const errors = problem.fields.map(({ field, message }) => ({ field, message: message[language] }))
      const html = await show(request, await again(errors))
      return reply.code(problem.status).type('text/html; charset=utf-8').send(html)
    }
  }
}

interface Upload {
  file?: { readonly name: string; readonly bytes: Uint8Array }
  text: string
}

async function readUpload(request: FastifyRequest): Promise<Upload> {
  const upload: Upload = { text: '' }
  if (request.body instanceof URLSearchParams) return { text: request.body.get('text') ?? '' }
  if (!request.isMultipart()) return upload
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer()
      if (bytes.length > 0) upload.file = { name: part.filename, bytes }
    } else if (part.fieldname === 'text' && typeof part.value === 'string') upload.text = part.value
  }
  return upload
}
