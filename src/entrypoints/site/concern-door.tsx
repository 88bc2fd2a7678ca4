import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  CandidateList,
  ConcernForm,
  concernMessages,
  concernPaths,
  countIncident,
  handInConcern,
  IncidentPage,
  ReceiptPage,
  readByReceipt,
  ThreadPage,
  type WaitingRoom,
  writeAgain,
} from '#frontline'
import type { Context } from '#platform/context'
import { isLanguage, type Language, languages } from '#platform/language'
import { Invalid, Problem, Unavailable } from '#platform/problems'
import type { Search } from '#search'
import { type FormError, renderFragment } from '#ui'
import { candidate, candidatesFor } from './concern-candidates.ts'
import { requireSameOrigin } from './same-origin.ts'
import type { Answer } from './site.tsx'

interface ConcernDoor {
  readonly ctx: Context
  readonly search: Search
  readonly publicUrl: string
  readonly room: WaitingRoom | undefined
  /** Writes a page as for anybody, in answer to a request that was no question for one. */
  readonly show: (request: FastifyRequest, answer: Answer) => Promise<string>
}

/** A ward shares one address, so this is for a ward; more than that in an hour is no person. */
const handingIn = { max: 60, timeWindow: '1 hour' }
/** Answers come at even beats and in even sizes, so that neither tells whether a code leads anywhere. */
const BEAT_MS = 100
const BLOCK = 65_536

/**
 * Takes what people without an account say. Nobody's session is looked at, no fault is written to the log with its time,
 * and no answer may be kept by anyone on the way.
 */
export const concernDoor: FastifyPluginAsync<ConcernDoor> = async (server, door) => {
  const { ctx, search, publicUrl, show } = door
  for (const language of languages) {
    const url = `/${language}${concernPaths.everyday}/forslag`
    server.get(url, { schema: { hide: true } }, async (request, reply) => {
      const asked = new URLSearchParams(request.url.split('?')[1]).get('q') ?? ''
      const found = await candidatesFor(search, asked)
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(renderFragment(<CandidateList {...{ language, found }} />))
    })
  }

  post(concernPaths.everyday, async (language, room, form) => {
    const words = concernMessages[language]
    const about = await candidate(ctx, form.get('record'))
    try {
      const handed = await handInConcern(ctx, room, { form: Object.fromEntries(form), language })
      const system = about?.title ?? form.get('system') ?? ''
      return page(words.receiptTitle, <ReceiptPage {...{ language, publicUrl, system, ...handed }} />)
    } catch (problem) {
      const errors = errorsOf(problem, language)
      return page(words.formTitle, <ConcernForm {...{ language, about, form, errors }} />, 400)
    }
  })

  post(concernPaths.incident, async (language, room, form) => {
    const about = await candidate(ctx, form.get('record'))
    await countIncident(ctx, room, form.get('record') ?? '')
    return page(
      concernMessages[language].incidentTitle,
      <IncidentPage {...{ language, about, counted: true }} />,
    )
  })

  post(concernPaths.thread, async (language, room, form) => {
    const code = (form.get('code') ?? '').slice(0, 100)
    const errors = form.has('what') ? await sayAgain(language, room, form) : []
    const found = await readByReceipt(ctx, room, code)
    const saved = form.has('what') && errors.length === 0
    const asked = { code, found, saved }
    return page(concernMessages[language].threadTitle, <ThreadPage {...{ language, errors, asked }} />)
  })

  async function sayAgain(language: Language, room: WaitingRoom, form: URLSearchParams) {
    try {
      await writeAgain(ctx, room, Object.fromEntries(form))
      return []
    } catch (problem) {
      return errorsOf(problem, language)
    }
  }

  type Work = (
    language: Language,
    room: WaitingRoom,
    form: URLSearchParams,
  ) => Promise<{ readonly answer: Answer; readonly status: number }>

  /** A form of those without an account: answered with a page of its own, at an even beat and in an even size. */
  function post(path: string, work: Work): void {
    const options = { schema: { hide: true }, compress: false as const, config: { rateLimit: handingIn } }
    server.post(`/:language${path}`, options, async (request, reply) => {
      const begun = performance.now()
      requireSameOrigin(request.headers, publicUrl)
      const [, segment] = request.url.split('/')
      const language = isLanguage(segment) ? segment : 'sv'
      const form = request.body instanceof URLSearchParams ? request.body : new URLSearchParams()
      const { html, status } = await quietly(async () => {
        if (!door.room) throw closed()
        const { answer, status } = await work(language, door.room, form)
        return { html: evened(await show(request, answer)), status }
      })
      await pause(BEAT_MS - ((performance.now() - begun) % BEAT_MS))
      return send(reply.code(status), html)
    })
  }
}

const page = (title: string, content: Answer['content'], status = 200) => ({
  answer: { title, description: title, content },
  status,
})

function send(reply: FastifyReply, html: string) {
  return reply
    .type('text/html; charset=utf-8')
    .headers({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
    .send(html)
}

/** Fills a page up to a multiple of a large block. */
function evened(html: string): string {
  const size = Buffer.byteLength(html)
  const filler = '<!---->'.length
  return `${html}<!--${' '.repeat(BLOCK - ((size + filler) % BLOCK))}-->`
}

/** A fault of ours becomes a problem here, because the door behind would log it with its exact time. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (problem) {
    throw problem instanceof Problem ? problem : closed()
  }
}

const closed = () =>
  new Unavailable({
    sv: 'Det gick inte att ta emot just nu, och inget har sparats. Försök igen om en stund.',
    en: 'It could not be received just now, and nothing has been kept. Please try again shortly.',
  })

function errorsOf(problem: unknown, language: Language): FormError[] {
  if (!(problem instanceof Invalid) || problem.fields.length === 0) throw problem
  return problem.fields.map(({ field, message }) => ({ field, message: message[language] }))
}
