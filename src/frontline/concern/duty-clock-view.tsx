import { formatDate, type Language } from '#platform/language'
import { deadlinesOf, type Escalation, levels } from './duty-clock.ts'
import { messages } from './messages.ts'
import type { Concern } from './read-concerns.ts'

/** Where a concern stands, as one of the words that pages have for it. */
export function standingOf(
  concern: Pick<Concern, 'closedOn' | 'answeredOn' | 'reopenedOn' | 'acknowledgedOn'>,
): 'received' | 'acknowledged' | 'answered' | 'closed' | 'reopened' {
  if (concern.closedOn !== null) return 'closed'
  if (concern.answeredOn !== null) return 'answered'
  if (concern.reopenedOn !== null) return 'reopened'
  return concern.acknowledgedOn === null ? 'received' : 'acknowledged'
}

/** The clock of a concern: each deadline, what is done, what is overdue and how far up it has gone. */
export function DutyClock({ language, concern }: { readonly language: Language; readonly concern: Concern }) {
  const words = messages[language]
  const began = concern.reopenedOn ?? concern.receivedOn
  return (
    <ul>
      {deadlinesOf(concern).map(({ kind, lastDay, metOn }) => {
        const what = words.deadlines[kind]
        const passed = concern.escalations.filter(
          ({ deadline, since }) => deadline === kind && since >= began,
        )
        if (metOn !== null) return <li key={kind}>{words.doneOn(what, formatDate(metOn, language))}</li>
        const [first] = passed
        if (!first) return <li key={kind}>{words.byDay(what, formatDate(lastDay, language))}</li>
        return (
          <li key={kind}>
            <strong>
              {words.overdueSince(what, formatDate(first.since, language), words.levels[furthest(passed)])}
            </strong>
          </li>
        )
      })}
    </ul>
  )
}

const furthest = (steps: readonly Pick<Escalation, 'level'>[]) =>
  levels.findLast((level) => steps.some((step) => step.level === level)) ?? 'owner'
