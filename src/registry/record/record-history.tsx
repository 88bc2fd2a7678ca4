import { z } from 'zod'
import type { Entry } from '#ledger'
import { formatNumber, type Language } from '#platform/language'
import { Timeline } from '#ui'
import { messages, wordFor } from '../messages.ts'
import type { RecordView } from './record-view.ts'
import { showField } from './show-field.tsx'

/** What the content of a record's entry says that a reader of its history asks for. */
const Version = z.object({
  record: z.object({ claims: z.record(z.string(), z.unknown()) }),
  changed: z.array(z.string()).default([]),
  observations: z.array(z.object({ source: z.string() })).default([]),
})
type Version = z.infer<typeof Version>

/** What a redaction says of itself. */
const Redaction = z.object({ index: z.number(), ground: z.string() })

/** Longer texts are told to have changed; both wordings are in the data. */
const LONGEST_SHOWN = 160

interface RecordHistoryProps {
  readonly language: Language
  readonly record: Pick<RecordView, 'voices'>
  /** All entries about the record, oldest first. */
  readonly history: readonly Entry[]
}

/** Every version of a record, the latest first: when, by which source, what it said before and after, and the proof. */
export function RecordHistory({ language, record, history }: RecordHistoryProps) {
  const versions = history.map((entry) => Version.safeParse(entry.content).data ?? null)
  const titles = new Map(record.voices.map((voice) => [voice.source, voice.sourceTitle]))
  const items = history.map((entry, at) => ({
    date: entry.at.toISOString(),
    title: happening(entry, versions[at] ?? null, language),
    text: (
      <>
        <Ground language={language} entry={entry} />
        <Changes {...{ language, before: versions[at - 1] ?? null, after: versions[at] ?? null }} />
        <p class="meta">
          {sourcesOf(versions[at] ?? null, titles)}{' '}
          <a href={`/log/proof/${entry.index}`}>
            {messages[language].historyEntry(formatNumber(entry.index, language))}
          </a>
          {entry !== history.at(-1) && (
            <>
              {' · '}
              <a href={`?asOf=${entry.index}`}>{messages[language].historyThen}</a>
            </>
          )}
        </p>
      </>
    ),
  }))
  const subject = history[0]?.subject
  return (
    <>
      {subject && (
        <p>
          <a href={`/${language}/granska?post=${subject}`}>{messages[language].historyVerify}</a>
        </p>
      )}
      <Timeline language={language} items={items.toReversed()} />
    </>
  )
}

function happening(entry: Entry, version: Version | null, language: Language): string {
  const words = messages[language]
  if (entry.type === 'redacted') return words.historyRedacted
  if (entry.type.endsWith('.registered')) return words.historyRegistered
  if (entry.type.endsWith('.gone-at-source')) return words.historyGone
  if (version === null) return words.historyErased
  if (entry.type.endsWith('.need-corrected')) return words.historyNeed
  const fields = version.changed.map((field) => wordFor(words.fields, field).toLowerCase())
  return fields.length === 0 ? words.historyNothing : words.historyChanged(fields.join(', '))
}

/** The law by which words went, and from which entry. */
function Ground({ language, entry }: { readonly language: Language; readonly entry: Entry }) {
  const said = entry.type === 'redacted' ? Redaction.safeParse(entry.content).data : undefined
  if (!said) return null
  return <p>{messages[language].historyGround(said.ground, formatNumber(said.index, language))}</p>
}

interface ChangesProps {
  readonly language: Language
  readonly before: Version | null
  readonly after: Version | null
}

function Changes({ language, before, after }: ChangesProps) {
  const words = messages[language]
  if (!before || !after || after.changed.length === 0) return null
  const shown = (version: Version, field: string) => {
    const value = version.record.claims[field]
    return value === undefined ? words.unknown.toLowerCase() : showField(field, value, language)
  }
  return (
    <ul class="changes">
      {after.changed.map((field) => {
        const [was, is] = [shown(before, field), shown(after, field)]
        return (
          <li key={field}>
            {wordFor(words.fields, field)}:{' '}
            {was.length + is.length > LONGEST_SHOWN ? (
              words.historyLongText
            ) : (
              <>
                <del>{was}</del> → <ins>{is}</ins>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function sourcesOf(version: Version | null, titles: ReadonlyMap<string, string>): string {
  const sources = [...new Set(version?.observations.map((observation) => observation.source))]
  return sources.map((source) => `${titles.get(source) ?? source},`).join(' ')
}
