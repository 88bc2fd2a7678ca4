import { formatNumber, formatPercent, type Language } from '#platform/language'
import { DataTable, DefinitionList, Section, Tag } from '#ui'
import { messages } from '../messages.ts'
import type { Point, Score } from '../score/score.ts'
import { signalOf } from '../signals/signals.ts'
import { nameOf, namesOf } from './say.ts'

interface ScoreProps {
  readonly language: Language
  readonly score: Score
  /** What a reference is called, and where on the page it stands. */
  readonly label: (ref: string) => string
}

/** The score explained: every point with its reason, its evidence and its trust, the heaviest first. */
export function Waterfall({ language, score, label }: ScoreProps) {
  const words = messages[language]
  const points = score.points.toSorted((one, other) => other.points - one.points)
  return (
    <Section heading={words.waterfall} id="poang" lead={words.waterfallLead}>
      {points.length > 0 && (
        <DataTable
          language={language}
          caption={words.asTable(words.waterfall)}
          quietCaption
          narrow="stack"
          rows={points}
          rowKey={(point) => point.code}
          columns={[
            { key: 'sign', header: words.sign, cell: (point) => nameOf(point.code, language) },
            {
              key: 'points',
              header: words.points,
              numeric: true,
              cell: ({ points: value }) => signed(value, language),
            },
            { key: 'why', header: words.why, cell: (point) => whyOf(point, score, language) },
            {
              key: 'believed',
              header: words.believed,
              numeric: true,
              cell: (point) => formatPercent(point.confidence * point.share, language),
            },
            {
              key: 'evidence',
              header: words.evidence,
              cell: (point) => <Evidence point={point} label={label} />,
            },
          ]}
        />
      )}
      <DefinitionList
        items={[
          { term: words.hardStop, value: namesOf(score.hardStops, language) },
          {
            term: words.pair,
            value:
              score.pairs.length === 0
                ? words.noPair
                : score.pairs
                    .map(
                      ({ handling, structure }) =>
                        `${nameOf(handling, language)} + ${nameOf(structure, language)}`,
                    )
                    .join('; '),
          },
        ]}
      />
      <p class="meta">{words.version(score.version)}</p>
    </Section>
  )
}

function Evidence({ point, label }: { readonly point: Point; readonly label: ScoreProps['label'] }) {
  return (
    <>
      {point.sources.map((ref, index) => (
        <span key={ref}>
          {index > 0 && ', '}
          <a href={`#${ref}`}>{label(ref)}</a>
        </span>
      ))}
    </>
  )
}

function whyOf({ code }: Point, score: Score, language: Language): string {
  const reading = score.readings.find(({ sign }) => sign === code)
  return reading ? reading.why[language] : messages[language].protections[protectiveKey(code)]
}

function protectiveKey(code: string): keyof (typeof messages)['sv']['protections'] {
  const keys = ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10'] as const
  return keys.find((key) => key === code) ?? 'P1'
}

function signed(value: number, language: Language): string {
  const figure = formatNumber(Math.abs(value), language, 1)
  return value < 0 ? `−${figure}` : `+${figure}`
}

/** The signs that nothing is known about, each with what would make it known. */
export function MissingEvidence({ language, score }: Pick<ScoreProps, 'language' | 'score'>) {
  const words = messages[language]
  return (
    <Section heading={words.missing} id="saknas" lead={words.missingLead}>
      <DefinitionList
        items={score.missing.map((code) => ({
          term: nameOf(code, language),
          value: sentence(signalOf(code).ask[language]),
        }))}
      />
    </Section>
  )
}

const sentence = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

/** A level as a word. */
export function LevelWord({
  language,
  level,
}: {
  readonly language: Language
  readonly level: Score['level']
}) {
  return <Tag tone={level === 'unknown' ? 'quiet' : 'plain'}>{messages[language].levels[level]}</Tag>
}
