import type { ComponentChildren } from 'preact'
import { formatNumber, type Language } from '#platform/language'
import { readTaxonomy, messages as registryMessages } from '#registry'
import {
  ButtonLink,
  EmptyState,
  Facets,
  Notice,
  Pagination,
  ResultList,
  Results,
  SearchBox,
  Split,
  Title,
} from '#ui'
import { type FacetNames, facetLabel } from './facet-labels.ts'
import { foundResult } from './found-result.tsx'
import { facetNames, facets as parameters } from './index/facets.ts'
import { messages } from './messages.ts'
import {
  addressOf,
  fieldsOfChoice,
  type SearchPlace,
  type SearchQuestion,
  searchPath,
  searchSorts,
  usualSort,
  within,
} from './question.ts'
import type { SearchAnswer } from './search-answer.ts'

/** Everything a page of hits is made of. */
export interface SearchPageProps {
  readonly language: Language
  /** Among all kinds, or the list of one. */
  readonly place: SearchPlace
  /** As the address says it, without the kind that the place itself implies. */
  readonly question: SearchQuestion
  readonly answer: SearchAnswer
  readonly names: FacetNames
  /** What higher floors let one do with the search, under the hits. */
  readonly children?: ComponentChildren
}

/** A search that can be narrowed and ordered; every state of it has its own address. */
export function SearchPage(props: SearchPageProps) {
  const { language, place, question } = props
  const words = messages[language]
  const registry = registryMessages[language]
  return (
    <>
      {place === 'all' ? (
        <Title lead={words.lead}>{words.title}</Title>
      ) : (
        <Title lead={registry.listLead[place]}>{words.kinds[place]}</Title>
      )}
      <SearchBox
        language={language}
        action={`/${language}${searchPath(place)}`}
        label={place === 'all' ? words.label : registry.searchLabel[place]}
        hint={words.hint}
        value={question.words}
        suggest={`/${language}/sok/forslag`}
        keep={fieldsOfChoice(question.chosen)}
      />
      <SearchNarrowed {...props} />
    </>
  )
}

/** The part of the page that filters replace: the hits, and the filters with their counts. */
export function SearchNarrowed(props: SearchPageProps) {
  return (
    <Split aside={<Narrow {...props} />}>
      <Hits {...props} />
    </Split>
  )
}

function Hits(props: SearchPageProps) {
  const { language, place, question, answer } = props
  const words = messages[language]
  const count = words.hits(answer.total, formatNumber(answer.total, language))
  const path = searchPath(place)
  return (
    <Results
      language={language}
      filtered
      count={question.words === '' ? count : words.hitsFor(count, question.words)}
    >
      <Remarks {...props} />
      {answer.total === 0 ? (
        <Nothing {...props} />
      ) : (
        <>
          <SortLinks {...props} />
          <ResultList
            items={answer.items.map((found) => foundResult(found, language, { kinds: place === 'all' }))}
          />
          <Pagination
            language={language}
            nextHref={
              answer.next === null ? undefined : addressOf(language, path, { ...question, from: answer.next })
            }
          />
          <TakeAlong {...props} />
        </>
      )}
      {props.children}
    </Results>
  )
}

/** What the reader must know about how the hits came about. */
function Remarks({ language, place, question, answer }: SearchPageProps) {
  const words = messages[language]
  const exactly = (from: string) =>
    addressOf(language, searchPath(place), {
      ...question,
      words: question.words.toLowerCase().replace(from, `"${from}"`),
      from: 0,
    })
  return (
    <>
      {answer.from === 'registry' && (
        <Notice language={language} kind="info">
          <p>{words.building}</p>
        </Notice>
      )}
      {answer.from === 'past' && (
        <Notice language={language} kind="info">
          <p>{words.past}</p>
        </Notice>
      )}
      {answer.corrected.map(({ from, to }) => (
        <p key={from}>
          {words.corrected(from, to.map((word) => `”${word}”`).join(` ${words.or} `))}{' '}
          <a href={exactly(from)}>{words.instead(from)}</a>
        </p>
      ))}
      {answer.unmet.length > 0 && (
        <p>{words.unmet(answer.unmet.map((word) => `”${word}”`).join(` ${words.or} `))}</p>
      )}
      {answer.relaxed && <p>{words.relaxed}</p>}
    </>
  )
}

function SortLinks({ language, place, question, answer }: SearchPageProps) {
  const words = messages[language]
  const sorts = searchSorts.filter((name) => name !== 'relevance' || question.words !== '')
  return (
    <p class="sorts meta">
      {words.sortBy}:{' '}
      {sorts.map((sort) => (
        <a
          key={sort}
          href={addressOf(language, searchPath(place), { ...question, sort, from: 0 })}
          aria-current={sort === answer.sort ? 'true' : undefined}
        >
          {words.sorts[sort]}
        </a>
      ))}
    </p>
  )
}

/** An emptiness that teaches: how the words were read, what to try, and that silence is not an answer. */
function Nothing({ language, place, question, answer }: SearchPageProps) {
  const words = messages[language]
  const bare = { ...question, chosen: {}, from: 0 }
  const narrowed = fieldsOfChoice(question.chosen).length > 0
  const [need] = answer.needs.map((verdict) => readTaxonomy().byId.get(verdict.need)?.label[language])
  return (
    <EmptyState title={words.emptyTitle}>
      {need !== undefined && !narrowed && place === 'all' && <p>{words.emptyNeed(need)}</p>}
      <p>{question.words === '' && !narrowed ? words.emptyNothing : words.emptyWords}</p>
      {narrowed && <p>{words.emptyFilters}</p>}
      <p>
        {words.emptyCoverage} <a href={`/${language}/organisationer`}>{words.coverageLink}</a>
      </p>
      <p class="actions">
        {narrowed && (
          <ButtonLink href={addressOf(language, searchPath(place), bare)}>{words.withoutFilters}</ButtonLink>
        )}
        {place !== 'all' && (
          <ButtonLink href={addressOf(language, '/sok', bare)}>{words.allKinds}</ButtonLink>
        )}
        <ButtonLink href={`/${language}/fore-start`}>{words.beforeStart}</ButtonLink>
      </p>
    </EmptyState>
  )
}

/** The search as something to keep: a feed, a table, an address. */
function TakeAlong({ language, place, question }: SearchPageProps) {
  const words = messages[language]
  const whole = { ...within(place, question), from: 0 }
  return (
    <div class="meta no-print">
      <p>
        <a href={addressOf(language, '/sok.atom', whole)}>{words.atom}</a>
        {' · '}
        <a href={addressOf(language, '/sok.csv', whole)}>{words.csv}</a>
        {' · '}
        <a href={`/${language}/fore-start`}>{words.beforeStart}</a>
      </p>
      <p>{words.save}</p>
    </div>
  )
}

function Narrow({ language, place, question, answer, names }: SearchPageProps) {
  const words = messages[language]
  const path = `/${language}${searchPath(place)}`
  const { chosen, sort } = question
  return (
    <Facets
      language={language}
      action={path}
      clearHref={addressOf(language, searchPath(place), { ...question, chosen: {}, from: 0 })}
      keep={[
        ...(question.words === '' ? [] : ([['q', question.words]] as const)),
        ...(sort === usualSort(question.words) ? [] : ([['ordning', sort]] as const)),
      ]}
      groups={facetNames
        .filter((name) => name !== 'kind' || place === 'all')
        .map((name) => ({
          name: parameters[name],
          legend: words.facets[name],
          options: (answer.facets[name] ?? []).map(({ value, count }) => ({
            value,
            label: facetLabel(name, value, language, names),
            count,
            checked: chosen[name]?.includes(value) ?? false,
          })),
        }))
        .filter(({ options }) => options.some(({ checked, count }) => checked || count < answer.total))}
    />
  )
}
