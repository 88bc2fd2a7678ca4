import { formatShortDate, type Language } from '#platform/language'
import {
  Breadcrumb,
  Button,
  Checkbox,
  DataTable,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  Section,
  Select,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { pageOf } from '../pages/paths.ts'
import { messages } from './messages.ts'
import type { MembershipView } from './read-memberships.ts'

interface MembershipPageProps {
  readonly language: Language
  readonly organisation: { readonly id: string; readonly name: string }
  readonly memberships: readonly MembershipView[]
  /** Bodies that sign in for members, with the organisation at the other end. */
  readonly represented: readonly { readonly body: string; readonly member: string; readonly name: string }[]
  /** Whether whoever reads may state it for this organisation. */
  readonly may: boolean
  /** Organisations to choose among. */
  readonly others: readonly { readonly id: string; readonly name: string }[]
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Who acts for whom, where an organisation is at either end: as it stands, as it was said, and a form to say it. */
export function MembershipPage(props: MembershipPageProps) {
  const { language, organisation, memberships, represented } = props
  const words = messages[language]
  const standing = memberships.filter(({ stands }) => stands)
  const earlier = memberships.filter(({ stands }) => !stands)
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/organisationer/${organisation.id}`, label: organisation.name },
          { href: `/${language}/organisationer/${organisation.id}/medlemmar`, label: words.short },
        ]}
      />
      <ErrorSummary language={language} errors={props.errors} />
      <Title lead={words.lead}>{words.title(organisation.name)}</Title>
      <Section heading={words.standing} id="nu">
        {standing.length === 0 ? (
          <p class="unknown">{words.none}</p>
        ) : (
          <MembershipTable language={language} caption={words.standing} memberships={standing} />
        )}
      </Section>
      {represented.length > 0 && (
        <Section heading={words.represented} id="ombud" lead={words.representedLead}>
          <ul>
            {represented.map(({ body, member, name }) => (
              <li key={`${body} ${member}`}>
                {body === organisation.id
                  ? `${organisation.name} → ${name}`
                  : `${name} → ${organisation.name}`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {earlier.length > 0 && (
        <Section heading={words.history} id="forut">
          <MembershipTable language={language} caption={words.history} memberships={earlier} />
        </Section>
      )}
      <Section heading={words.form} id="ange" lead={words.formLead}>
        {props.may ? (
          <MembershipForm {...props} />
        ) : (
          <Notice language={language} kind="info">
            <p>{words.mayNot}</p>
          </Notice>
        )}
      </Section>
    </>
  )
}

interface MembershipTableProps {
  readonly language: Language
  readonly caption: string
  readonly memberships: readonly MembershipView[]
}

function MembershipTable({ language, caption, memberships }: MembershipTableProps) {
  const words = messages[language]
  const link = ({ id, name }: MembershipView['member']) => (
    <a href={`/${language}/organisationer/${id}`}>{name}</a>
  )
  return (
    <DataTable
      language={language}
      caption={caption}
      quietCaption
      narrow="stack"
      rows={memberships}
      rowKey={({ jointBody, member, statedAt }) => `${jointBody.id} ${member.id} ${statedAt}`}
      columns={[
        { key: 'body', header: words.body, cell: ({ jointBody }) => link(jointBody) },
        { key: 'member', header: words.member, cell: ({ member }) => link(member) },
        {
          key: 'matters',
          header: words.matters,
          cell: ({ records }) =>
            records === null
              ? words.everything
              : records.map(({ id, title }, place) => (
                  <span key={id}>
                    {place > 0 && ', '}
                    <a href={pageOf(language, { id, kind: id.startsWith('p') ? 'product' : 'solution' })}>
                      {title}
                    </a>
                  </span>
                )),
        },
        {
          key: 'period',
          header: words.period,
          cell: ({ since, until, takesBack }) =>
            takesBack
              ? words.neverWas
              : [since === null ? null : words.from(since), until === null ? null : words.to(until)]
                  .filter(Boolean)
                  .join(' ') || words.always,
        },
        { key: 'source', header: words.source, cell: ({ source }) => source },
        {
          key: 'who',
          header: words.saidBy,
          cell: ({ statedBy, statedAt, stands, takesBack }) => (
            <>
              {statedBy ?? words.registry}, {formatShortDate(statedAt.slice(0, 10))}
              {!stands && !takesBack && <span class="meta"> ({words.takenBack})</span>}
            </>
          ),
        },
      ]}
    />
  )
}

function MembershipForm({ language, organisation, others, form, errors }: MembershipPageProps) {
  const words = messages[language]
  const field = (name: string) => ({
    language,
    name,
    value: form?.get(name) ?? undefined,
    error: errorOf(errors, name),
  })
  return (
    <form method="post">
      <Radios
        {...field('who')}
        label={words.who}
        options={[
          { value: 'body', label: words.weAct },
          { value: 'member', label: words.theyAct },
        ]}
      />
      <Select
        {...field('other')}
        label={words.other}
        options={others
          .filter(({ id }) => id !== organisation.id)
          .map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput {...field('since')} label={words.since} hint={words.sinceHint} size="short" optional />
      <TextInput {...field('until')} label={words.until} hint={words.untilHint} size="short" optional />
      <TextArea {...field('records')} label={words.records} hint={words.recordsHint} rows={2} optional />
      <TextInput {...field('source')} label={words.sourceField} hint={words.sourceHint} />
      <Checkbox name="never" label={words.never} checked={form?.get('never') === 'yes'} />
      <Button kind="primary">{words.send}</Button>
    </form>
  )
}
