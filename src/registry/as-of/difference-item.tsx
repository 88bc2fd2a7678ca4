import { formatNumber, formatShortDate, type Language } from '#platform/language'
import { Tag } from '#ui'
import { messages, wordFor } from '../messages.ts'
import { recordPaths } from '../record/record-paths.ts'
import { showField } from '../record/show-field.tsx'
import type { Difference, FieldDifference } from './list-differences.ts'
import { asOfMessages } from './messages.ts'

interface Told {
  readonly language: Language
  readonly difference: Difference
  /** Names of organisations by id. */
  readonly names: ReadonlyMap<string, string>
}

/** Longer texts are told to have changed; both wordings are in the data. */
const LONGEST_SHOWN = 240

/** Where a thing that changed has its page, behind the language. */
export const differencePath = ({ kind, subject }: Pick<Difference, 'kind' | 'subject'>) =>
  kind === 'organisation' ? `/organisationer/${subject}` : `${recordPaths[kind]}/${subject}`

/** What happened to one thing between two moments, field by field. */
export function DifferenceItem({ language, difference, names }: Told) {
  const words = asOfMessages[language]
  const { what, title, fields, lastAt, lastIndex, entries, redactions, demonstration } = difference
  return (
    <li class="difference">
      <h3>
        {what === 'removed' ? title : <a href={`/${language}${differencePath(difference)}`}>{title}</a>}
      </h3>
      <p class="meta">
        <strong>{words.what[what]}</strong>{' '}
        {words.lastEntry(formatShortDate(lastAt), formatNumber(entries, language))}{' '}
        <a href={`/${language}/granska?post=${lastIndex}`}>{words.verify}</a>
        {demonstration && (
          <>
            {' '}
            <Tag tone="quiet">{messages[language].demonstration}</Tag>
          </>
        )}
      </p>
      {redactions > 0 && what !== 'redacted' && <p>{words.what.redacted}</p>}
      {(what === 'changed' || what === 'gone-at-source' || what === 'back-at-source') && (
        <ul class="changes">
          {fields.map((field) => (
            <FieldItem key={field.field} {...{ language, field, names }} />
          ))}
        </ul>
      )}
    </li>
  )
}

function FieldItem({
  language,
  field,
  names,
}: Omit<Told, 'difference'> & { readonly field: FieldDifference }) {
  const { was, is } = tellField(field, language, names)
  return (
    <li>
      {fieldName(field.field, language)}:{' '}
      {was.length + is.length > LONGEST_SHOWN ? (
        messages[language].historyLongText
      ) : (
        <>
          <del>{was}</del> → <ins>{is}</ins>
        </>
      )}
    </li>
  )
}

/** A field's name in the reader's language; its own name where the language has none. */
function fieldName(field: string, language: Language): string {
  const own: Readonly<Record<string, string>> = asOfMessages[language].fields
  return own[field] ?? wordFor(messages[language].fields, field)
}

/** Both values of a field in words. */
function tellField(
  { field, before, after }: FieldDifference,
  language: Language,
  names: ReadonlyMap<string, string>,
) {
  const tell = (value: unknown) => {
    if (value === null || value === undefined) return messages[language].unknown.toLowerCase()
    if (field === 'organisation') return names.get(String(value)) ?? String(value)
    if (typeof value === 'boolean') return value ? messages[language].yes : messages[language].no
    if (field === 'gone_at') return formatShortDate(String(value))
    try {
      return showField(field, value, language)
    } catch {
      // what was masked, or said under other rules than today's, is shown as it stands
      return JSON.stringify(value)
    }
  }
  return { was: tell(before), is: tell(after) }
}

/** A difference as plain text, for feeds. */
export function tellDifference({ language, difference, names }: Told): string {
  const words = asOfMessages[language]
  const fields = difference.what === 'arrived' || difference.what === 'removed' ? [] : difference.fields
  return [
    `${words.what[difference.what]}.`,
    ...fields.map((field) => {
      const { was, is } = tellField(field, language, names)
      return was.length + is.length > LONGEST_SHOWN
        ? `${fieldName(field.field, language)}: ${messages[language].historyLongText}.`
        : `${fieldName(field.field, language)}: ${was} → ${is}.`
    }),
  ].join(' ')
}
