import { Cron } from 'croner'
import {
  followEntries,
  keepOversight,
  openPost,
  queueDigests,
  remindOfConfirmations,
  sendDue,
  sweepNotifications,
} from '#notification'
import { type Context, createContext } from '#platform/context'
import type { Search } from '#search'
import type { Schedule } from './schedule.ts'

/** What news and mail need from the outside. */
export interface MailParts {
  /** The server that mail is handed to; null when no mail is sent. */
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly oversight: readonly string[]
  readonly publicUrl: string
  /** Opens the search, when somebody follows one. */
  readonly search: () => Promise<Search>
}

/**
 * Tells followers of news as it happens, and, where a mail server is given, sends mail: what waits every twenty seconds, digests
 * and reminders when they fall due. Without one nothing is queued, and the log says so.
 */
export async function startMail(ctx: Context, parts: MailParts): Promise<Schedule> {
  const { mail, oversight, publicUrl, search } = parts
  const timekeeper = createContext({ ...ctx, actor: { organisation: null, role: 'timekeeper' } })
  const news = followEntries(timekeeper, { search, mailing: mail !== null })
  const sweep = new Cron('40 3 * * *', { protect: true, catch: true }, () => sweepNotifications(timekeeper))
  const stop = async () => {
    sweep.stop()
    await news.stop()
  }
  if (mail === null) {
    ctx.log.warn({}, 'no mail is sent: SKALA_SMTP and SKALA_MAIL_FROM are not set')
    return { stop }
  }
  await keepOversight(timekeeper, oversight)
  const post = openPost(mail)
  const send = new Cron('*/20 * * * * *', { protect: true, catch: true }, async () => {
    const sent = await sendDue(timekeeper, { post, publicUrl })
    if (sent > 0) ctx.log.info({ sent }, 'mail handed over')
  })
  const queue = new Cron('*/10 * * * *', { protect: true, catch: true }, async () => {
    await queueDigests(timekeeper)
    await remindOfConfirmations(timekeeper)
  })
  return {
    stop: async () => {
      send.stop()
      queue.stop()
      await stop()
      post.close()
    },
  }
}
