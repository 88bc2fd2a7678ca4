import type { Piece } from '#platform/index'
import type { Language } from '#platform/language'
import { readTaxonomy, messages as registryMessages, toResult } from '#registry'
import { type Result, Tag } from '#ui'
import { messages } from './messages.ts'
import type { Found } from './show-hits.ts'
import type { Why } from './tell-why.ts'

/** A found record as a sentence, with what was searched for marked, and why it was found behind a word. */
export function foundResult(found: Found, language: Language, { kinds }: { kinds: boolean }): Result {
  const { record, title, excerpt, why } = found
  // who sells a product is no organisation of the register, and nothing to miss
  const about = record.kind === 'product' ? 'organisation' : 'anyone'
  const result = toResult(record, language, about)
  return {
    ...result,
    title: (
      <span lang={record.language}>
        <Pieces pieces={title} />
      </span>
    ),
    excerpt: excerpt.length > 0 && (
      <span lang={record.language}>
        <Pieces pieces={excerpt} />
      </span>
    ),
    meta: (
      <>
        {kinds && <Tag>{registryMessages[language].kinds[record.kind]}</Tag>}
        {result.meta}
      </>
    ),
    details: why.length > 0 && <Reasons language={language} why={why} />,
  }
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, marked }, at) => (marked ? <mark key={String(at)}>{text}</mark> : text))}</>
}

function Reasons({ language, why }: { readonly language: Language; readonly why: readonly Why[] }) {
  const words = messages[language]
  return (
    <details>
      <summary>{words.why}</summary>
      <ul>
        {why.map((one) => (
          <li key={`${one.need} ${one.word}`}>{reason(one, language)}</li>
        ))}
      </ul>
    </details>
  )
}

function reason({ word, need, fields }: Why, language: Language): string {
  const words = messages[language]
  const label = need === null ? '' : (readTaxonomy().byId.get(need)?.label[language] ?? need)
  if (word === null) return words.whyNeed(label)
  const places: Readonly<Record<string, string>> = words.places
  const list = new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type: 'conjunction' })
  const stands = list.format(fields.map((field) => places[field] ?? field))
  return need === null ? words.whyWord(word, stands) : words.whyOtherWord(word, label, stands)
}
