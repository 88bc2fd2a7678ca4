import { formatDate, formatNumber, type Language } from '#platform/language'
import {
  EmptyState,
  type FacetGroup,
  Facets,
  Pagination,
  type Result,
  ResultList,
  Results,
  Split,
  Tag,
  Title,
} from '#ui'
import { daysBetween } from '../facts/day.ts'
import { warningMessages as messages } from './messages.ts'
import { type WarningFacets, type WarningFilter, type WarningLine, warningStates } from './read-warnings.ts'
import { isWaiting } from './warning.ts'
import { warningHref, warningPaths } from './warning-paths.ts'

interface WarningsProps {
  readonly language: Language
  readonly lines: readonly WarningLine[]
  readonly total: number
  readonly facets: WarningFacets
  readonly filter: WarningFilter
  /** Which page of the list, from 1. */
  readonly page: number
  /** ISO day. */
  readonly today: string
}

/** How many lines a page of the log holds. */
export const WARNINGS_SHOWN = 25

/** The public log: what has been asked of whom, and what came of it. */
export function WarningsPage(props: WarningsProps) {
  const words = messages[props.language]
  const home = `/${props.language}`
  return (
    <>
      <Title lead={words.lead}>{words.warnings}</Title>
      <p class="actions">
        <a href={`${home}${warningPaths.fairness}`}>{words.fairnessLink}</a>
        <a href={`${home}${warningPaths.feed}`}>{words.followLink}</a>
      </p>
      <WarningsNarrowed {...props} />
    </>
  )
}

/** The part of the log that filters replace. */
export function WarningsNarrowed({ language, lines, total, facets, filter, page, today }: WarningsProps) {
  const words = messages[language]
  const path = `/${language}${warningPaths.warnings}`
  const address = (to: number) => `${path}?${addressOf(filter, to)}`
  return (
    <Split
      aside={
        <Facets
          language={language}
          action={path}
          clearHref={path}
          groups={groupsOf(facets, filter, language)}
        />
      }
    >
      <Results language={language} filtered count={words.count(formatNumber(total, language))}>
        {lines.length === 0 ? (
          <EmptyState title={isNarrowed(filter) ? words.emptyTitle : words.noneTitle}>
            <p>{isNarrowed(filter) ? words.empty : words.none}</p>
          </EmptyState>
        ) : (
          <>
            <ResultList items={lines.map((line) => toResult(line, language, today))} />
            <Pagination
              language={language}
              previousHref={page > 1 ? address(page - 1) : undefined}
              nextHref={page * WARNINGS_SHOWN < total ? address(page + 1) : undefined}
            />
          </>
        )}
      </Results>
    </Split>
  )
}

/** A warning as a line of a list. */
export function toResult({ warning, addressee }: WarningLine, language: Language, today: string): Result {
  const words = messages[language]
  const age = daysBetween(warning.raised.on, today)
  const waited = age === 0 ? words.today : words.unansweredDays(formatNumber(age, language))
  return {
    href: warningHref(warning.id, language),
    title: `${words.grades[warning.grade]}: ${warning.title}`,
    sentence: `${words.to} ${addressee ?? words.unknownAddressee}, ${formatDate(warning.raised.on, language)}. ${capital(words.raisedBy[warning.raisedBy])}.`,
    meta: (
      <>
        <Tag tone={warning.raisedBy === 'witness' ? 'frontline' : 'plain'}>
          {words.states[stateOf(warning)]}
        </Tag>{' '}
        {isWaiting(warning) && `${waited}, ${words.stages[stageKey(warning.stage)]}`}
        {warning.closing && words.outcomes[warning.closing.outcome]}
        {warning.demonstration && (
          <>
            {' '}
            <Tag tone="quiet">{words.inventedOne}</Tag>
          </>
        )}
      </>
    ),
  }
}

/** Where a warning stands. */
export function stateOf({ answer, closing }: WarningLine['warning']): (typeof warningStates)[number] {
  return closing ? 'closed' : answer ? 'answered' : 'waiting'
}

/** A stage as a key of its words. */
export const stageKey = (stage: number): 0 | 1 | 2 | 3 => ([0, 1, 2, 3] as const)[stage] ?? 3

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

const isNarrowed = ({ state, raisedBy, stage, organisation, record, family }: WarningFilter) =>
  [state, raisedBy, stage].some((values) => (values?.length ?? 0) > 0) ||
  [organisation, record, family].some((value) => value !== undefined)

function groupsOf(facets: WarningFacets, filter: WarningFilter, language: Language): FacetGroup[] {
  const words = messages[language]
  const group = (
    name: string,
    legend: string,
    labels: Readonly<Record<string, string>>,
    counts: ReadonlyMap<string, number>,
    chosen: readonly string[] = [],
  ): FacetGroup => ({
    name,
    legend,
    options: Object.entries(labels)
      .map(([value, label]) => ({
        value,
        label,
        count: counts.get(value) ?? 0,
        checked: chosen.includes(value),
      }))
      .filter(({ count, checked }) => count > 0 || checked),
  })
  return [
    group('lage', words.facets.state, words.states, facets.state, filter.state),
    group('av', words.facets.raisedBy, words.raisedBy, facets.raisedBy, filter.raisedBy),
    group('steg', words.facets.stage, words.stages, facets.stage, filter.stage),
  ].filter(({ options }) => options.length > 0)
}

function addressOf(filter: WarningFilter, page: number): string {
  const query = new URLSearchParams()
  for (const value of filter.state ?? []) query.append('lage', value)
  for (const value of filter.raisedBy ?? []) query.append('av', value)
  for (const value of filter.stage ?? []) query.append('steg', value)
  if (filter.organisation) query.set('organisation', filter.organisation)
  if (filter.record) query.set('initiativ', filter.record)
  if (filter.family) query.set('familj', filter.family)
  if (page > 1) query.set('sida', String(page))
  return query.toString()
}

/** Values of one filter that an address may carry. */
const MOST = 20

/** Reads a filter from an address; what it does not know is left out. */
export function readWarningFilter(query: URLSearchParams): WarningFilter {
  const many = (name: string) => [...new Set(query.getAll(name))].filter(Boolean).slice(0, MOST)
  const one = (name: string) => query.get(name)?.slice(0, 100) || undefined
  const [organisation, record, family] = [one('organisation'), one('initiativ'), one('familj')]
  return {
    state: warningStates.filter((state) => many('lage').includes(state)),
    raisedBy: many('av'),
    stage: many('steg'),
    ...(organisation === undefined ? {} : { organisation }),
    ...(record === undefined ? {} : { record }),
    ...(family === undefined ? {} : { family }),
  }
}
