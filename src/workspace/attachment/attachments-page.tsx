import { hasPermission } from '#identity'
import type { Actor } from '#platform/context'
import { formatBytes, formatShortDate, type Language } from '#platform/language'
import { findingNames } from '#platform/personal-data'
import {
  Breadcrumb,
  Button,
  Card,
  Checkbox,
  EmptyState,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Section,
  Select,
  TextInput,
  Title,
} from '#ui'
import { messages } from '../pages/messages.ts'
import { paths } from '../pages/paths.ts'
import { type Sheet, visibilities } from '../sheet/sheet-state.ts'
import type { Attachment } from './attachment.ts'
import { attachmentMessages } from './messages.ts'

interface AttachmentsPageProps {
  readonly language: Language
  readonly sheet: Sheet
  readonly attachments: readonly Attachment[]
  readonly actor: Actor
  readonly done: boolean
  readonly errors: readonly FormError[]
}

/** The files of one sheet: what each is, who may see it, and the form that adds another. */
export function AttachmentsPage(props: AttachmentsPageProps) {
  const { language, sheet, attachments, actor, done, errors } = props
  const words = attachmentMessages[language]
  const { title } = sheet.state.claims
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${paths.room}`, label: messages[language].room },
          { href: `/${language}${paths.sheet(sheet.id)}`, label: title },
          { href: `/${language}${paths.attachments(sheet.id)}`, label: words.title },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.lead(title)}>{words.title}</Title>
      {done && (
        <Notice language={language} kind="done">
          <p>{words.saved}</p>
        </Notice>
      )}
      {attachments.length === 0 && (
        <EmptyState title={words.none}>
          <p>{words.noneLead}</p>
        </EmptyState>
      )}
      {attachments.map((attachment) =>
        attachment.removedAt ? (
          <RemovedLine key={attachment.id} {...{ language, attachment }} />
        ) : (
          <FileCard key={attachment.id} {...props} attachment={attachment} />
        ),
      )}
      {hasPermission({ actor }, 'edit-sheets', actor.organisation ?? '') && (
        <Section id="lagg-till" heading={words.add}>
          <form
            method="post"
            enctype="multipart/form-data"
            action={`/${language}${paths.attachments(sheet.id)}/ny`}
          >
            <TextInput
              {...{ language, name: 'file', type: 'file', label: words.file, hint: words.fileHint }}
              error={errorOf(errors, 'file')}
            />
            <p class="actions">
              <Button kind="primary">{words.add}</Button>
            </p>
          </form>
        </Section>
      )}
    </>
  )
}

/** The name of a file that opens it, and how much it is. */
function FileLink({
  language,
  attachment,
}: {
  readonly language: Language
  readonly attachment: Attachment
}) {
  const { id, name, kind, size } = attachment
  return (
    <>
      <a href={`/${language}${paths.attachment(id)}`}>{name}</a>{' '}
      <span class="meta">
        {kind === 'text' ? 'text' : kind.toUpperCase()}, {formatBytes(size, language)}
      </span>
    </>
  )
}

function RemovedLine({
  language,
  attachment: { removedAt, ground },
}: {
  readonly language: Language
  readonly attachment: Attachment
}) {
  return <p>{attachmentMessages[language].removed(formatShortDate(removedAt ?? ''), ground ?? '')}</p>
}

function FileCard(props: AttachmentsPageProps & { readonly attachment: Attachment }) {
  const { language, attachment, actor, errors } = props
  const words = attachmentMessages[language]
  const { id, name, level, findings, readable } = attachment
  const names: Readonly<Record<string, { sv: string; en: string }>> = findingNames
  const found = findings.map((kind) => names[kind]?.[language] ?? kind).join(', ')
  const mayEdit = hasPermission({ actor }, 'edit-sheets', actor.organisation ?? '')
  return (
    <Card level={2} title={<FileLink {...{ language, attachment }} />}>
      <p>{found ? words.found(found) : readable ? words.clean : words.notReadable}</p>
      {mayEdit ? (
        <>
          <form method="post">
            <input type="hidden" name="id" value={id} />
            <Select
              {...{ language, name: `level-${id}`, label: words.level, value: level, optional: 'either' }}
              error={errorOf(errors, `level-${id}`)}
              options={visibilities.map((value) => ({ value, label: words.levels[value] }))}
            />
            {(found || !readable) && <Checkbox name={`readThrough-${id}`} label={words.readThrough} />}
            <p class="actions">
              <Button name="act" value="share">
                {words.share}
              </Button>
            </p>
          </form>
          <details open={errorOf(errors, `ground-${id}`) !== undefined}>
            <summary>{words.removeFile(name)}</summary>
            <form method="post">
              <input type="hidden" name="id" value={id} />
              <TextInput
                {...{ language, name: `ground-${id}`, label: words.ground, hint: words.groundHint }}
                error={errorOf(errors, `ground-${id}`)}
              />
              <p class="actions">
                <Button name="act" value="remove">
                  {words.remove}
                </Button>
              </p>
            </form>
          </details>
        </>
      ) : (
        <p>{words.levels[level]}</p>
      )}
    </Card>
  )
}

/** On the page of a record: the files that the reader may open, with fingerprints, and what was removed. */
export function AttachmentSection({
  language,
  attachments,
}: {
  readonly language: Language
  readonly attachments: readonly Attachment[]
}) {
  const words = attachmentMessages[language]
  if (attachments.length === 0) return null
  return (
    <Section id="bilagor" heading={words.title}>
      <ul>
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            {attachment.removedAt ? (
              words.removed(formatShortDate(attachment.removedAt), attachment.ground ?? '')
            ) : (
              <>
                <FileLink {...{ language, attachment }} />
                {attachment.level !== 'public' && ` · ${words.levels[attachment.level]}`}
                <details>
                  <summary>{words.fingerprint}</summary>
                  <p class="meta">
                    SHA-256: <span class="figure breakable">{attachment.sha256}</span>
                  </p>
                </details>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
