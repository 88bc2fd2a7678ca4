import type { Language } from '#platform/language'
import type { RoleOverview } from '../role/read-roles.ts'
import { messages } from './messages.ts'

/** The joint bodies on either side, as lines of a fact sheet. */
export function tiesOf({ representedBy, represents }: RoleOverview, language: Language) {
  const words = messages[language]
  const listed = (all: RoleOverview['represents']) =>
    all.length === 0
      ? words.nobody
      : all.map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <a href={`/${language}/organisationer/${id}`}>{name[language]}</a>
          </span>
        ))
  return [
    { term: words.representedBy, value: listed(representedBy) },
    { term: words.represents, value: listed(represents) },
  ]
}
