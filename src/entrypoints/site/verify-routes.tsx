import { type Entry, listOrigins, readCheckpoint, readEntries, readHistory } from '#ledger'
import type { Context } from '#platform/context'
import { builtAddress } from '../built-files.ts'
import type { Answer, Asked, Route } from './site.tsx'
import { verifyMessages } from './verify-messages.ts'
import { VerifyPage } from './verify-page.tsx'

/** The page where anybody verifies. */
export const verifyRoutes: readonly Route[] = [{ path: '/granska', answer: verify }]

/** Entries of one subject on the page; the API has the rest. */
const MOST = 500

async function verify({ ctx, language, query, publicUrl }: Asked): Promise<Answer> {
  const words = verifyMessages[language]
  const asked = (query.get('post') ?? '').trim().slice(0, 500)
  const [entries, origins, checkpoint] = await Promise.all([
    asked === '' ? null : entriesFor(ctx, asked),
    listOrigins(ctx),
    readCheckpoint(ctx),
  ])
  return {
    title: words.title,
    description: words.description,
    content: (
      <VerifyPage
        {...{ language, publicUrl, asked, entries, origins, checkpoint }}
        script={builtAddress('verify')}
      />
    ),
  }
}

/** All entries about what somebody wrote: a page's address, the id of a thing, or the index of an entry about it. */
async function entriesFor(ctx: Context, asked: string): Promise<readonly Entry[]> {
  const subject = await subjectOf(ctx, asked)
  return subject === null ? [] : (await readHistory(ctx, subject)).slice(0, MOST)
}

async function subjectOf(ctx: Context, asked: string): Promise<string | null> {
  if (/^\d{1,15}$/.test(asked)) {
    const [entry] = await readEntries(ctx, { from: Number(asked), limit: 1 })
    return entry?.index === Number(asked) ? entry.subject : null
  }
  const [path = ''] = asked.split(/[?#]/)
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  const subject = /\/kallor\//.test(path) ? `source:${last}` : last
  return subject === '' || subject.includes('\0') ? null : subject
}
