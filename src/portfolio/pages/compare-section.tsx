import type { Language } from '#platform/language'
import { ButtonLink, Section } from '#ui'
import { messages } from '../messages.ts'
import { comparisonPath } from './paths.ts'

/** On an organisation's page: the way to its comparison with others. */
export function CompareSection({ language, id }: { readonly language: Language; readonly id: string }) {
  const words = messages[language]
  return (
    <Section heading={words.compareSection} id="jamfort">
      <p>{words.compareSectionText}</p>
      <p class="actions">
        <ButtonLink href={`/${language}${comparisonPath(id)}`}>{words.compare}</ButtonLink>
      </p>
    </Section>
  )
}
