import { groupBy } from '#platform/grouping'
import { formatNumber, formatPercent, type Language } from '#platform/language'
import {
  DataTable,
  EmptyState,
  Facets,
  Progress,
  Results,
  SearchBox,
  Section,
  ShortDate,
  Split,
  type Tile,
  type TileLevel,
  TileMap,
  Title,
  Unknown,
} from '#ui'
import { messages } from '../messages.ts'
import type { OrganisationStanding } from './list-organisations.ts'
import { countsAs, organisationKinds } from './organisation.ts'

/** What narrows the table of organisations. */
export interface OrganisationFilter {
  readonly words: string
  readonly kind: readonly string[]
  readonly county: readonly string[]
}

interface OrganisationsPageProps {
  readonly language: Language
  readonly filter: OrganisationFilter
  readonly organisations: readonly OrganisationStanding[]
  readonly now: Date
}

/** Every organisation, the silent ones too, and how much is known about each. */
export function OrganisationsPage({ language, organisations, now, filter }: OrganisationsPageProps) {
  const words = messages[language]
  const real = organisations.filter((organisation) => !organisation.demonstration)
  return (
    <>
      <Title lead={words.organisationsLead}>{words.organisations}</Title>
      <Split wide aside={<CoverageMap language={language} organisations={real} />}>
        <Section heading={words.coverageByKind} id="tackning">
          <CoverageByKind language={language} organisations={real} />
        </Section>
        <Section heading={words.freshness} id="farskhet">
          <Freshness language={language} organisations={real} now={now} />
        </Section>
      </Split>
      <Section heading={words.allOrganisations} id="alla">
        <SearchBox
          language={language}
          action={`/${language}/organisationer`}
          label={words.findOrganisation}
          value={filter.words}
          keep={[
            ...filter.kind.map((kind) => ['slag', kind] as const),
            ...filter.county.map((code) => ['lan', code] as const),
          ]}
        />
        <OrganisationsNarrowed language={language} organisations={organisations} filter={filter} />
      </Section>
    </>
  )
}

/** The table of organisations and the filters with their counts: the part that filters replace. */
export function OrganisationsNarrowed({
  language,
  organisations,
  filter,
}: Part & Pick<OrganisationsPageProps, 'filter'>) {
  const words = messages[language]
  const named = organisations.filter((organisation) => bears(organisation, filter.words))
  const ofKind = (organisation: OrganisationStanding) =>
    filter.kind.length === 0 ||
    organisationKinds.some((kind) => filter.kind.includes(kind) && countsAs(organisation, kind))
  const inCounty = (organisation: OrganisationStanding) =>
    filter.county.length === 0 || filter.county.includes(organisation.countyCode ?? '')
  const rows = named.filter((organisation) => ofKind(organisation) && inCounty(organisation))
  const counties = groupBy(named.filter(ofKind), (organisation) => organisation.countyCode)
  return (
    <Split
      aside={
        <Facets
          language={language}
          action={`/${language}/organisationer`}
          clearHref={`/${language}/organisationer#alla`}
          keep={filter.words ? [['q', filter.words]] : []}
          groups={[
            {
              name: 'slag',
              legend: words.tableKind,
              options: organisationKinds.map((kind) => ({
                value: kind,
                label: words.organisationKindsPlural[kind],
                count: named.filter((organisation) => inCounty(organisation) && countsAs(organisation, kind))
                  .length,
                checked: filter.kind.includes(kind),
              })),
            },
            {
              name: 'lan',
              legend: words.county,
              options: [...counties]
                .flatMap(([code, members]) =>
                  code === null
                    ? []
                    : [
                        {
                          value: code,
                          label: members[0]?.countyName ?? code,
                          count: members.length,
                          checked: filter.county.includes(code),
                        },
                      ],
                )
                .sort((one, other) => one.label.localeCompare(other.label, 'sv')),
            },
          ]}
        />
      }
    >
      <Results
        language={language}
        filtered
        count={words.foundOrganisations(formatNumber(rows.length, language))}
      >
        {rows.length === 0 ? (
          <EmptyState title={words.emptyTitle} level={3}>
            <p>{words.emptyOrganisations}</p>
          </EmptyState>
        ) : (
          <OrganisationTable language={language} organisations={rows} />
        )}
      </Results>
    </Split>
  )
}

function bears({ nameSv, nameEn }: OrganisationStanding, words: string): boolean {
  const name = `${nameSv} ${nameEn ?? ''}`.toLocaleLowerCase('sv')
  return words
    .toLocaleLowerCase('sv')
    .split(/\s+/)
    .every((word) => name.includes(word))
}

type Part = Pick<OrganisationsPageProps, 'language' | 'organisations'>

/** The map of municipalities by how many initiatives the registry knows of. */
export function CoverageMap({ language, organisations }: Part) {
  const words = messages[language]
  const municipalities = organisations.filter((organisation) => organisation.tile !== null)
  const some = municipalities.filter((organisation) => organisation.initiatives > 0).length
  return (
    <TileMap
      language={language}
      title={words.coverageTitle}
      description={`${words.coverageSome(formatNumber(some, language), formatNumber(municipalities.length, language))}. ${words.coverageDescription}`}
      tiles={municipalities.flatMap((organisation) => toTile(organisation, language))}
      legend={levels.map((level, index) => ({ level, label: words.coverageLevels[index] ?? '' }))}
    />
  )
}

const levels: readonly TileLevel[] = [null, 1, 2, 3, 4, 5]

function toTile(organisation: OrganisationStanding, language: Language): Tile[] {
  const { tile, code, id, nameSv, initiatives } = organisation
  if (!tile || !code) return []
  return [
    {
      ...tile,
      code,
      name: nameSv,
      href: `/${language}/organisationer/${id}`,
      level: levelOf(initiatives),
      label: messages[language].tileLabel(initiatives),
    },
  ]
}

/** No known initiative is silence, which is unknown and not zero. */
export function levelOf(initiatives: number): TileLevel {
  if (initiatives === 0) return null
  if (initiatives <= 2) return initiatives === 1 ? 1 : 2
  return initiatives <= 4 ? 3 : initiatives <= 9 ? 4 : 5
}

function CoverageByKind({ language, organisations }: Part) {
  const words = messages[language]
  return (
    <>
      {organisationKinds.map((kind) => {
        const all = organisations.filter((organisation) => countsAs(organisation, kind))
        const have = all.filter((organisation) => organisation.initiatives > 0)
        if (all.length === 0) return null
        return (
          <Progress
            key={kind}
            language={language}
            label={words.organisationKindsPlural[kind]}
            value={have.length}
            total={all.length}
          />
        )
      })}
    </>
  )
}

const DAY = 86_400_000

function Freshness({ language, organisations, now }: Omit<OrganisationsPageProps, 'filter'>) {
  const words = messages[language]
  const ages = organisations
    .flatMap((organisation) =>
      organisation.freshest ? [now.getTime() - Date.parse(organisation.freshest)] : [],
    )
    .sort((one, other) => one - other)
  const median = ages[Math.floor(ages.length / 2)]
  if (median === undefined) return <Unknown language={language} until={words.untilSourceSays} />
  const share = ages.length / organisations.length
  return (
    <p>
      {words.freshnessMedian}: <strong>{words.days(formatNumber(Math.floor(median / DAY), language))}</strong>{' '}
      (n = {formatNumber(ages.length, language)}, {formatPercent(share, language)})
    </p>
  )
}

function OrganisationTable({ language, organisations }: Part) {
  const words = messages[language]
  return (
    <DataTable
      language={language}
      caption={words.allOrganisations}
      quietCaption
      rows={organisations}
      rowKey={(organisation) => organisation.id}
      columns={[
        {
          key: 'name',
          header: words.tableName,
          cell: ({ id, nameSv, demonstration }) => (
            <>
              <a href={`/${language}/organisationer/${id}`}>{nameSv}</a>
              {demonstration && <span class="meta"> {words.demonstration.toLowerCase()}</span>}
            </>
          ),
        },
        { key: 'kind', header: words.tableKind, cell: ({ kind }) => words.organisationKinds[kind] },
        { key: 'county', header: words.tableCounty, cell: ({ countyName }) => countyName ?? '' },
        {
          key: 'initiatives',
          header: words.tableInitiatives,
          numeric: true,
          cell: ({ initiatives }) =>
            initiatives === 0 ? (
              <span class="unknown">{words.silent}</span>
            ) : (
              formatNumber(initiatives, language)
            ),
        },
        {
          key: 'confirmed',
          header: words.tableConfirmed,
          numeric: true,
          cell: ({ initiatives, confirmed }) => (initiatives === 0 ? '' : formatNumber(confirmed, language)),
        },
        {
          key: 'freshest',
          header: words.tableFreshest,
          cell: ({ freshest }) => freshest && <ShortDate date={freshest} />,
        },
      ]}
    />
  )
}
