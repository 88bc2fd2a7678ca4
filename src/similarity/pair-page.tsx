import { formatAmount, formatDate, type Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
import {
  Breadcrumb,
  Button,
  Columns,
  DefinitionList,
  ErrorSummary,
  errorOf,
  type FormError,
  Radios,
  Section,
  Tag,
  TextArea,
  Timeline,
  Title,
  Unknown,
} from '#ui'
import { twinVerdicts } from './decide-twins.ts'
import { needLabel, reasonsInWords } from './explain-twins.tsx'
import { messages } from './messages.ts'
import type { PairDecision, PairView } from './read-pairs.ts'
import type { TwinMember } from './twin-views.ts'

interface PairPageProps {
  readonly language: Language
  readonly pair: PairView
  /** Whether the reader may decide. */
  readonly mayDecide: boolean
  /** What was written last, when it could not be used. */
  readonly form: URLSearchParams | null
  readonly errors: readonly FormError[]
}

/** Where a pair is shown, below the language. */
export const pairPath = ({ one, other }: { readonly one: string; readonly other: string }) =>
  `/tvillingar/par/${one}/${other}`

/** Two initiatives side by side: what the registry sees, what people have decided, and a form for those who may. */
export function PairPage({ language, pair, mayDecide, form, errors }: PairPageProps) {
  const words = messages[language]
  const path = `/${language}${pairPath({ one: pair.one.id, other: pair.other.id })}`
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/tvillingar`, label: words.twins },
          { href: path, label: words.pairTitle },
        ]}
      />
      <ErrorSummary language={language} errors={errors} />
      <Title lead={words.pairLead} kicker={words.twins}>
        {words.pairTitle}
      </Title>
      <Columns>
        <Side {...{ language }} one={pair.one} />
        <Side {...{ language }} one={pair.other} />
      </Columns>
      <Section heading={words.said} id="forslag">
        <Proposal {...{ language, pair }} />
      </Section>
      <Section heading={words.decisions} id="beslut">
        {pair.decisions.length === 0 ? (
          <p>{words.noDecisions}</p>
        ) : (
          <Timeline language={language} items={pair.decisions.map((one) => toItem(one, language))} />
        )}
      </Section>
      <Section heading={words.decide} id="avgor" lead={mayDecide ? words.decideLead : words.whoMay}>
        {mayDecide && (
          <DecisionForm {...{ language, path, form, errors }} decided={pair.decisions.length > 0} />
        )}
      </Section>
    </>
  )
}

function Side({ language, one }: { readonly language: Language; readonly one: TwinMember }) {
  const known = registryMessages[language]
  const unknown = <Unknown language={language} />
  return (
    <div>
      <h2 lang={one.language}>
        <a href={`/${language}/initiativ/${one.id}`}>{one.title}</a>
      </h2>
      <DefinitionList
        items={[
          {
            term: messages[language].organisation,
            value: one.organisation ? (
              <a href={`/${language}/organisationer/${one.organisation.id}`}>{one.organisation.name}</a>
            ) : (
              (one.organisationWords ?? messages[language].unknownOrganisation)
            ),
          },
          { term: messages[language].phase, value: one.phase ? known.phases[one.phase] : unknown },
          {
            term: messages[language].dated,
            value: one.datedOn ? formatDate(one.datedOn, language) : unknown,
          },
          {
            term: messages[language].amount,
            value: one.amountSekMinor === null ? unknown : formatAmount(one.amountSekMinor, 'SEK', language),
          },
        ]}
      />
    </div>
  )
}

function Proposal({ language, pair: { proposal, one } }: Pick<PairPageProps, 'language' | 'pair'>) {
  const words = messages[language]
  if (!proposal) return <p>{words.notProposed}</p>
  return (
    <>
      <p>
        <Tag>{words.levels[proposal.level]}</Tag>{' '}
        {proposal.need && proposal.level !== 'related' && (
          <a href={`/${language}/tvillingar/${proposal.need}~${one.id}`}>
            {needLabel(proposal.need, language)}
          </a>
        )}
      </p>
      <ul>
        {reasonsInWords(proposal, language, true).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  )
}

function toItem({ verdict, reason, organisation, role, at }: PairDecision, language: Language) {
  const words = messages[language]
  const roles: Readonly<Record<string, string>> = words.roles
  const who = [organisation?.name ?? words.registry, roles[role] ?? role].join(', ')
  return {
    date: at,
    title: words.verdicts[verdict],
    text: (
      <p>
        {reason}
        <span class="meta block">{words.decidedBy(who, formatDate(at, language))}</span>
      </p>
    ),
  }
}

interface DecisionFormProps extends Pick<PairPageProps, 'language' | 'form' | 'errors'> {
  readonly path: string
  /** Whether there is a decision that can be taken back. */
  readonly decided: boolean
}

function DecisionForm({ language, path, form, errors, decided }: DecisionFormProps) {
  const words = messages[language]
  const wrong = (field: string) => errorOf(errors, field)
  return (
    <form method="post" action={path} class="form">
      <Radios
        language={language}
        name="verdict"
        label={words.verdict}
        error={wrong('verdict')}
        options={twinVerdicts
          .filter((value) => decided || value !== 'undecided')
          .map((value) => ({ value, label: words.verdicts[value] }))}
        value={form?.get('verdict') ?? undefined}
      />
      <TextArea
        language={language}
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        error={wrong('reason')}
        value={form?.get('reason') ?? undefined}
        rows={3}
        maxLength={2_000}
      />
      <p class="actions">
        <Button kind="primary">{words.saveDecision}</Button>
      </p>
    </form>
  )
}
