import { formatNumber, type Language } from '#platform/language'
import { EmptyState, type FacetGroup, Facets, ResultList, Results, Split, Tag, Title } from '#ui'
import { type CaseFile, Ending } from '../library/case-file.ts'
import { messages, wordFor } from '../messages.ts'
import { signalCodes } from '../signals/signal-code.ts'
import { caseHref, foresightPaths } from './paths.ts'
import { countryName, nameOf, signsBefore } from './say.ts'

/** What is chosen in the library; empty is everything. Within one list any will do, between lists all must. */
export interface CaseFilter {
  readonly ending: readonly string[]
  readonly sign: readonly string[]
  readonly country: readonly string[]
}

interface CasesProps {
  readonly language: Language
  readonly files: readonly CaseFile[]
  readonly filter: CaseFilter
}

/** Reads what is chosen from an address. */
export function readCaseFilter(query: URLSearchParams): CaseFilter {
  return { ending: query.getAll('slut'), sign: query.getAll('tecken'), country: query.getAll('land') }
}

/** The case library: all cases, narrowed by ending, sign and country. */
export function CasesPage(props: CasesProps) {
  const { language } = props
  const words = messages[language]
  return (
    <>
      <Title lead={words.casesLead}>{words.cases}</Title>
      <p class="actions">
        <a href={`/${language}${foresightPaths.compare}`}>{words.compare}</a>
        <a href={`/${language}${foresightPaths.track}`}>{words.track}</a>
      </p>
      <CasesNarrowed {...props} />
    </>
  )
}

/** The part that filters replace. */
export function CasesNarrowed(props: CasesProps) {
  const { language, files, filter } = props
  const words = messages[language]
  const found = files.filter((file) => fits(file, filter))
  return (
    <Split aside={<Narrow {...props} />}>
      <Results language={language} filtered count={words.found(formatNumber(found.length, language))}>
        {found.length === 0 ? (
          <EmptyState title={words.emptyTitle}>
            <p>{words.emptyText}</p>
          </EmptyState>
        ) : (
          <ResultList
            items={found.map((file) => ({
              href: caseHref(file.id, language),
              title: file.title[language],
              sentence: file.outcome[language],
              meta: <CaseTags language={language} file={file} />,
            }))}
          />
        )}
      </Results>
    </Split>
  )
}

/** How a case ended and how sure that is, as words. */
export function CaseTags({ language, file }: { readonly language: Language; readonly file: CaseFile }) {
  const words = messages[language]
  return (
    <>
      <Tag>{words.endings[file.ending]}</Tag>
      <Tag tone="quiet">{words.confidences[file.confidence]}</Tag>
      <Tag tone="quiet">
        {countryName(file.country, language)}, {wordFor(words.sectors, file.sector)}
      </Tag>
    </>
  )
}

function fits(file: CaseFile, { ending, sign, country }: CaseFilter): boolean {
  const signs: readonly string[] = signsBefore(file)
  return (
    (ending.length === 0 || ending.includes(file.ending)) &&
    (country.length === 0 || country.includes(file.country)) &&
    sign.every((code) => signs.includes(code))
  )
}

function Narrow({ language, files, filter }: CasesProps) {
  const words = messages[language]
  const path = `/${language}${foresightPaths.cases}`
  const countWith = (changed: Partial<CaseFilter>) =>
    files.filter((file) => fits(file, { ...filter, ...changed })).length
  const groups: FacetGroup[] = [
    {
      name: 'slut',
      legend: words.facetEnding,
      options: Ending.options.map((value) => ({
        value,
        label: words.endings[value],
        count: countWith({ ending: [value] }),
        checked: filter.ending.includes(value),
      })),
    },
    {
      name: 'tecken',
      legend: words.facetSign,
      options: signalCodes
        .map((value) => ({
          value,
          label: nameOf(value, language),
          count: countWith({ sign: [...filter.sign, value] }),
          checked: filter.sign.includes(value),
        }))
        .filter((option) => option.count > 0 || option.checked)
        .toSorted((one, other) => other.count - one.count),
    },
    {
      name: 'land',
      legend: words.facetCountry,
      options: [...new Set(files.map((file) => file.country))]
        .map((value) => ({
          value,
          label: countryName(value, language),
          count: countWith({ country: [value] }),
          checked: filter.country.includes(value),
        }))
        .toSorted((one, other) => other.count - one.count),
    },
  ]
  return <Facets language={language} action={path} clearHref={path} groups={groups} />
}
