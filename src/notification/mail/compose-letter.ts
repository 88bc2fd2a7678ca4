import type { Context } from '#platform/context'
import { formatDate, type Language } from '#platform/language'
import { composeStillTrue } from '../duty/compose-still-true.ts'
import { messages } from '../messages.ts'
import { matterOf } from '../news/matter-of.ts'
import { readNews } from '../news/read-news.ts'
import { type Told, tellMatters } from '../news/tell-matters.ts'
import { paths } from '../paths.ts'
import { readRecipient } from '../recipient.ts'
import { makeToken } from '../token.ts'
import { type Composed, type ToCompose, whyOf } from './composed.ts'
import type { Part } from './letter.tsx'

/** Composes a letter from what everybody may read at this moment; null when there is nothing left to say. */
export async function composeLetter(ctx: Context, given: ToCompose): Promise<Composed | null> {
  const { about } = given
  if (about.kind === 'confirm-address') return composeQuestion(ctx, { ...given, about })
  if (about.kind === 'digest') return composeDigest(ctx, { ...given, about })
  if (about.kind === 'duty') return composeDuty(ctx, { ...given, about })
  return composeStillTrue(ctx, { ...given, about })
}

async function composeQuestion(
  ctx: Context,
  { recipient, address: { address, language }, publicUrl }: ToCompose<'confirm-address'>,
): Promise<Composed> {
  const words = messages[language]
  const secret = await makeToken(ctx, 'confirm-address', { recipient, about: address })
  const href = `${publicUrl}/${language}${paths.confirmAddress(secret)}`
  return {
    language,
    subject: words.confirmSubject,
    parts: [{ say: words.confirmSay }, { link: words.confirmTitle, href }],
    why: words.whyConfirm,
  }
}

async function composeDigest(
  ctx: Context,
  { recipient, about, address: { language }, publicUrl }: ToCompose<'digest'>,
): Promise<Composed | null> {
  const reader = readRecipient(recipient)
  if (reader.kind !== 'account') return null
  const news = (await readNews(ctx, reader.account, { ...about, language })).filter(({ seen }) => !seen)
  const [first] = news
  if (!first) return null
  const words = messages[language]
  return {
    language,
    subject: words.digestSubject(`${first.title}, ${first.what}`, news.length - 1),
    parts: [
      { say: words.digestSay },
      itemsOf(news, language, publicUrl),
      { link: words.digestAll, href: `${publicUrl}/${language}${paths.following}` },
    ],
    why: words.whyDigest,
  }
}

/** Tells of questions, warnings and overdue concerns by their titles; what was said is read where it is public. */
async function composeDuty(ctx: Context, given: ToCompose<'duty'>): Promise<Composed | null> {
  const { recipient, about, publicUrl } = given
  const { language } = given.address
  const rows = await ctx.sql<
    { index: number; type: string; subject: string; at: Date; body: Buffer | null }[]
  >`
    select index, type, subject, at, body from published.entry where index = any(${about.entries}) order by index`
  const matters = rows.flatMap(
    ({ body, ...entry }) => matterOf({ ...entry, content: body && JSON.parse(body.toString('utf8')) }) ?? [],
  )
  const told = await tellMatters(ctx, matters, language)
  const [first] = told
  if (!first) return null
  const words = messages[language]
  return {
    language,
    subject: words.dutySubject(first.title, told.length - 1),
    parts: [
      { say: words.dutySay },
      itemsOf(told, language, publicUrl),
      { say: words.dutyHow },
      { say: words.dutyLate },
    ],
    why: await whyOf(ctx, recipient, language),
  }
}

const itemsOf = (told: readonly Told[], language: Language, publicUrl: string): Part => ({
  items: told.map(({ title, path, what, matter }) => ({
    text: title,
    href: `${publicUrl}/${language}${path}`,
    note: `${what}, ${formatDate(matter.at.toISOString().slice(0, 10), language)}`,
  })),
})
