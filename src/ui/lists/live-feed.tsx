import type { ComponentChildren } from 'preact'
import type { Language } from '#platform/language'
import { messages } from '../messages.ts'

interface LiveFeedProps {
  readonly language: Language
  /** Address of a server-sent event stream whose `item` events carry one rendered `FeedItem`. */
  readonly source: string
  readonly children: ComponentChildren
}

/** The latest events, newest first; where script runs new ones arrive by themselves and are counted aloud. */
export function LiveFeed({ language, source, children }: LiveFeedProps) {
  return (
    <x-feed class="feed" src={source} data-news={messages[language].news('{n}')}>
      <p class="visually-hidden" role="status" />
      <ol>{children}</ol>
    </x-feed>
  )
}

interface FeedItemProps {
  /** The moment as written, e.g. `14.05` or `2026-11-22`. */
  readonly time: string
  readonly datetime: string
  readonly children: ComponentChildren
}

/** One event: when, and a sentence with a link. */
export function FeedItem({ time, datetime, children }: FeedItemProps) {
  return (
    <li>
      <time datetime={datetime}>{time}</time> <span>{children}</span>
    </li>
  )
}
