import type { ComponentChildren } from 'preact'
import { formatDate, formatNumber, type Language } from '#platform/language'
import {
  BarChart,
  Breadcrumb,
  ButtonLink,
  CopyField,
  DefinitionList,
  EmptyState,
  Notice,
  Prose,
  ResultList,
  Section,
  Split,
  Tag,
  Title,
  Unknown,
} from '#ui'
import { messages, wordFor } from '../messages.ts'
import { phases } from '../observation/values.ts'
import type { ListPage, RecordFacets } from '../record/list-records.ts'
import type { RecordSummary } from '../record/record-view.ts'
import { toResult } from '../record/to-result.tsx'
import type { OrganisationStanding } from './list-organisations.ts'
import { registerDoubts } from './organisation.ts'
import { formatOrganisationNumber } from './organisation-number.ts'

/** A source that has told about the organisation. */
export interface TellingSource {
  readonly id: string
  readonly title: string
  readonly records: number
}

interface OrganisationPageProps {
  readonly language: Language
  readonly organisation: OrganisationStanding
  readonly initiatives: ListPage<RecordSummary>
  readonly facets: RecordFacets
  readonly solutions: ListPage<RecordSummary>
  readonly sources: readonly TellingSource[]
  /** What a reader can do at once, under the title. */
  readonly action?: ComponentChildren
  /** What other slices have to say of it. */
  readonly children?: ComponentChildren
}

/** One organisation: its portfolio, where the facts come from, and how it takes the page over. */
export function OrganisationPage(props: OrganisationPageProps) {
  const { language, organisation, solutions, sources } = props
  const words = messages[language]
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/organisationer`, label: words.organisations },
          { href: `/${language}/organisationer/${organisation.id}`, label: organisation.nameSv },
        ]}
      />
      <Title
        kicker={words.organisationKinds[organisation.kind]}
        meta={organisation.demonstration && <Tag tone="quiet">{words.demonstration}</Tag>}
      >
        {organisation.nameSv}
      </Title>
      {props.action}
      {organisation.demonstration && (
        <Notice language={language} kind="info" title={words.demonstration}>
          <p>{words.demonstrationLead}</p>
        </Notice>
      )}
      {organisation.validTo && (
        <Notice language={language} kind="info">
          <p>{words.endedOn(formatDate(organisation.validTo, language))}</p>
        </Notice>
      )}
      <Split
        aside={
          <Section heading={words.facts} id="om">
            <Facts language={language} organisation={organisation} />
          </Section>
        }
      >
        <Portfolio {...props} />
        {solutions.total > 0 && (
          <Section heading={words.solutions} id="losningar">
            <ResultList
              level={3}
              items={solutions.items.map((record) => toResult(record, language, 'organisation'))}
            />
          </Section>
        )}
        {props.children}
        <Section heading={words.ownSources} id="kallor">
          {sources.length === 0 && <p class="unknown">{words.noOwnSources}</p>}
          <ul>
            {sources.map((source) => (
              <li key={source.id}>
                <a href={`/${language}/kallor/${source.id}`}>{source.title}</a>{' '}
                <span class="meta">{formatNumber(source.records, language)}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section heading={words.claimHeading} id="er-organisation">
          <Prose>
            <p>{words.claimText}</p>
          </Prose>
          <CopyField
            language={language}
            id="koppla"
            label={words.claimCommand}
            value={`npx skala harvest table portfolj.xlsx --owner ${organisation.id} --option mapping=mapping.json`}
          />
        </Section>
      </Split>
    </>
  )
}

function Portfolio({ language, organisation, initiatives, facets }: OrganisationPageProps) {
  const words = messages[language]
  const list = `/${language}/initiativ?organisation=${organisation.id}`
  return (
    <Section heading={words.portfolio} id="portfolj">
      {initiatives.total === 0 ? (
        <EmptyState title={words.silent} level={3}>
          <p>{words.portfolioEmpty}</p>
        </EmptyState>
      ) : (
        <>
          <BarChart
            language={language}
            title={words.byPhase}
            description={words.found(formatNumber(initiatives.total, language), words.plural.initiative)}
            labelHeader={words.facetPhase}
            valueHeader={words.tableInitiatives}
            bars={[...phases, null].flatMap((phase) => {
              const value = facets.phase.get(phase)
              const label = phase === null ? words.unknown : wordFor(words.phases, phase)
              return value === undefined
                ? []
                : [{ label, value, href: phase === null ? undefined : `${list}&fas=${phase}` }]
            })}
          />
          <ResultList
            level={3}
            items={initiatives.items.map((record) => toResult(record, language, 'organisation'))}
          />
          {initiatives.next && (
            <p class="actions">
              <ButtonLink href={list}>{words.portfolioMore}</ButtonLink>
            </p>
          )}
        </>
      )}
    </Section>
  )
}

function Facts({ language, organisation }: Pick<OrganisationPageProps, 'language' | 'organisation'>) {
  const words = messages[language]
  const { id, uri, countyName, parent, population, populationYear, website, successors, predecessors } =
    organisation
  const bodies = (ids: readonly string[]) =>
    ids.map((other) => (
      <a key={other} href={`/${language}/organisationer/${other}`}>
        {other}
      </a>
    ))
  const known = [
    { term: words.number, value: <span class="figure">{formatOrganisationNumber(id.slice(2, 12))}</span> },
    ...(countyName ? [{ term: words.county, value: countyName }] : []),
    ...(parent ? [{ term: words.parent, value: parent }] : []),
    ...(organisation.kind === 'municipality' || organisation.kind === 'region'
      ? [{ term: words.population, value: <Population {...{ language, population, populationYear }} /> }]
      : []),
    ...(website
      ? [{ term: words.website, value: <a href={website}>{website.replace(/^https?:\/\//, '')}</a> }]
      : []),
    ...(predecessors.length > 0 ? [{ term: words.predecessors, value: <>{bodies(predecessors)}</> }] : []),
    ...(successors.length > 0 ? [{ term: words.successors, value: <>{bodies(successors)}</> }] : []),
    { term: words.uri, value: <span class="breakable">{uri}</span> },
  ]
  return (
    <>
      <DefinitionList items={known} />
      {organisation.doubts.map((doubt) => (
        <p key={doubt} class="meta">
          {registerDoubts[doubt][language]}
        </p>
      ))}
    </>
  )
}

type PopulationProps = Pick<OrganisationStanding, 'population' | 'populationYear'> & {
  readonly language: Language
}

function Population({ language, population, populationYear }: PopulationProps) {
  const words = messages[language]
  if (population === null) return <Unknown language={language} />
  return (
    <>
      {formatNumber(population, language)}
      {populationYear && <span class="meta"> {words.populationYear(String(populationYear))}</span>}
    </>
  )
}
