import { formatNumber, type Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
import { Section } from '#ui'
import { reasonsInWords, standing } from './explain-twins.tsx'
import { messages } from './messages.ts'
import type { TwinOf } from './read-pairs.ts'

interface TwinsSectionProps {
  readonly language: Language
  /** The initiative whose page this is. */
  readonly id: string
  readonly twins: readonly TwinOf[]
  readonly total: number
}

/** On an initiative's page: others who do the same thing, and why we think so. Nothing when nobody does. */
export function TwinsSection({ language, id, twins, total }: TwinsSectionProps) {
  const words = messages[language]
  if (twins.length === 0) return null
  const strong = twins.find(({ pair }) => pair.level !== 'related')
  return (
    <Section heading={words.others} id="tvillingar" lead={words.othersLead}>
      <ul>
        {twins.map(({ member, pair }) => (
          <li key={member.id}>
            <a href={`/${language}/initiativ/${member.id}`} lang={member.language}>
              {member.title}
            </a>
            {`, ${member.organisation?.name ?? member.organisationWords ?? words.unknownOrganisation}`}
            {member.phase && ` (${registryMessages[language].phases[member.phase].toLowerCase()})`}
            <br />
            <span class="meta">
              {[words.levels[pair.level], ...reasonsInWords(pair, language)].join('; ')}.
              {pair.decided && ` ${standing(pair, language)}`}{' '}
              <a href={`/${language}/tvillingar/par/${pair.one}/${pair.other}`}>{words.seePair}</a>
            </span>
          </li>
        ))}
      </ul>
      {total > twins.length && <p class="meta">{words.more(formatNumber(total - twins.length, language))}</p>}
      {strong && (
        <p>
          <a href={`/${language}/tvillingar/${strong.pair.need ?? 'ord'}~${id}`}>{words.seeCluster}</a>
        </p>
      )}
    </Section>
  )
}
