import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { type Bilingual, isLanguage } from '#platform/language'
import { Invalid, NotFound, Problem, Unavailable } from '#platform/problems'
import { renderPage } from '#ui'
import { preferredLanguage } from '../site/preferred-language.ts'
import { ProblemPage } from '../site/problem-page.tsx'
import type { Assets, ServerParts } from './create-server.ts'
import { discardRest, TooLarge } from './too-large.ts'

/** Turns every problem into an answer: RFC 9457 under `/api`, a page in the reader's language elsewhere. */
export function answerProblems(
  server: FastifyInstance,
  parts: Omit<ServerParts, 'search'> & { assets: Assets },
): void {
  server.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = toProblem(error)
    if (problem instanceof TooLarge) await discardRest(request.raw)
    if (problem.status === 503 && !(error instanceof Problem))
      request.log.error({ err: error, url: request.url }, 'fault')
    return answer(problem, request, reply)
  })
  server.setNotFoundHandler((request, reply) => answer(nothingHere(), request, reply))

  function answer(problem: Problem, request: FastifyRequest, reply: FastifyReply) {
    reply.code(problem.status).header('cache-control', 'no-store')
    if (request.url.startsWith('/api/')) {
      return reply
        .type('application/problem+json')
        .serializer(JSON.stringify)
        .send(problemDocument(problem, request, parts.publicUrl))
    }
    const [, segment] = request.url.split(/[/?]/)
    const language = isLanguage(segment) ? segment : preferredLanguage(request.headers['accept-language'])
    return reply.type('text/html').send(renderPage(<ProblemPage {...parts} {...{ problem, language }} />))
  }
}

/** An RFC 9457 problem document. */
function problemDocument(problem: Problem, request: FastifyRequest, publicUrl: string) {
  return {
    type: `${publicUrl}/en/api#${problem.type}`,
    title: problem.name,
    status: problem.status,
    detail: problem.say.en,
    detailSv: problem.say.sv,
    instance: request.url.split('?')[0],
    ...(problem.fields.length > 0 ? { errors: problem.fields } : {}),
  }
}

function toProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((fault) => ({
      field: fault.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: { sv: `Värdet passar inte: ${fault.message}`, en: `The value does not fit: ${fault.message}` },
    }))
    return new Invalid(badRequest, fields)
  }
  if (error.statusCode === 429) return new TooMany()
  if (error.statusCode === 413) return new TooLarge()
  if (unstorable.has(error.code)) return new Invalid(badRequest)
  if (error.statusCode !== undefined && error.statusCode < 500) return new Invalid(badRequest)
  return new Unavailable({
    sv: 'Något gick fel hos oss. Det är noterat. Försök igen om en stund.',
    en: 'Something went wrong on our side. It has been noted. Please try again shortly.',
  })
}

/** What PostgreSQL says of text that it cannot keep, such as a NUL in an address: the asker's fault and not ours. */
const unstorable = new Set(['22021', '22P05'])

/** Asked too often; not one of the five problems, because only the door knows it. */
class TooMany extends Problem {
  readonly type = 'too-many-requests'
  readonly status = 429
  readonly exitCode = 6

  constructor() {
    super({
      sv: 'Det kom väldigt många frågor från din adress. Vänta en minut. Hela registret går att hämta på en gång under Öppna data.',
      en: 'A great many requests came from your address. Wait a minute. The whole registry can be downloaded at once under Open data.',
    })
  }
}

const badRequest: Bilingual = {
  sv: 'Det går inte att förstå frågan. Kontrollera adressen och värdena i den.',
  en: 'The request cannot be understood. Check the address and the values in it.',
}

const nothingHere = () =>
  new NotFound({
    sv: 'Det finns ingen sida på den här adressen. Sök efter det du letar efter, eller börja från startsidan.',
    en: 'There is no page at this address. Search for what you are looking for, or start from the front page.',
  })
