import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import {
  answerConfirmation,
  ConfirmAddressPage,
  confirmStillTrue,
  notificationMessages,
  organisationName,
  notificationPaths as paths,
  type Recipient,
  readConfirmation,
  readStillTrue,
  readUnsubscribe,
  StillTruePage,
  UnsubscribePage,
  unsubscribe,
} from '#notification'
import type { Context } from '#platform/context'
import { isLanguage, type Language } from '#platform/language'
import { NotFound } from '#platform/problems'
import { requireSameOrigin } from './same-origin.ts'
import type { Answer } from './site.tsx'

interface MailLinkDoor {
  /** Context of those who have not signed in: whoever holds a link acts by it alone. */
  readonly ctx: Context
  readonly publicUrl: string
  /** Writes a page for nobody in particular, which is kept nowhere: an address holds a secret. */
  readonly show: (request: FastifyRequest, answer: Answer) => Promise<string>
}

/** What a link leads to: a page that only asks, and what its button does. */
interface Link {
  readonly path: string
  readonly ask: (link: Held) => Promise<Answer>
  readonly act: (link: Held) => Promise<Answer>
  /** Mail programs press the button themselves, from no page of ours (RFC 8058). */
  readonly fromAnywhere?: true
}

interface Held {
  readonly ctx: Context
  readonly language: Language
  readonly secret: string
  readonly action: string
}

/** Links in mail. Opening one changes nothing, as mail scanners open them all; the button on its page does. */
export const mailLinkDoor: FastifyPluginAsync<MailLinkDoor> = async (server, { ctx, publicUrl, show }) => {
  // what stands in the form does not matter: the address says it all
  server.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, async () => null)
  const answer = async (request: FastifyRequest, reply: FastifyReply, page: Link['ask']) => {
    const html = await show(request, await page(held(ctx, request)))
    return reply
      .type('text/html; charset=utf-8')
      .headers({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' })
      .send(html)
  }
  for (const { path, ask, act, fromAnywhere } of links) {
    const url = `/:language${path}`
    server.get(url, { schema: { hide: true } }, (request, reply) => answer(request, reply, ask))
    server.post(url, { schema: { hide: true } }, (request, reply) => {
      if (!fromAnywhere) requireSameOrigin(request.headers, publicUrl)
      return answer(request, reply, act)
    })
  }
}

const links: readonly Link[] = [
  {
    path: paths.confirmAddress(':secret'),
    ask: async (link) => confirmation(link, await readConfirmation(link.ctx, link.secret)),
    act: async (link) => {
      await answerConfirmation(link.ctx, link.secret)
      return confirmation(link, null)
    },
  },
  {
    path: paths.unsubscribe(':secret'),
    fromAnywhere: true,
    ask: async (link) => ending(link, await readUnsubscribe(link.ctx, link.secret)),
    act: async (link) => {
      await unsubscribe(link.ctx, link.secret)
      return ending(link, null)
    },
  },
  {
    path: paths.stillTrue(':secret'),
    ask: (link) => stillTrue(link, null),
    act: async (link) => {
      const asked = await readStillTrue(link.ctx, link.secret)
      return stillTrue(link, await confirmStillTrue(link.ctx, link.secret), asked)
    },
  },
]

async function confirmation(link: Held, recipient: Recipient | null): Promise<Answer> {
  const { language, action } = link
  const organisation = await nameOf(link, recipient)
  const { confirmTitle: title } = notificationMessages[language]
  return page(title, <ConfirmAddressPage {...{ language, action, recipient, organisation }} />)
}

async function ending(link: Held, recipient: Recipient | null): Promise<Answer> {
  const { language, action } = link
  const organisation = await nameOf(link, recipient)
  const { stopTitle: title } = notificationMessages[language]
  return page(title, <UnsubscribePage {...{ language, action, recipient, organisation }} />)
}

async function stillTrue(
  link: Held,
  done: boolean | null,
  known?: Awaited<ReturnType<typeof readStillTrue>>,
) {
  const { ctx, language, secret, action } = link
  const asked = known ?? (await readStillTrue(ctx, secret))
  const organisation = await organisationName(ctx, asked.organisation, language)
  const { stillTitle: title } = notificationMessages[language]
  return page(title, <StillTruePage {...{ language, action, asked, organisation, done }} />)
}

const nameOf = ({ ctx, language }: Held, recipient: Recipient | null) =>
  recipient?.kind === 'role' ? organisationName(ctx, recipient.organisation, language) : ''

const page = (title: string, content: Answer['content']): Answer => ({ title, description: title, content })

function held(ctx: Context, request: FastifyRequest): Held {
  const [, language = '', secret = ''] = /^\/(sv|en)\/post\/[a-z]+\/([\w-]{43})$/.exec(request.url) ?? []
  if (!isLanguage(language)) throw noSuchLink()
  return { ctx, language, secret, action: request.url }
}

const noSuchLink = () =>
  new NotFound({
    sv: 'Länken gäller inte. Kontrollera att hela adressen i brevet kom med.',
    en: 'The link is not valid. Check that all of the address in the mail came along.',
  })
