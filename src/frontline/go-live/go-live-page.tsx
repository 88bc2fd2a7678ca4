import type { ComponentChildren } from 'preact'
import { formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import {
  Breadcrumb,
  ButtonLink,
  DataTable,
  DefinitionList,
  ErrorSummary,
  type FormError,
  Section,
  ShortDate,
  Timeline,
  Title,
  Unknown,
} from '#ui'
import type { ConcernTally, OverdueConcern } from '../concern/read-public.ts'
import type { InitiativeOf } from '../initiative-of.ts'
import { Board } from './board.tsx'
import { type Criterion, cutOverShare, type GoLivePlan } from './go-live.ts'
import { GoLiveActions, type Rights } from './go-live-actions.tsx'
import { messages } from './messages.ts'
import type { GoLive } from './read-go-live.ts'
import { Verdicts } from './verdicts-view.tsx'

/** The address of the page about the start of an initiative, behind the language. */
export const goLivePath = (initiative: string): string => `/initiativ/${initiative}/start`

interface GoLivePageProps {
  readonly language: Language
  readonly about: InitiativeOf
  readonly live: GoLive
  readonly tally: ConcernTally
  readonly overdue: readonly OverdueConcern[]
  /** What the reader may do here. */
  readonly rights: Rights
  readonly errors: readonly FormError[]
  /** Sections of evidence that others add: trials, fidelity, capacity. */
  readonly children?: ComponentChildren
}

/** One page that answers whether it is ready, before the start and while it goes on. */
export function GoLivePage(props: GoLivePageProps) {
  const { language, about, live, rights, errors, children } = props
  const words = messages[language]
  const { plan } = live
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/initiativ/${about.id}`, label: about.title },
          { href: `/${language}${goLivePath(about.id)}`, label: words.title },
        ]}
      />
      <Title kicker={about.title} lead={words.lead}>
        {words.title}
      </Title>
      <ErrorSummary language={language} errors={errors} />
      <Section heading={words.verdicts} id="klart" lead={words.verdictsLead}>
        <Verdicts language={language} live={live} />
      </Section>
      <Section
        heading={words.plan}
        id="plan"
        lead={live.changedOn ? words.asOf(formatDate(live.changedOn, language)) : words.nothing}
      >
        {plan && <PlanFacts {...props} plan={plan} />}
        {rights.keep && (
          <p class="actions">
            <ButtonLink href={`/${language}${goLivePath(about.id)}/andra`}>{words.edit}</ButtonLink>
          </p>
        )}
      </Section>
      <Section heading={words.criteria} id="kriterier" lead={plan && criteriaLead(plan, language)}>
        {plan && plan.criteria.length > 0 ? (
          <CriteriaTable language={language} criteria={plan.criteria} />
        ) : (
          <p class="unknown">{words.noCriteria}</p>
        )}
      </Section>
      {children}
      <Section heading={words.board} id="timmar" lead={words.boardLead}>
        <Board language={language} live={live} />
      </Section>
      <Section heading={words.decisionsTitle} id="beslut" lead={words.decisionsNormal}>
        <Decisions language={language} live={live} />
      </Section>
      <GoLiveActions language={language} path={goLivePath(about.id)} live={live} rights={rights} />
    </>
  )
}

function PlanFacts({ language, about, tally, overdue, plan }: GoLivePageProps & { plan: GoLivePlan }) {
  const words = messages[language]
  const number = (value: number) => formatNumber(value, language)
  const or = <Value,>(value: Value | null, show: (value: Value) => ComponentChildren) =>
    value === null ? <Unknown language={language} until={words.until} /> : show(value)
  const day = (value: string) => formatDate(value, language)
  const share = cutOverShare(plan)
  const severe = new Set(
    overdue.filter(({ safety, endedOn }) => safety && endedOn === null).map(({ id }) => id),
  )
  return (
    <DefinitionList
      items={[
        { term: words.plannedOn, value: or(plan.plannedOn, day) },
        { term: words.decider, value: or(plan.decider, String) },
        {
          term: words.cutOver,
          value: or(
            share,
            (value) =>
              `${formatPercent(value, language)}, ${words.cutOverOf(number(plan.usersFirstDay ?? 0), number(plan.usersAll ?? 0))}`,
          ),
        },
        { term: words.rollback, value: or(plan.rollbackTestedOn, day) },
        { term: words.parallel, value: or(plan.parallelRun, String) },
        {
          term: words.training,
          value: or(plan.trainingOf === null ? null : plan.trainingPassed, (passed) =>
            words.trainingOf(number(passed), number(plan.trainingOf ?? 0)),
          ),
        },
        {
          term: words.payment,
          value: or(plan.paymentAtStart, (part) => words.paymentOf(formatPercent(part, language))),
        },
        {
          term: words.severe,
          value: (
            <>
              {tally.risk > 0 ? `${number(tally.risk)}+` : '< 5'},{' '}
              {severe.size > 0 ? words.severeOverdue(number(severe.size)) : words.severeNone}.{' '}
              <a href={`/${language}/initiativ/${about.id}#signaler`}>{words.severeSee}</a>
            </>
          ),
        },
      ]}
    />
  )
}

function criteriaLead({ criteria }: GoLivePlan, language: Language): string {
  const number = (value: number) => formatNumber(value, language)
  const met = criteria.filter(({ state }) => state === 'met').length
  const waived = criteria.filter(({ waiver }) => waiver !== null).length
  return messages[language].criteriaCount(number(met), number(criteria.length), number(waived))
}

function CriteriaTable({ language, criteria }: { language: Language; criteria: readonly Criterion[] }) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={words.criteria}
      quietCaption
      narrow="stack"
      rows={criteria}
      rowKey={({ words: name }) => name}
      columns={[
        { key: 'words', header: words.criterion, cell: (row) => row.words },
        { key: 'wanted', header: words.wanted, cell: ({ wanted }) => wanted },
        {
          key: 'value',
          header: words.value,
          cell: ({ value, measuredOn }) => (
            <>
              {value ?? <Unknown language={language} />}
              {measuredOn && (
                <>
                  {', '}
                  <ShortDate date={measuredOn} />
                </>
              )}
            </>
          ),
        },
        {
          key: 'state',
          header: words.state,
          cell: ({ state, waiver }) => (
            <>
              <strong>{words.states[state]}</strong>
              {waiver && (
                <>
                  {', '}
                  {words.waived(waiver.decidedAs)}: {waiver.reason}
                </>
              )}
            </>
          ),
        },
        {
          key: 'source',
          header: words.source,
          cell: ({ source }) => source ?? <Unknown language={language} />,
        },
      ]}
    />
  )
}

function Decisions({ language, live }: { language: Language; live: GoLive }) {
  const words = messages[language]
  if (live.decisions.length === 0) return <p class="unknown">{words.noDecisions}</p>
  return (
    <Timeline
      language={language}
      items={live.decisions.map(({ decision, decidedAs, decidedOn, reason }) => ({
        date: decidedOn,
        title: `${words.decided[decision]}, ${decidedAs}`,
        text: reason,
      }))}
    />
  )
}
