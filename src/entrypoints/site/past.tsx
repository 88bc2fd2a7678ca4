import { type Moment, readMoment } from '#ledger'
import type { Context } from '#platform/context'
import { type Bilingual, formatNumber, type Language } from '#platform/language'
import { keepMoment, TODAY } from './keep-moment.ts'
import { pastMessages } from './past-messages.ts'
import type { Remember } from './remember.ts'

/** A moment as a page was asked for it: in the words of the address, and what they came to. */
export interface AskedMoment extends Moment {
  readonly words: string
}

/** How a page takes another moment: what on it is of today all the same. Null: nothing is. */
export interface Past {
  readonly ofToday: Bilingual | null
}

interface Askable {
  readonly ctx: Context
  readonly remember: Remember
  readonly query: URLSearchParams
  readonly moment: AskedMoment | null
}

/**
 * The same question, asked at the moment that its address names in `asOf`: the context knows nothing later, its clock
 * stands at that moment, and what is remembered of today is left alone. Throws `Invalid` where there is no such moment.
 */
export async function atMoment<Asked extends Askable>(asked: Asked): Promise<Asked> {
  const words = asked.query.get('asOf')
  if (words === null || words === '' || words === TODAY) return asked
  const moment = { ...(await readMoment(asked.ctx, words)), words }
  return {
    ...asked,
    moment,
    ctx: { ...asked.ctx, asOf: moment.index, now: () => moment.at },
    remember: (key, compute) =>
      asked.remember(`as of ${moment.index} ${moment.at.getTime()} ${key}`, compute),
  }
}

/** A written page whose links keep the moment; a page of today is left as it is. */
export const stayAt = (moment: AskedMoment | null, html: string) =>
  moment === null ? html : keepMoment(html, moment.words)

interface PastBandProps {
  readonly language: Language
  readonly moment: AskedMoment
  /** Absent where the page knows no other time than today. */
  readonly past: Past | undefined
  /** The page's path and query behind the language. */
  readonly path: string
}

/** Says plainly that this is not today, how much was known, what is of today all the same, and the way back. */
export function PastBand({ language, moment, past, path }: PastBandProps) {
  const words = pastMessages[language]
  const when = whenOf(moment, language)
  const [bare = '/', query = ''] = path.split('?')
  const rest = new URLSearchParams(query)
  rest.delete('asOf')
  const address = `/${language}${bare === '/' ? '' : bare}`
  const back = new URLSearchParams([...rest, ['asOf', TODAY]])
  return (
    <aside class="past" aria-labelledby="past-heading">
      <p class="past-heading" id="past-heading">
        {past ? words.heading(when) : words.headingToday}
      </p>
      <p>
        {past
          ? `${words.afterEntry(formatNumber(moment.index, language))} ${words.masked}`
          : words.onlyToday(when)}
        {past?.ofToday && ` ${past.ofToday[language]}`}
      </p>
      <div class="past-ways">
        <a class="button button-primary" href={`${address}?${back}`}>
          {words.backToToday}
        </a>
        <a href={`/${language}/andringar?fran=${encodeURIComponent(moment.words)}&asOf=${TODAY}`}>
          {words.changesSince}
        </a>
      </div>
    </aside>
  )
}

/** `14 oktober 2026 kl. 12:00`, in Swedish time. */
export function whenOf({ at }: Moment, language: Language): string {
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Stockholm',
  }).format(at)
}
