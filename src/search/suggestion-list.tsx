import type { Language } from '#platform/language'
import { recordPaths } from '#registry'
import { facets } from './index/facets.ts'
import { messages } from './messages.ts'
import type { Suggestions } from './suggest.ts'

/** What may be meant, as plain links: searches, needs, and records by name. Nothing when nothing may. */
export function SuggestionList({
  language,
  suggestions: { words, needs, records },
}: {
  readonly language: Language
  readonly suggestions: Suggestions
}) {
  const told = messages[language]
  const search = (name: string, value: string) =>
    `/${language}/sok?${new URLSearchParams([[name, value]]).toString()}`
  return (
    <>
      <Group
        heading={told.suggestWords}
        links={words.map((word) => ({ href: search('q', word), label: word }))}
      />
      <Group
        heading={told.suggestNeeds}
        links={needs.map(({ id, label }) => ({ href: search(facets.need, id), label: label[language] }))}
      />
      <Group
        heading={told.suggestRecords}
        links={records.map((record) => ({
          href: `/${language}${recordPaths[record.kind]}/${record.id}`,
          label: [record.title, record.organisation?.name].filter(Boolean).join(', '),
        }))}
      />
    </>
  )
}

function Group({
  heading,
  links,
}: {
  readonly heading: string
  readonly links: readonly { readonly href: string; readonly label: string }[]
}) {
  if (links.length === 0) return null
  return (
    <div>
      <p>{heading}</p>
      <ul>
        {links.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
