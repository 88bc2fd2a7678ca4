import { formatNumber, type Language } from '#platform/language'
import { Breadcrumb, Button, DataTable, Notice, RangeBar, Section, TextArea, Title } from '#ui'
import { figureOf } from '../figures.ts'
import type { Indicator, Member, Row } from '../indicators/indicator.ts'
import { indicators } from '../indicators/indicators.ts'
import { sizeOf, sizes } from '../indicators/size.ts'
import { messages } from '../messages.ts'
import { type Among, placeAmong } from '../peers.ts'
import { nation } from '../scope.ts'
import { comparisonPath, indicatorPath, inScope } from './paths.ts'
import { Value, writeValue } from './write-value.tsx'

/** What a comparison is made of. */
export interface ComparePageProps {
  readonly language: Language
  readonly one: Member
  readonly peers: readonly Member[]
  /** The peers are a group that the reader chose. */
  readonly chosen: boolean
  readonly members: ReadonlyMap<string, Member>
  /** Tallies of the organisation and its peers, by indicator. */
  readonly rows: ReadonlyMap<string, readonly Row[]>
}

/** Indicators that are about a group and mean nothing of one organisation. */
const ofGroups: ReadonlySet<string> = new Set([
  'representativeness',
  'equality',
  'coverage',
  'reuse',
  'policy-follow-up',
])

interface Line {
  readonly indicator: Indicator
  readonly value: number | null
  readonly basis: string
  readonly among: Among
}

/** One organisation against its peers, indicator by indicator: never a rank, and nothing where the others are too few. */
export function ComparePage(props: ComparePageProps) {
  const { language, one, peers, chosen } = props
  const words = messages[language]
  const lines = linesOf(props)
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}/organisationer/${one.id}`, label: one.name },
          { href: `/${language}${comparisonPath(one.id)}`, label: words.compare },
        ]}
      />
      <Title lead={words.compareLead(formatNumber(peers.length, language), whoIn(props))}>
        {words.compareTitle(one.name)}
      </Title>
      {one.demonstration && (
        <Notice language={language} kind="info" title={words.inventedTitle}>
          <p>{words.inventedNotice}</p>
        </Notice>
      )}
      {peers.length === 0 && (
        <Notice language={language} kind="warn">
          <p>{words.noPeers}</p>
        </Notice>
      )}
      <Section heading={words.ownIndicators} id="matt" lead={words.pictureNote}>
        <DataTable
          language={language}
          caption={words.ownIndicators}
          quietCaption
          narrow="stack"
          rows={lines}
          rowKey={({ indicator }) => indicator.id}
          columns={[
            {
              key: 'name',
              header: words.indicator,
              cell: ({ indicator }) => (
                <a
                  href={inScope(language, indicatorPath(indicator.id), {
                    ...nation,
                    demonstration: one.demonstration,
                  })}
                >
                  {indicator.name[language]}
                </a>
              ),
            },
            {
              key: 'own',
              header: words.own,
              cell: ({ indicator, value, basis }) => (
                <>
                  <Value language={language} indicator={indicator} value={value} compact />{' '}
                  <span class="meta">{basis}</span>
                </>
              ),
            },
            {
              key: 'others',
              header: words.median,
              cell: (line) => <Others language={language} line={line} />,
            },
            {
              key: 'picture',
              header: words.picture,
              cell: ({ value, among }) => <RangeBar value={value} {...among} {...endsOf(value, among)} />,
            },
          ]}
        />
      </Section>
      <Section heading={words.ownPeers} id="egen-grupp">
        <form method="get" action={`/${language}${comparisonPath(one.id)}`}>
          <TextArea
            language={language}
            name="grupp"
            label={words.groupMembers}
            hint={words.groupHint}
            rows={3}
            value={chosen ? peers.map(({ id }) => id).join(' ') : ''}
          />
          <Button>{words.useGroup}</Button>
        </form>
        {chosen && (
          <p>
            <a href={`/${language}${comparisonPath(one.id)}`}>{words.sameKind}</a>
          </p>
        )}
      </Section>
    </>
  )
}

function whoIn({ language, one, chosen }: ComparePageProps): string {
  const words = messages[language]
  if (chosen) return words.organisations
  const kind = words.kinds[one.kind] ?? one.kind
  const size = sizes.find(({ id }) => id === sizeOf(one))?.label[language]
  return size && !one.demonstration ? words.compareWho(kind, size) : kind
}

function linesOf({ language, one, peers, members, rows }: ComparePageProps): Line[] {
  const words = messages[language]
  const others = new Set(peers.map(({ id }) => id))
  return indicators
    .filter(({ id }) => !ofGroups.has(id))
    .map((indicator) => {
      const all = rows.get(indicator.id) ?? []
      const toValue = (row: Row) => figureOf(indicator, [row], members, 1).value
      const own = all.find(({ organisation }) => organisation === one.id)
      const told = all.filter(({ organisation }) => others.has(organisation)).map(toValue)
      const silent = Array.from({ length: peers.length - told.length }, () => null)
      const money =
        indicator.id === 'decay' || indicator.id === 'deviation' || indicator.id === 'concentration'
      const n = (value: number) => formatNumber(value, language)
      return {
        indicator,
        value: own ? toValue(own) : null,
        basis:
          own && !money && own.tally.among > 0
            ? words.countedOf(n(own.tally.counted), n(own.tally.among))
            : '',
        among: placeAmong([...told, ...silent]),
      }
    })
}

function Others({
  language,
  line: { indicator, among },
}: {
  readonly language: Language
  readonly line: Line
}) {
  const words = messages[language]
  const n = (value: number) => formatNumber(value, language)
  const { median, low, high } = among
  if (median === null || low === null || high === null) {
    return <span class="unknown">{words.fewPeers(n(among.known))}</span>
  }
  const write = (value: number) => writeValue(value, indicator.unit, language)
  return (
    <>
      {write(median)}{' '}
      <span class="meta">
        {words.middle.toLowerCase()} {write(low)}–{write(high)}; n = {n(among.known)}
      </span>
    </>
  )
}

/** A scale that holds all that is drawn; shares always from 0 to 1. */
function endsOf(value: number | null, { low, high }: Among): { from: number; to: number } {
  const drawn = [value, low, high].filter((one) => one !== null)
  return { from: Math.min(0, ...drawn), to: Math.max(1, ...drawn) }
}
