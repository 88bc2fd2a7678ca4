import type { ComponentChildren } from 'preact'
import type { Entry } from '#ledger'
import { formatAmount, formatDate, formatNumber, type Language } from '#platform/language'
import {
  Breadcrumb,
  DataTable,
  Notice,
  Prose,
  Section,
  ShortDate,
  Split,
  Tag,
  TimeBars,
  Title,
  Unknown,
} from '#ui'
import { messages } from '../messages.ts'
import { FieldFact, RecordFacts } from './record-facts.tsx'
import { RecordHistory } from './record-history.tsx'
import { RecordLinks } from './record-links.tsx'
import { recordPaths } from './record-paths.ts'
import type { RecordView } from './record-view.ts'

interface RecordPageProps {
  readonly language: Language
  readonly record: RecordView
  readonly history: readonly Entry[]
  /** ISO date of today, for what is still going on. */
  readonly today: string
  /** What a reader can do at once, under the title. */
  readonly action?: ComponentChildren
  /** Sections that higher floors add, before the connections. */
  readonly children?: ComponentChildren
}

/** One record, told as a story: what and for whom, where it stands, money and time, who else, what happened, sources. */
export function RecordPage({ language, record, history, today, action, children }: RecordPageProps) {
  const words = messages[language]
  const { claims, kind } = record
  const lead = [claims.summary, claims.need].find((text) => typeof text === 'string')
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${recordPaths[kind]}`, label: capital(words.plural[kind]) },
          { href: `/${language}${recordPaths[kind]}/${record.id}`, label: record.title },
        ]}
      />
      <Title
        kicker={<Kicker language={language} record={record} />}
        meta={<Standing language={language} record={record} />}
      >
        <span lang={record.language}>{record.title}</span>
      </Title>
      {action}
      <States language={language} record={record} />
      <Split aside={<Aside language={language} record={record} />}>
        {typeof lead === 'string' && (
          <Prose>
            <p class="lead" lang={record.language}>
              {lead}
            </p>
          </Prose>
        )}
        <Section heading={words.standing} id="laget">
          <RecordFacts language={language} record={record} />
        </Section>
        {kind === 'initiative' && <PlanSection {...{ language, record, today }} />}
        {typeof claims.lesson === 'string' && (
          <Section heading={words.lessonHeading} id="lardom">
            <Prose>
              <p lang={record.language}>{claims.lesson}</p>
            </Prose>
          </Section>
        )}
        {children}
        <Section heading={words.connections} id="samband">
          <RecordLinks language={language} record={record} />
        </Section>
        <Section heading={words.history} id="historik">
          <RecordHistory {...{ language, record, history }} />
        </Section>
        <SourcesSection language={language} record={record} />
      </Split>
    </>
  )
}

type Part = Pick<RecordPageProps, 'language' | 'record'>

function Kicker({ language, record }: Part) {
  const words = messages[language]
  const { organisation, organisationWords } = record
  return (
    <>
      {words.kinds[record.kind]}
      {organisation && (
        <>
          {' · '}
          <a href={`/${language}/organisationer/${organisation.id}`}>{organisation.name}</a>
        </>
      )}
      {!organisation && organisationWords && ` · ${organisationWords} (${words.notInRegister})`}
    </>
  )
}

function Standing({ language, record }: Part) {
  const words = messages[language]
  return (
    <>
      {record.phase && <Tag>{words.phases[record.phase]}</Tag>}
      <Tag tone={record.confirmed ? 'plain' : 'quiet'}>
        {record.confirmed ? words.confirmed : words.unconfirmed}
      </Tag>
      {record.goneAt && <Tag tone="quiet">{words.gone}</Tag>}
      {record.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
      {record.disagreements > 0 && (
        <Tag tone="quiet">{words.disagree(formatNumber(record.disagreements, language))}</Tag>
      )}
    </>
  )
}

function States({ language, record }: Part) {
  const words = messages[language]
  return (
    <>
      {record.demonstration && (
        <Notice language={language} kind="info" title={words.demonstration}>
          <p>{words.demonstrationLead}</p>
        </Notice>
      )}
      {record.goneAt && (
        <Notice language={language} kind="warn" title={words.gone}>
          <p>{words.goneLead(formatDate(record.goneAt, language))}</p>
        </Notice>
      )}
    </>
  )
}

function Aside({ language, record }: Part) {
  const words = messages[language]
  return (
    <div class="quiet-box">
      {record.kind === 'initiative' && (
        <p>
          <strong>{words.fields.contactRole}:</strong>{' '}
          <FieldFact {...{ language, record }} field="contactRole" />
        </p>
      )}
      <p>{record.confirmed ? words.confirmedLead : words.unconfirmedLead}</p>
      {record.organisation && (
        <p>
          <a href={`/${language}/organisationer/${record.organisation.id}#er-organisation`}>
            {words.claimPage}
          </a>
        </p>
      )}
      <p>
        <a href={`/api/v1/${record.kind}s/${record.id}`}>{words.dataLink}</a>
      </p>
      <p class="meta">
        {words.recordId} <span class="figure">{record.id}</span>
      </p>
    </div>
  )
}

function PlanSection({ language, record, today }: Part & { readonly today: string }) {
  const words = messages[language]
  const { baseline } = record
  if (!baseline) {
    return (
      <Section heading={words.moneyAndTime} id="plan">
        <p class="unknown">{words.noBaseline}</p>
      </Section>
    )
  }
  const plans = [
    { name: words.firstPlan, plan: baseline.first },
    { name: words.latestPlan, plan: baseline.latest },
  ]
  const ended = record.phase === 'operation' || record.phase === 'retired' || record.phase === 'stopped'
  const { first, latest } = baseline
  return (
    <Section heading={words.moneyAndTime} id="plan">
      {first.startsOn && first.endsOn ? (
        <TimeBars
          language={language}
          title={words.baselineTitle}
          description={words.rebaselined(formatNumber(baseline.rebaselines, language))}
          today={today}
          bars={[
            {
              label: record.title,
              plan: { from: first.startsOn, to: first.endsOn },
              outcome: {
                from: latest.startsOn ?? first.startsOn,
                to: ended ? (latest.endsOn ?? undefined) : undefined,
              },
            },
          ]}
        />
      ) : (
        <p>{words.rebaselined(formatNumber(baseline.rebaselines, language))}</p>
      )}
      <DataTable
        language={language}
        caption={words.baselineTitle}
        quietCaption={Boolean(first.startsOn && first.endsOn)}
        rows={plans}
        rowKey={(row) => row.name}
        narrow="stack"
        columns={[
          { key: 'name', header: words.plan, cell: (row) => row.name },
          {
            key: 'start',
            header: words.plannedStart,
            cell: (row) => dateOrUnknown(row.plan.startsOn, language),
          },
          { key: 'end', header: words.plannedEnd, cell: (row) => dateOrUnknown(row.plan.endsOn, language) },
          {
            key: 'cost',
            header: words.plannedCost,
            numeric: true,
            cell: ({ plan }) =>
              plan.costMinor === null || plan.currency === null ? (
                <Unknown language={language} />
              ) : (
                formatAmount(plan.costMinor, plan.currency, language)
              ),
          },
        ]}
      />
    </Section>
  )
}

const dateOrUnknown = (date: string | null, language: Language) =>
  date === null ? <Unknown language={language} /> : <ShortDate date={date} />

function SourcesSection({ language, record }: Part) {
  const words = messages[language]
  return (
    <Section heading={words.sources} id="kallor" lead={words.sourcesLead}>
      <DataTable
        language={language}
        caption={words.sources}
        quietCaption
        narrow="stack"
        rows={record.voices}
        rowKey={(voice) => String(voice.id)}
        columns={[
          {
            key: 'source',
            header: words.source,
            cell: (voice) => <a href={`/${language}/kallor/${voice.source}`}>{voice.sourceTitle}</a>,
          },
          {
            key: 'place',
            header: words.place,
            cell: (voice) =>
              [voice.captureUrl?.replace(/^file:/, ''), voice.place].filter(Boolean).join(', '),
          },
          { key: 'observed', header: words.observed, cell: (voice) => <ShortDate date={voice.observedAt} /> },
          { key: 'seen', header: words.seen, cell: (voice) => <ShortDate date={voice.seenAt} /> },
          { key: 'licence', header: words.licenceOfSource, cell: (voice) => voice.licence },
        ]}
      />
      {record.voices.map((voice) => (
        <details key={voice.id} class="raw">
          <summary>
            {words.claimsRead}: {voice.sourceTitle}, {voice.key}
          </summary>
          {voice.captureSha256 && (
            <p class="meta">
              {words.fingerprint} SHA-256: <span class="figure breakable">{voice.captureSha256}</span>
            </p>
          )}
          <pre tabindex={0}>{JSON.stringify(voice.claims, null, 2)}</pre>
        </details>
      ))}
    </Section>
  )
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
