import { formatAmount, formatDate, formatNumber, type Language } from '#platform/language'
import {
  EmptyState,
  type FacetGroup,
  Facets,
  Pagination,
  type Result,
  ResultList,
  Results,
  SearchBox,
  Split,
  Tag,
  Title,
} from '#ui'
import { messages, wordFor } from '../messages.ts'
import {
  type ListPage,
  type RecordFacets,
  type RecordFilter,
  type RecordSort,
  recordSorts,
} from './list-records.ts'
import { recordPaths } from './record-paths.ts'
import type { RecordSummary } from './record-view.ts'

interface RecordListProps {
  readonly language: Language
  readonly filter: RecordFilter
  readonly sort: RecordSort
  readonly page: ListPage<RecordSummary>
  readonly facets: RecordFacets
  /** Names of counties by code. */
  readonly counties: ReadonlyMap<string, string>
}

/** A list of records that can be searched, narrowed and ordered; every state of it has its own address. */
export function RecordListPage(props: RecordListProps) {
  const { language, filter } = props
  const words = messages[language]
  const path = `/${language}${recordPaths[filter.kind]}`
  return (
    <>
      <Title lead={words.listLead[filter.kind]}>{capital(words.plural[filter.kind])}</Title>
      <SearchBox
        language={language}
        action={path}
        label={words.searchLabel[filter.kind]}
        hint={words.searchHint}
        value={filter.words}
        keep={[...chosenOf(filter), ['ordning', props.sort]]}
      />
      <RecordNarrowed {...props} />
    </>
  )
}

/** The part of the list that filters replace: the results and the filters with their counts. */
export function RecordNarrowed(props: RecordListProps) {
  return (
    <Split aside={<Narrow {...props} path={`/${props.language}${recordPaths[props.filter.kind]}`} />}>
      <RecordResults {...props} />
    </Split>
  )
}

function RecordResults(props: RecordListProps) {
  const { language, filter, page, sort } = props
  const words = messages[language]
  const count = formatNumber(page.total, language)
  const what = words.plural[filter.kind]
  return (
    <Results
      language={language}
      filtered
      count={filter.words ? words.foundFor(count, what, filter.words) : words.found(count, what)}
    >
      {page.total === 0 ? (
        <EmptyState title={words.emptyTitle}>
          <p>{filter.words ? words.emptyWithWords : words.emptyNothing}</p>
        </EmptyState>
      ) : (
        <>
          <SortLinks {...{ language, filter, sort }} />
          <ResultList items={page.items.map((record) => toResult(record, language))} />
          <Pagination
            language={language}
            nextHref={page.next ? addressOf(language, filter, sort, page.next) : undefined}
          />
        </>
      )}
    </Results>
  )
}

function SortLinks({ language, filter, sort }: Pick<RecordListProps, 'language' | 'filter' | 'sort'>) {
  const words = messages[language]
  return (
    <p class="sorts meta">
      {words.sortBy}:{' '}
      {recordSorts.map((name) => (
        <a
          key={name}
          href={addressOf(language, filter, name, null)}
          aria-current={name === sort ? 'true' : undefined}
        >
          {words.sorts[name]}
        </a>
      ))}
    </p>
  )
}

function Narrow({
  language,
  filter,
  facets,
  counties,
  sort,
  path,
}: RecordListProps & { readonly path: string }) {
  const words = messages[language]
  const group = (
    name: string,
    legend: string,
    counts: ReadonlyMap<string | null, number>,
    label: (value: string) => string,
    chosen: readonly string[],
  ): FacetGroup => ({
    name,
    legend,
    options: [...counts].flatMap(([value, count]) =>
      value === null ? [] : [{ value, label: label(value), count, checked: chosen.includes(value) }],
    ),
  })
  const confirmed = filter.confirmed === undefined ? [] : [String(filter.confirmed)]
  return (
    <Facets
      language={language}
      action={path}
      clearHref={filter.words ? `${path}?q=${encodeURIComponent(filter.words)}` : path}
      keep={[...(filter.words ? ([['q', filter.words]] as const) : []), ['ordning', sort]]}
      groups={[
        group(
          'fas',
          words.facetPhase,
          facets.phase,
          (value) => wordFor(words.phases, value),
          filter.phase ?? [],
        ),
        group(
          'slag',
          words.facetKind,
          facets.organisationKind,
          (value) => wordFor(words.organisationKindsPlural, value),
          filter.organisationKind ?? [],
        ),
        group(
          'lan',
          words.facetCounty,
          facets.county,
          (value) => counties.get(value) ?? value,
          filter.county ?? [],
        ),
        group(
          'bekraftat',
          words.facetConfirmed,
          facets.confirmed,
          (value) => (value === 'true' ? words.yes : words.no),
          confirmed,
        ),
      ]}
    />
  )
}

/** A record as a sentence: who (unless the page is already about them), how far, when, how much. */
export function toResult(
  record: RecordSummary,
  language: Language,
  about: 'anyone' | 'organisation' = 'anyone',
): Result {
  const words = messages[language]
  const who = record.organisation?.name ?? record.organisationWords ?? words.unknownOrganisation
  const said = [
    about === 'anyone' && who,
    record.phase && words.phases[record.phase],
    record.datedOn && formatDate(record.datedOn, language),
    record.amountSekMinor !== null && formatAmount(record.amountSekMinor, 'SEK', language),
  ].filter((part) => typeof part === 'string')
  return {
    href: `/${language}${recordPaths[record.kind]}/${record.id}`,
    title: <span lang={record.language}>{record.title}</span>,
    sentence: said.length === 0 ? '' : `${said.join(', ')}.`,
    meta: (
      <>
        <Tag tone={record.confirmed ? 'plain' : 'quiet'}>
          {record.confirmed ? words.confirmed : words.unconfirmed}
        </Tag>
        {record.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
        {record.goneAt && <Tag tone="quiet">{words.gone}</Tag>}
      </>
    ),
  }
}

/** The fields of an address that say what is chosen. */
function chosenOf(filter: RecordFilter): (readonly [string, string])[] {
  const many = (name: string, values: readonly string[] = []) => values.map((value) => [name, value] as const)
  return [
    ...many('fas', filter.phase),
    ...many('slag', filter.organisationKind),
    ...many('lan', filter.county),
    ...many('kalla', filter.source),
    ...many('organisation', filter.organisation),
    ...(filter.confirmed === undefined ? [] : ([['bekraftat', String(filter.confirmed)]] as const)),
  ]
}

/** The address of a state of the list. */
export function addressOf(
  language: Language,
  filter: RecordFilter,
  sort: RecordSort,
  cursor: string | null,
): string {
  const fields = new URLSearchParams([
    ...(filter.words ? [['q', filter.words]] : []),
    ...chosenOf(filter).map(([name, value]) => [name, value]),
    ...(sort === 'changed' ? [] : [['ordning', sort]]),
    ...(cursor ? [['fran', cursor]] : []),
  ])
  const query = fields.toString()
  return `/${language}${recordPaths[filter.kind]}${query ? `?${query}` : ''}`
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
