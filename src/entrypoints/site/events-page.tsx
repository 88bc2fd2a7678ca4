import type { Entry } from '#ledger'
import type { Language } from '#platform/language'
import { Pagination, Title } from '#ui'
import { EventItem } from './describe-event.tsx'
import { messages } from './messages.ts'

interface EventsPageProps {
  readonly language: Language
  readonly events: readonly Entry[]
  /** Names of organisations by id. */
  readonly names: ReadonlyMap<string, string>
  /** Index below which the next page begins; null when this is the last. */
  readonly next: number | null
}

/** Every change of the registry, the latest first. */
export function EventsPage({ language, events, names, next }: EventsPageProps) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.eventsLead}>{words.events}</Title>
      <div class="feed">
        <ol>
          {events.map((entry) => (
            <EventItem key={entry.index} {...{ entry, language, names }} />
          ))}
        </ol>
      </div>
      <Pagination
        language={language}
        nextHref={next === null ? undefined : `/${language}/handelser?fore=${next}`}
      />
    </>
  )
}
