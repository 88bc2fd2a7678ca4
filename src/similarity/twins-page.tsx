import { formatAmount, formatDate, formatNumber, type Language } from '#platform/language'
import { messages as registryMessages } from '#registry'
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
import { needLabel } from './explain-twins.tsx'
import { messages } from './messages.ts'
import type { ClusterOutline } from './read-clusters.ts'
import type { TwinCluster } from './twin-views.ts'

/** Which clusters are asked for; empty lists mean all. */
export interface TwinFilter {
  readonly need: readonly string[]
  readonly level: readonly string[]
}

interface TwinsPageProps {
  readonly language: Language
  /** All clusters in outline, the largest first. */
  readonly outlines: readonly ClusterOutline[]
  /** Those of this page of the list, whole. */
  readonly shown: readonly TwinCluster[]
  readonly filter: TwinFilter
  /** Which page of the list, from 1. */
  readonly page: number
}

/** Clusters on one page of the list. */
const SHOWN = 25
const ORGANISATIONS_NAMED = 4

/** All clusters of twins, to be narrowed by need and level. */
export function TwinsPage(props: TwinsPageProps) {
  const words = messages[props.language]
  return (
    <>
      <Title lead={words.lead}>{words.twins}</Title>
      <TwinsNarrowed {...props} />
    </>
  )
}

/** The clusters that fit a filter: those of one page of the list, from 1, and how many there are in all. */
export function chooseTwins(outlines: readonly ClusterOutline[], filter: TwinFilter, page: number) {
  const fits = outlines.filter((outline) => inNeed(outline, filter) && inLevel(outline, filter))
  return { chosen: fits.slice((page - 1) * SHOWN, page * SHOWN), total: fits.length }
}

/** The part of the list that filters replace. */
export function TwinsNarrowed({ language, outlines, shown, filter, page }: TwinsPageProps) {
  const words = messages[language]
  const path = `/${language}/tvillingar`
  const { total } = chooseTwins(outlines, filter, page)
  return (
    <Split
      aside={
        <Facets
          language={language}
          action={path}
          clearHref={path}
          groups={facetsOf(outlines, filter, language)}
        />
      }
    >
      <Results language={language} filtered count={words.count(formatNumber(total, language))}>
        {shown.length === 0 ? (
          <EmptyState title={words.emptyTitle}>
            <p>{words.empty}</p>
          </EmptyState>
        ) : (
          <>
            <ResultList items={shown.map((cluster) => toResult(cluster, language))} />
            <Pagination
              language={language}
              previousHref={page > 1 ? addressOf(path, filter, page - 1) : undefined}
              nextHref={page * SHOWN < total ? addressOf(path, filter, page + 1) : undefined}
            />
          </>
        )}
      </Results>
    </Split>
  )
}

const needOf = ({ need }: ClusterOutline) => need ?? 'ord'
const inNeed = (cluster: ClusterOutline, { need }: TwinFilter) =>
  need.length === 0 || need.includes(needOf(cluster))
const inLevel = (cluster: ClusterOutline, { level }: TwinFilter) =>
  level.length === 0 || level.includes(cluster.level)

function addressOf(path: string, filter: TwinFilter, page: number): string {
  const fields = new URLSearchParams([
    ...filter.need.map((need) => ['behov', need]),
    ...filter.level.map((level) => ['niva', level]),
    ...(page > 1 ? [['sida', String(page)]] : []),
  ])
  return fields.size === 0 ? path : `${path}?${fields}`
}

/** What it would leave is counted under the other filter, so that no choice leads to nothing. */
function facetsOf(clusters: readonly ClusterOutline[], filter: TwinFilter, language: Language): FacetGroup[] {
  const words = messages[language]
  const levels = countBy(
    clusters.filter((cluster) => inNeed(cluster, filter)),
    ({ level }) => level,
  )
  const needs = countBy(
    clusters.filter((cluster) => inLevel(cluster, filter)),
    needOf,
  )
  return [
    {
      name: 'niva',
      legend: words.level,
      options: (['same-need', 'same-effort'] as const).map((value) => ({
        value,
        label: words.levels[value],
        count: levels.get(value) ?? 0,
        checked: filter.level.includes(value),
      })),
    },
    {
      name: 'behov',
      legend: words.need,
      options: [...needs]
        .map(([value, count]) => ({
          value,
          label: needLabel(value === 'ord' ? null : value, language),
          count,
          checked: filter.need.includes(value),
        }))
        .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, language)),
    },
  ]
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

function toResult(cluster: TwinCluster, language: Language): Result {
  const words = messages[language]
  const figure = (value: number) => formatNumber(value, language)
  const names = [
    ...new Set(
      cluster.members.map(
        (one) => one.organisation?.name ?? one.organisationWords ?? words.unknownOrganisation,
      ),
    ),
  ]
  const rest = names.length - ORGANISATIONS_NAMED
  const { money } = cluster
  const facts = [
    words.hosWhom(
      words.efforts(figure(cluster.efforts.length)),
      words.organisations(figure(cluster.organisations)),
    ),
    ...(cluster.since ? [words.since(formatDate(cluster.since, language))] : []),
    cluster.running.length > 0 ? words.running(figure(cluster.running.length)) : words.noneRunning,
    money.stated > 0
      ? words.money(
          formatAmount(money.sumSekMinor, 'SEK', language),
          figure(money.stated),
          figure(money.efforts),
        )
      : words.noMoney,
  ]
  return {
    href: `/${language}/tvillingar/${cluster.id}`,
    title: needLabel(cluster.need, language),
    sentence: `${names.slice(0, ORGANISATIONS_NAMED).join(', ')}${rest > 0 ? words.andMore(figure(rest)) : ''}. ${facts.join('; ')}.`,
    meta: (
      <>
        <Tag>{words.levels[cluster.level]}</Tag>
        {cluster.members.some((one) => one.demonstration) && (
          <Tag tone="quiet">{registryMessages[language].demonstration}</Tag>
        )}
      </>
    ),
  }
}
