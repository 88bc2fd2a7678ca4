import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Context } from '#platform/context'
import { isLanguage } from '#platform/language'
import { Invalid } from '#platform/problems'
import { readDocument } from '#platform/sandbox'
import {
  BeforeStartForm,
  BeforeStartPage,
  beforeStartMessages,
  readBeforeStart,
  type Search,
  searchBeforeStart,
} from '#search'
import { productLessons } from '../product-lessons.ts'
import type { Answer, Asked, Route } from './site.tsx'

/** The question before a start, and each answer under its own address. */
export const beforeStartPages: readonly Route[] = [
  {
    path: '/fore-start',
    answer: async ({ language }) => formPage(language, <BeforeStartForm language={language} />),
  },
  { path: '/fore-start/:code', answer: result },
]

function formPage(language: Asked['language'], content: Answer['content']): Answer {
  const { title, description } = beforeStartMessages[language]
  return { title, description, content }
}

async function result({ ctx, language, params, publicUrl }: Asked): Promise<Answer> {
  const kept = await readBeforeStart(ctx, params.code ?? '')
  return formPage(language, <BeforeStartPage {...{ language, kept, publicUrl }} />)
}

interface BeforeStartDoor {
  readonly ctx: Context
  readonly search: Search
  /** Writes a page in answer to a request that was no question for one. */
  readonly show: (request: FastifyRequest, answer: Answer) => Promise<string>
}

const MOST_BYTES = 10 * 1024 * 1024
const LONGEST_FIELD = 400_000
/** A search is kept for good, so nobody makes hundreds of them; each also reads a document. */
const rateLimit = { max: 20, timeWindow: '1 minute' }

/** Takes the question in, as a text or a document, and leads to its answer; what cannot be used is shown with the form. */
export const beforeStartDoor: FastifyPluginAsync<BeforeStartDoor> = async (server, { ctx, search, show }) => {
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fileSize: MOST_BYTES, fields: 5, fieldSize: LONGEST_FIELD, parts: 8 },
  })
  server.post(
    '/:language/fore-start',
    { schema: { hide: true }, config: { rateLimit } },
    async (request, reply) => {
      const [, segment] = request.url.split('/')
      const language = isLanguage(segment) ? segment : 'sv'
      const handed = await readForm(request)
      try {
        const text = [handed.text, handed.file && (await textOf(handed.file))].filter(Boolean).join('\n\n')
        const { organisation, keepText } = handed
        const asked = { text, organisation, keepText, language }
        const kept = await searchBeforeStart(ctx, search, asked, productLessons())
        return reply.redirect(`/${language}/fore-start/${kept.code}`, 303)
      } catch (problem) {
        if (!(problem instanceof Invalid)) throw problem
        const errors = problem.fields.map(({ field, message }) => ({ field, message: message[language] }))
        const { text, organisation } = handed
        const html = await show(
          request,
          formPage(language, <BeforeStartForm {...{ language, text, organisation, errors }} />),
        )
        return reply.code(problem.status).type('text/html; charset=utf-8').send(html)
      }
    },
  )
}

interface HandedIn {
  text: string
  organisation?: string
  keepText: boolean
  file?: { readonly bytes: Uint8Array; readonly cut: boolean }
}

async function readForm(request: FastifyRequest): Promise<HandedIn> {
  const handed: HandedIn = { text: '', keepText: false }
  if (!request.isMultipart()) return handed
  for await (const part of request.parts()) {
    if (part.type === 'file') handed.file = await bytesOf(part)
    else if (typeof part.value === 'string' && part.value.trim() !== '') {
      if (part.fieldname === 'text') handed.text = part.value
      if (part.fieldname === 'organisation') handed.organisation = part.value.slice(0, 200)
      if (part.fieldname === 'keep') handed.keepText = true
    }
  }
  if (handed.file?.bytes.length === 0) delete handed.file
  return handed
}

async function bytesOf(part: MultipartFile): Promise<NonNullable<HandedIn['file']>> {
  const bytes = await part.toBuffer()
  return { bytes, cut: part.file.truncated }
}

/** The text of the document. Throws `Invalid` that says what is wrong with it and what to do. */
async function textOf({ bytes, cut }: NonNullable<HandedIn['file']>): Promise<string> {
  if (cut) throw refused(tooLarge)
  const read = await readDocument({ bytes })
  if (read.status === 'failed') throw refused(read.message)
  return read.text
}

const tooLarge = {
  sv: 'Filen är större än 10 MB. Lämna den del som beskriver behovet, eller klistra in texten.',
  en: 'The file is larger than 10 MB. Hand in the part that describes the need, or paste the text.',
}

const refused = (message: typeof tooLarge) => new Invalid(message, [{ field: 'file', message }])
