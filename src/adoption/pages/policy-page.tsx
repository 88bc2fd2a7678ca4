import { formatAmount, formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import {
  Breadcrumb,
  ButtonLink,
  Columns,
  DataTable,
  DefinitionList,
  Downloads,
  EmptyState,
  KeyFigure,
  Notice,
  PrintButton,
  Progress,
  ResultList,
  Section,
  ShortDate,
  Tag,
  Title,
  Unknown,
} from '#ui'
import { messages } from '../messages.ts'
import type { PolicyStanding } from '../policy/follow-policy.ts'
import type { Policy } from '../policy/keep-policy.ts'
import type { StatedRange } from '../policy/what-if.ts'
import { adoptionPaths } from './paths.ts'
import { SpreadCurve } from './spread-page.tsx'

/** Address of a policy's page; with an index, of the report as it stood before that entry. */
export const policyHref = (language: Language, id: string, index?: number) =>
  `/${language}${adoptionPaths.policies}/${id}${index === undefined ? '' : `?index=${index}`}`

/** All scaling policies. */
export function PoliciesPage({ language, policies }: { language: Language; policies: readonly Policy[] }) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.policiesLead}>{words.policies}</Title>
      {policies.length === 0 ? (
        <EmptyState title={words.noPolicies}>
          <p>{words.policiesLead}</p>
        </EmptyState>
      ) : (
        <ResultList
          items={policies.map((policy) => ({
            href: policyHref(language, policy.id),
            title: policy.title,
            sentence: policy.goal,
            meta: (
              <>
                <Tag>{words.instruments[policy.instrument]}</Tag>{' '}
                {`${words.policyBy} ${formatDate(policy.by, language)}`}{' '}
                {policy.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
              </>
            ),
          }))}
        />
      )}
      <p class="actions">
        <ButtonLink href={`/${language}${adoptionPaths.newPolicy}`}>{words.newPolicy}</ButtonLink>
      </p>
    </>
  )
}

interface PolicyPageProps {
  readonly language: Language
  readonly standing: PolicyStanding
  readonly owner: string
  /** The things that are to spread. */
  readonly records: readonly { readonly title: string; readonly href: string }[]
  /** Whether it is shown as it stood before an entry, and not as of now. */
  readonly dated: boolean
}

/** One policy followed up: goal, progress, forecast, milestones, who remains and why, and what the rest would take. */
export function PolicyPage({ language, standing, owner, records, dated }: PolicyPageProps) {
  const words = messages[language]
  const { policy, spread, users, gap, day, index } = standing
  const figure = (value: number) => formatNumber(value, language)
  const late = policy.by < day && gap > 0
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${adoptionPaths.policies}`, label: words.policies },
          { href: policyHref(language, policy.id), label: policy.title },
        ]}
      />
      <Title
        kicker={words.policies}
        lead={<span lang={policy.language}>{policy.goal}</span>}
        meta={
          <>
            <Tag>{words.instruments[policy.instrument]}</Tag>
            {policy.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
          </>
        }
      >
        <span lang={policy.language}>{policy.title}</span>
      </Title>
      {dated && (
        <Notice language={language} kind="info" title={words.asOf}>
          <p>{words.reportBasis(figure(index), formatDate(day, language))}</p>
        </Notice>
      )}
      {(gap === 0 || late) && (
        <Notice language={language} kind={gap === 0 ? 'done' : 'warn'}>
          <p>{gap === 0 ? words.policyDone : words.policyLate}</p>
        </Notice>
      )}
      <PolicyFigures language={language} standing={standing} />
      <Progress
        language={language}
        label={words.policyProgress(figure(users), figure(policy.target), figure(spread.eligible.length))}
        value={users}
        total={policy.target}
      />
      <Section heading={words.curveTitle} id="kurva">
        <SpreadCurve language={language} spread={spread} day={day} />
        <Downloads
          language={language}
          name={`policy-${policy.id}`}
          csv={`/${language}${adoptionPaths.policies}/${policy.id}.csv`}
          svg={`/${language}${adoptionPaths.policies}/${policy.id}.svg`}
        />
      </Section>
      <MilestonesSection language={language} standing={standing} />
      <NotYetSection language={language} standing={standing} />
      <WhatIfSection language={language} standing={standing} />
      <Section heading={words.policyGoal} id="mal">
        <DefinitionList
          items={[
            {
              term: words.policyOwner,
              value: <a href={`/${language}/organisationer/${policy.owner}`}>{owner}</a>,
            },
            { term: words.policyDecided, value: formatDate(policy.decidedOn, language) },
            { term: words.policyBy, value: formatDate(policy.by, language) },
            { term: words.policyTarget, value: figure(policy.target) },
            { term: words.policyInstrument, value: <span lang={policy.language}>{policy.means}</span> },
            {
              term: words.policyRecords,
              value: records.map(({ title, href }, place) => (
                <span key={href}>
                  {place > 0 && ', '}
                  <a href={href}>{title}</a>
                </span>
              )),
            },
          ]}
        />
        <p class="meta">{words.policyFrozen(figure(policy.eligibleIds.length))}</p>
      </Section>
      <p class="meta">{words.reportBasis(figure(index), formatDate(day, language))}</p>
      <p class="actions">
        <a href={policyHref(language, policy.id, index)}>{words.reportLink}</a>
        <PrintButton language={language} />
        <a href={`/api/v1/policies/${policy.id}?index=${index}`}>{words.data}</a>
      </p>
    </>
  )
}

function PolicyFigures({ language, standing }: { language: Language; standing: PolicyStanding }) {
  const words = messages[language]
  const { policy, spread, users, gap, chance } = standing
  const figure = (value: number) => formatNumber(value, language)
  return (
    <Columns>
      <KeyFigure
        language={language}
        label={words.policyUsers}
        figure={figure(users)}
        basis={words.ofEligible(figure(spread.eligible.length))}
      />
      <KeyFigure
        language={language}
        label={words.policyGap}
        figure={figure(gap)}
        basis={words.policyGapBasis(figure(policy.target))}
      />
      <KeyFigure
        language={language}
        label={words.policyChance}
        figure={
          chance === null ? (
            <Unknown language={language} compact until={words.policyNoChance} />
          ) : (
            formatPercent(chance, language)
          )
        }
        basis={words.policyChanceBasis}
      />
    </Columns>
  )
}

function MilestonesSection({ language, standing }: { language: Language; standing: PolicyStanding }) {
  const words = messages[language]
  if (standing.milestones.length === 0) return null
  return (
    <Section heading={words.milestones} id="delmal">
      <DataTable
        language={language}
        caption={words.milestones}
        quietCaption
        rows={standing.milestones}
        rowKey={({ by }) => by}
        columns={[
          { key: 'by', header: words.milestone, cell: ({ by }) => <ShortDate date={by} /> },
          {
            key: 'target',
            header: words.milestoneTarget,
            numeric: true,
            cell: ({ adopters }) => formatNumber(adopters, language),
          },
          {
            key: 'had',
            header: words.milestoneHad,
            numeric: true,
            cell: ({ had }) => formatNumber(had, language),
          },
          {
            key: 'standing',
            header: words.milestoneStanding,
            cell: ({ reached }) => (reached === null ? words.ahead : reached ? words.reached : words.missed),
          },
        ]}
      />
    </Section>
  )
}

function NotYetSection({ language, standing }: { language: Language; standing: PolicyStanding }) {
  const words = messages[language]
  if (standing.notYet.length === 0) return null
  return (
    <Section heading={words.notYetHeading} id="aterstar">
      <DataTable
        language={language}
        caption={words.notYetHeading}
        quietCaption
        narrow="stack"
        rows={standing.notYet}
        rowKey={({ organisation }) => organisation.id}
        columns={[
          {
            key: 'who',
            header: words.organisation,
            cell: ({ organisation }) => (
              <a href={`/${language}/organisationer/${organisation.id}`}>{organisation.nameSv}</a>
            ),
          },
          {
            key: 'stage',
            header: words.stage,
            cell: ({ stage }) => (stage === null ? <Unknown language={language} /> : words.stages[stage]),
          },
          {
            key: 'why',
            header: words.blocker,
            cell: ({ blockers }) =>
              blockers.length === 0 ? (
                <span class="unknown">{words.nobodySaid}</span>
              ) : (
                blockers
                  .map(({ code, words: said }) => [words.blockers[code], said].filter(Boolean).join(': '))
                  .join('; ')
              ),
          },
        ]}
      />
    </Section>
  )
}

function WhatIfSection({ language, standing }: { language: Language; standing: PolicyStanding }) {
  const words = messages[language]
  const { from, to, cost, benefitPerYear } = standing.whatIf
  if (to <= from) return null
  return (
    <Section
      heading={words.whatIfHeading}
      id="resten"
      lead={words.whatIfLead(formatNumber(from, language), formatNumber(to, language))}
    >
      <Columns>
        <RangeFigure language={language} label={words.whatIfCost} stated={cost} />
        <RangeFigure language={language} label={words.whatIfBenefit} stated={benefitPerYear} />
      </Columns>
    </Section>
  )
}

function RangeFigure({
  language,
  label,
  stated,
}: {
  language: Language
  label: string
  stated: StatedRange
}) {
  const words = messages[language]
  const n = formatNumber(stated.n, language)
  const write = (amount: number) => formatAmount(amount, 'SEK', language)
  const { range } = stated
  return (
    <KeyFigure
      language={language}
      label={label}
      figure={
        range === null ? (
          <Unknown language={language} compact until={words.untilThree} />
        ) : (
          words.range(write(range.low), write(range.high))
        )
      }
      basis={
        range === null ? words.fewStated(n) : `${words.middle(write(range.middle))}; ${words.whatIfBasis(n)}`
      }
    />
  )
}
