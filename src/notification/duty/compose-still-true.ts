import type { Context } from '#platform/context'
import { formatDate } from '#platform/language'
import { listOverdue } from '#workspace'
import { type Composed, type ToCompose, whyOf } from '../mail/composed.ts'
import { messages } from '../messages.ts'
import { organisationName } from '../organisation-name.ts'
import { paths } from '../paths.ts'
import { makeToken } from '../token.ts'

/** Asks whether facts are still true, with a link of its own for each record; null when all have been confirmed meanwhile. */
export async function composeStillTrue(
  ctx: Context,
  { recipient, about, address: { language }, publicUrl }: ToCompose<'still-true'>,
): Promise<Composed | null> {
  const words = messages[language]
  const waiting = (await listOverdue(ctx)).filter(({ record }) => about.records.includes(record))
  const titles = await ctx.sql<{ id: string; title: string }[]>`
    select id, title from published.record where id = any(${waiting.map(({ record }) => record)}) order by title`
  const items = await Promise.all(
    titles.map(async ({ id, title }) => {
      const secret = await makeToken(ctx, 'still-true', { recipient, about: id })
      const confirmed = waiting.find(({ record }) => record === id)?.confirmedAt ?? ''
      return {
        text: title,
        href: `${publicUrl}/${language}${paths.stillTrue(secret)}`,
        note: words.stillNote(formatDate(confirmed, language)),
      }
    }),
  )
  const [first] = items
  if (!first) return null
  const name = await organisationName(ctx, about.organisation, language)
  return {
    language,
    subject: words.stillSubject(first.text, items.length - 1),
    parts: [{ say: words.stillSay(name) }, { items }],
    why: await whyOf(ctx, recipient, language),
  }
}
