import type { Entry, LogOrigin, ServedCheckpoint } from '#ledger'
import { formatNumber, type Language } from '#platform/language'
import {
  Button,
  CopyField,
  DataTable,
  Notice,
  Prose,
  Section,
  ShortDate,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { messages } from './messages.ts'
import { verifyMessages } from './verify-messages.ts'

interface VerifyPageProps {
  readonly language: Language
  readonly publicUrl: string
  /** What was asked about, as it was written. */
  readonly asked: string
  /** All entries about what was asked, oldest first; null when nothing was asked. */
  readonly entries: readonly Entry[] | null
  /** The log's names and keys, the latest first. */
  readonly origins: readonly LogOrigin[]
  readonly checkpoint: ServedCheckpoint | null
  /** Address of the page's own script. */
  readonly script: string
}

/** Where anybody checks that the past was not rewritten: a record, or a proof file, in their own browser or without us. */
export function VerifyPage(props: VerifyPageProps) {
  const { language, asked, entries, origins, script } = props
  const words = verifyMessages[language]
  return (
    <x-verify data-words={JSON.stringify(words.words)}>
      <Title lead={words.lead}>{words.title}</Title>
      <form method="get" class="verify-ask">
        <TextInput language={language} name="post" label={words.ask} hint={words.askHint} value={asked} />
        <Button>{words.askButton}</Button>
      </form>
      {entries?.length === 0 && (
        <Notice language={language} kind="warn">
          <p>{words.nothing}</p>
        </Notice>
      )}
      {entries && entries.length > 0 && <Entries language={language} entries={entries} />}
      <Section heading={words.paste} id="bevis" lead={words.pasteLead}>
        {origins[0] ? (
          <ProofForm language={language} verifierKey={origins[0].verifierKey} />
        ) : (
          <p class="unknown">{words.noLog}</p>
        )}
      </Section>
      <Section heading={words.limits} id="granser">
        <Prose>
          <ul>
            {words.limitsText.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </Prose>
      </Section>
      <Section heading={words.screenshot} id="skarmbild">
        <Prose>
          <ol>
            {words.screenshotSteps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </Prose>
      </Section>
      <Commands {...props} />
      <script type="module" src={script} />
    </x-verify>
  )
}

function Entries({ language, entries }: { readonly language: Language; readonly entries: readonly Entry[] }) {
  const words = verifyMessages[language]
  const types: Readonly<Record<string, string>> = messages[language].eventTypes
  const rows = entries.map((entry, at) => ({ entry, previous: entries[at - 1]?.index ?? '' }))
  return (
    <Section
      heading={words.record(nameOf(entries))}
      id="historik"
      lead={words.recordLead(formatNumber(entries.length, language))}
    >
      <p class="verify-told" role="status" data-told="entries" />
      <DataTable
        language={language}
        caption={words.record(nameOf(entries))}
        quietCaption
        narrow="stack"
        rows={rows}
        rowKey={({ entry }) => String(entry.index)}
        columns={[
          {
            key: 'entry',
            header: words.columns.entry,
            cell: ({ entry }) => (
              <>
                {formatNumber(entry.index, language)} (<a href={`/log/proof/${entry.index}`}>{words.proof}</a>
                {entry.content !== null && (
                  <>
                    , <a href={`/log/content/${entry.index}`}>{words.content}</a>
                  </>
                )}
                )
              </>
            ),
          },
          {
            key: 'date',
            header: words.columns.date,
            cell: ({ entry }) => <ShortDate date={entry.at.toISOString()} />,
          },
          { key: 'what', header: words.columns.what, cell: ({ entry }) => types[entry.type] ?? entry.type },
          {
            key: 'result',
            header: words.columns.result,
            cell: ({ entry, previous }) => (
              <span data-entry={entry.index} data-previous={previous} data-subject={entry.subject}>
                {words.withoutScript}
              </span>
            ),
          },
        ]}
      />
    </Section>
  )
}

function ProofForm({ language, verifierKey }: { readonly language: Language; readonly verifierKey: string }) {
  const words = verifyMessages[language]
  return (
    <>
      <p data-no-script>{words.withoutScript}</p>
      <form data-proof data-script hidden>
        <TextArea
          language={language}
          name="bevistext"
          label={words.pasteLabel}
          hint={words.pasteHint}
          rows={8}
          optional
        />
        <TextInput language={language} name="bevisfil" label={words.file} type="file" optional />
        <TextInput
          language={language}
          name="nyckel"
          label={words.key}
          hint={words.keyHint}
          value={verifierKey}
        />
        <Button>{words.pasteButton}</Button>
        <p class="verify-told" role="status" data-told="proof" />
        <pre data-leaf class="commands" />
      </form>
    </>
  )
}

function Commands({ language, publicUrl, entries, origins }: VerifyPageProps) {
  const words = verifyMessages[language]
  const index = entries?.at(-1)?.index ?? 0
  const key = origins[0]?.verifierKey ?? '…'
  const commands = [
    `curl -O ${publicUrl}/log/verify-standalone.mjs`,
    `node verify-standalone.mjs ${publicUrl}/log/proof/${index} --key "${key}" --content ${publicUrl}/log/content/${index}`,
  ]
  return (
    <Section heading={words.commands} id="kommandon" lead={words.commandsLead}>
      <pre class="commands" tabindex={0}>
        {commands.join('\n')}
      </pre>
      <p>{words.commandsWhole}</p>
      <pre class="commands" tabindex={0}>{`skala verify ${publicUrl} --key "${key}"`}</pre>
      <CopyField language={language} id="loggnyckel" label={words.key} value={key} />
    </Section>
  )
}

/** What the record calls itself last, or its id. */
function nameOf(entries: readonly Entry[]): string {
  const titles = entries.flatMap(({ content }) => titleIn(content) ?? [])
  return titles.at(-1) ?? entries[0]?.subject ?? ''
}

function titleIn(content: unknown): string | undefined {
  if (typeof content !== 'object' || content === null) return undefined
  const thing: unknown = Reflect.get(content, 'record') ?? Reflect.get(content, 'organisation')
  if (typeof thing !== 'object' || thing === null) return undefined
  const title: unknown = Reflect.get(thing, 'title') ?? Reflect.get(thing, 'nameSv')
  return typeof title === 'string' ? title : undefined
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'x-verify': HTMLAttributes<HTMLElement> & { 'data-words': string }
    }
  }
}
