import { formatDate, formatNumber, type Language } from '#platform/language'
import type { RecordKind } from '#registry'
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  errorOf,
  type FormError,
  Notice,
  Radios,
  Section,
  Select,
  Tag,
  TextArea,
  TextInput,
  Title,
} from '#ui'
import { messages } from '../messages.ts'
import type { InterestView, PoolEvent, PoolView } from '../together/read-interest.ts'
import { POOL_FROM } from '../together/state-interest.ts'
import { pageOf } from './paths.ts'
import { Agreement, type Names, sharesInWords } from './pool-agreement.tsx'
import { InterestTable, PoolProposal } from './together-sections.tsx'

interface PoolPageProps {
  readonly language: Language
  readonly record: { readonly id: string; readonly kind: RecordKind; readonly title: string }
  readonly interest: readonly InterestView[]
  readonly pool: PoolView | null
  readonly history: readonly PoolEvent[]
  /** The organisation that the reader acts for; null when nobody is signed in. */
  readonly actor: { readonly id: string; readonly name: string } | null
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** The group around a thing: who wants it, what they have agreed and had agreed before, and a form to note it. */
export function PoolPage(props: PoolPageProps) {
  const { language, record, interest, pool, history, actor } = props
  const words = messages[language]
  const names = new Map(interest.map(({ organisation }) => [organisation.id, organisation.name]))
  const takesPart = actor !== null && names.has(actor.id)
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: pageOf(language, record), label: record.title },
          { href: pageOf(language, record, 'pool'), label: words.poolTitle },
        ]}
      />
      <ErrorSummary language={language} errors={inForm(props)} />
      <Title lead={words.poolPageLead} meta={pool && <Tag>{words.poolState[pool.state]}</Tag>}>
        {words.poolPageTitle(record.title)}
      </Title>
      {interest.length > 0 && (
        <Section heading={words.interestHeading} id="vill-samma">
          <InterestTable {...{ language, record, interest }} />
        </Section>
      )}
      {pool === null && <p class="unknown">{words.poolNone(formatNumber(POOL_FROM, language))}</p>}
      {pool?.state === 'proposed' && <PoolProposal language={language} wanting={interest.length} />}
      {pool?.agreement && <Agreement {...{ language, names }} agreement={pool.agreement} />}
      {pool !== null && (
        <Section heading={words.poolWrite} id="anteckna" lead={words.poolWriteLead}>
          {takesPart ? (
            <AgreementForm {...props} />
          ) : (
            <Notice language={language} kind="info">
              <p>
                {words.poolOnlyTakers}{' '}
                <a href={pageOf(language, record, 'interest')}>{words.interestTitle}</a>
              </p>
            </Notice>
          )}
        </Section>
      )}
      {history.length > 0 && (
        <Section heading={words.poolHistory} id="historia">
          <ol class="plain">
            {history.map((event) => (
              <li key={event.index}>
                <PoolEventLine {...{ language, names, event }} />
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  )
}

function PoolEventLine({ language, names, event }: { language: Language; names: Names; event: PoolEvent }) {
  const words = messages[language]
  const { at, by, state, agreement } = event
  return (
    <>
      {formatDate(at, language)}: <strong>{words.poolState[state]}</strong>,{' '}
      {by === null ? words.poolByRegistry : words.poolRecorded(names.get(by) ?? by)}{' '}
      <a class="meta" href={`/${language}/granska?post=${event.index}`}>
        {words.entry(formatNumber(event.index, language))}
      </a>
      {agreement && (
        <p class="meta">{`${agreement.steering} ${sharesInWords(agreement.shares, names, language)}`}</p>
      )}
    </>
  )
}

/** The name of the field where one of those that want the thing writes its share. */
export const shareField = (organisation: string) => `share-${organisation}`

/** What is wrong with the shares together is shown at the first of them. */
const inForm = ({ errors, interest }: PoolPageProps): FormError[] =>
  errors.map((error) =>
    error.field === 'shares' ? { ...error, field: shareField(interest[0]?.organisation.id ?? '') } : error,
  )

function AgreementForm({ language, interest, pool, form, errors }: PoolPageProps) {
  const words = messages[language]
  const { agreement } = pool ?? {}
  const written = (name: string, before: string | undefined) => form?.get(name) ?? before
  const share = (id: string) =>
    agreement?.shares.find(({ organisation }) => organisation === id)?.percent.toString()
  const field = (name: string) => ({ language, name, error: errorOf(errors, name) })
  return (
    <form method="post">
      <Select
        {...field('lead')}
        label={words.poolLead}
        value={written('lead', agreement?.lead)}
        options={interest.map(({ organisation }) => ({ value: organisation.id, label: organisation.name }))}
      />
      <TextArea
        {...field('steering')}
        label={words.poolSteering}
        rows={3}
        value={written('steering', agreement?.steering)}
      />
      {interest.map(({ organisation }, place) => (
        <TextInput
          key={organisation.id}
          language={language}
          name={shareField(organisation.id)}
          label={words.poolShareOf(organisation.name)}
          hint={place === 0 ? words.poolShareHint : undefined}
          error={place === 0 ? errorOf(errors, 'shares') : undefined}
          value={written(shareField(organisation.id), share(organisation.id))}
          size="short"
          optional
        />
      ))}
      <Radios
        {...field('state')}
        label={words.poolStateField}
        value={written('state', pool?.state === 'closed' ? 'closed' : 'formed')}
        options={(['formed', 'closed'] as const).map((state) => ({
          value: state,
          label: words.poolStates[state],
        }))}
      />
      <Button kind="primary">{words.send}</Button>
    </form>
  )
}
