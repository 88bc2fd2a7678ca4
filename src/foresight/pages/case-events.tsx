import { formatAmount, formatDate, type Language } from '#platform/language'
import { DataTable, DefinitionList, Section, ShortDate, safeHref, Tag, Timeline, Unknown } from '#ui'
import type { CaseEvent, CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import { nameOf } from './say.ts'

interface CaseProps {
  readonly language: Language
  readonly file: CaseFile
}

/** What was known when, and to whom: every event of the case with its certainty, signs and sources. */
export function CaseTimeline({ language, file }: CaseProps) {
  const words = messages[language]
  return (
    <Section heading={words.timeline} id="tidslinje" lead={words.timelineLead}>
      <Timeline
        language={language}
        items={file.events.map((event) => ({
          date: event.date,
          title: <span id={event.id}>{event.text[language]}</span>,
          text: <EventDetails {...{ language, file, event }} />,
          kind: event.actor === 'user' || event.actor === 'union' ? 'frontline' : 'happened',
        }))}
      />
    </Section>
  )
}

function EventDetails({ language, file, event }: CaseProps & { readonly event: CaseEvent }) {
  const words = messages[language]
  const late = event.knownFrom !== event.date
  return (
    <>
      {event.note && (
        <p>
          {words.note}: {event.note[language]}
        </p>
      )}
      <p class="meta">
        {[words.actors[event.actor], words[event.visibility], words.certainties[event.certainty]].join(', ')}.{' '}
        {late && words.knownLater(formatDate(event.knownFrom, language))}
      </p>
      {event.signs.length > 0 && (
        <p>
          {event.signs.map((sign) => (
            <Tag key={sign} tone="quiet">
              {nameOf(sign, language)}
            </Tag>
          ))}
        </p>
      )}
      <p class="meta">
        <SourceLinks ids={event.sources} file={file} language={language} />
      </p>
    </>
  )
}

/** Links to sources by publisher. */
export function SourceLinks({ ids, file, language }: CaseProps & { readonly ids: readonly string[] }) {
  return (
    <>
      {ids.map((id, index) => {
        const source = file.sources[id]
        const href = safeHref(source?.url ?? undefined)
        return (
          <span key={id}>
            {index > 0 && ', '}
            {href ? (
              <a href={href}>{source?.publisher}</a>
            ) : (
              (source?.publisher ?? messages[language].noAddress)
            )}
          </span>
        )
      })}
    </>
  )
}

/** First and latest figures, each with what it covers and where it stands. */
export function CasePlans({ language, file }: CaseProps) {
  const words = messages[language]
  if (file.plans.length === 0) return null
  return (
    <Section heading={words.plans} id="kostnad">
      <DefinitionList
        items={file.plans.map((plan) => ({
          term: `${plan.when === 'first' ? words.firstPlan : words.latestPlan}, ${plan.what === 'cost' ? words.cost : words.plannedStart}: ${plan.label[language]}`,
          value: (
            <>
              <span class="figure">
                {plan.date ? formatDate(plan.date, language) : amount(plan.value, plan.unit, language)}
              </span>{' '}
              <span class="meta">
                (<SourceLinks ids={plan.sources} file={file} language={language} />)
              </span>
            </>
          ),
        }))}
      />
    </Section>
  )
}

function amount(value: number | undefined, unit: string | undefined, language: Language): string {
  if (value === undefined) return ''
  return formatAmount(value * 1e8, unit?.slice(0, 3) ?? 'SEK', language)
}

/** What protected the case, and the event that carries it. */
export function CaseProtections({ language, file }: CaseProps) {
  const words = messages[language]
  return (
    <Section heading={words.protective} id="skydd">
      {file.protective.length === 0 ? (
        <p>{words.protectiveNone}</p>
      ) : (
        <DefinitionList
          items={file.protective.map((fact) => ({
            term: words.protections[fact.code],
            value: (
              <>
                {fact.text[language]} <Carrier {...{ language, file, carriedBy: fact.carriedBy }} />
              </>
            ),
          }))}
        />
      )}
    </Section>
  )
}

function Carrier({ language, file, carriedBy }: CaseProps & { readonly carriedBy: string }) {
  const words = messages[language]
  const event = file.events.find(({ id }) => id === carriedBy)
  if (event) return <a href={`#${event.id}`}>{formatDate(event.date, language)}</a>
  return <span class="meta">({carriedBy === 'before' ? words.carried.before : words.carried.undated})</span>
}

/** Every source of the case, in its own language. */
export function CaseSources({ language, file }: CaseProps) {
  const words = messages[language]
  return (
    <Section heading={words.sources} id="kallor">
      <DataTable
        language={language}
        caption={words.asTable(words.sources)}
        quietCaption
        narrow="stack"
        rows={Object.entries(file.sources)}
        rowKey={([id]) => id}
        columns={[
          {
            key: 'title',
            header: words.source,
            cell: ([, source]) => {
              const href = safeHref(source.url ?? undefined)
              const title = <span lang={source.language}>{source.title}</span>
              return href ? <a href={href}>{title}</a> : title
            },
          },
          { key: 'publisher', header: words.publisher, cell: ([, source]) => source.publisher },
          {
            key: 'date',
            header: words.date,
            cell: ([, source]) =>
              source.date ? <ShortDate date={source.date} /> : <Unknown language={language} />,
          },
        ]}
      />
      <h3>{words.gaps}</h3>
      <ul>
        {file.gaps.map((gap) => (
          <li key={gap.en}>{gap[language]}</li>
        ))}
      </ul>
    </Section>
  )
}
