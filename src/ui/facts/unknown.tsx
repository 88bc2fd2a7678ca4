import type { Language } from '#platform/language'
import { messages } from '../messages.ts'
import { Popup } from './popup.tsx'

interface UnknownProps {
  readonly language: Language
  /** What would make it known, completing "Blir känt när …" / "Will be known when …". */
  readonly until?: string | undefined
  /** In tables: the word alone, with the rest behind it. */
  readonly compact?: boolean | undefined
}

/** A gap that says so: never a dash and never a zero. */
export function Unknown({ language, until, compact }: UnknownProps) {
  const words = messages[language]
  if (!until) return <span class="unknown">{words.unknown}</span>
  const sentence = `${words.knownWhen} ${until}`
  if (!compact) {
    return (
      <span class="unknown">
        {words.unknown}. <span class="unknown-until">{sentence}</span>
      </span>
    )
  }
  return (
    <Popup class="unknown" hint={words.howKnown} about={until} card={sentence}>
      {words.unknown}
    </Popup>
  )
}
