import { formatDate, type Language } from '#platform/language'
import { Section } from '#ui'
import { needMessages } from './messages.ts'
import type { RecordNeeds } from './read-record-needs.ts'
import { readTaxonomy } from './read-taxonomy.ts'

interface NeedsSectionProps {
  readonly language: Language
  readonly told: RecordNeeds
  /** Where the reader may correct it; left out for who may not. */
  readonly correctHref?: string | undefined
}

/** On a record's page: what it is for, the words that decided it, or who said so. */
export function NeedsSection({ language, told, correctHref }: NeedsSectionProps) {
  const words = needMessages[language]
  const { needs, correction } = told
  return (
    <Section heading={words.heading} id="behov">
      {needs.length === 0 ? (
        <p class={correction ? undefined : 'unknown'}>{correction ? words.noneFits : words.notTold}</p>
      ) : (
        <ul>
          {needs.map(({ id, words: deciding }) => (
            <li key={id}>
              <a href={`/${language}/sok?behov=${id}`}>{needName(id, language)}</a>
              <span class="meta block">
                {[
                  readTaxonomy().byId.get(id)?.scope[language],
                  deciding.length > 0 &&
                    words.decidedBy(deciding.map((word) => words.quoted(word)).join(', ')),
                ]
                  .filter(Boolean)
                  .join(' ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="meta">
        {correction
          ? words.corrected(
              whoIn(correction, language),
              formatDate(correction.at, language),
              correction.reason,
            )
          : words.byRules}
      </p>
      {correctHref && (
        <p>
          <a href={correctHref}>{words.correctLink}</a>
        </p>
      )}
    </Section>
  )
}

/** What a need is called; its id when the map no longer has it. */
export function needName(id: string, language: Language): string {
  return readTaxonomy().byId.get(id)?.label[language] ?? id
}

function whoIn({ organisation, role }: NonNullable<RecordNeeds['correction']>, language: Language): string {
  const words = needMessages[language]
  const roles: Readonly<Record<string, string>> = words.roles
  return [organisation?.name ?? words.registry, roles[role] ?? role].join(', ')
}
