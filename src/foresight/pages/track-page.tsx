import { formatNumber, formatPercent, type Language } from '#platform/language'
import { Breadcrumb, DataTable, Notice, Section, Title, Unknown } from '#ui'
import { calibrate, ENOUGH_ENDED, type Judged } from '../forecast/calibration.ts'
import type { CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import { countSigns } from '../replay/count-signs.ts'
import { countVerdicts, type TrackLine, type Verdict } from '../replay/track-record.ts'
import { constants } from '../signals/constants.ts'
import { caseHref, foresightPaths } from './paths.ts'
import { nameOf } from './say.ts'

interface TrackProps {
  readonly language: Language
  readonly files: readonly CaseFile[]
  readonly open: readonly TrackLine[]
  readonly inside: readonly TrackLine[]
  /** The registry’s own ended initiatives. */
  readonly judged: readonly Judged[]
}

const ways = {
  shipped: (line: TrackLine) => line.verdict,
  without: (line: TrackLine) => line.withoutItself.verdict,
  simple: (line: TrackLine) => line.simpleRule,
} as const

/** How often the engine was right, by name, with both kinds of eyes, and what it would take to do better. */
export function TrackPage(props: TrackProps) {
  const { language, open, judged } = props
  const words = messages[language]
  const counted = countVerdicts(open, ways.shipped)
  const figure = (value: number) => formatNumber(value, language)
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${foresightPaths.cases}`, label: words.cases },
          { href: `/${language}${foresightPaths.track}`, label: words.track },
        ]}
      />
      <Title lead={words.trackLead}>{words.track}</Title>
      <Notice language={language} kind="info" title={words.plainTitle}>
        <p>
          {words.plainText(
            figure(counted.hit),
            figure(counted.hit + counted.missed),
            figure(counted['false-alarm']),
            figure(counted['false-alarm'] + counted['rightly-quiet']),
          )}
        </p>
        <p>{words.plainAsk}</p>
      </Notice>
      <Counts {...props} />
      <Separating {...props} />
      <CaseLines {...props} />
      <Section heading={words.calibration} id="kalibrering">
        <p>{words.calibrationText}</p>
        <Calibrated language={language} judged={judged} />
      </Section>
      <Constants language={language} />
    </>
  )
}

/** How the registry’s own judgements have held, once enough of what they were about has ended; until then, how many have. */
function Calibrated({ language, judged }: Pick<TrackProps, 'language' | 'judged'>) {
  const words = messages[language]
  const fitted = calibrate(judged)
  const figure = (value: number) => formatNumber(value, language)
  if (!fitted) return <p>{words.calibrationWaits(figure(judged.length), figure(ENOUGH_ENDED))}</p>
  const share = (value: number | null) => (value === null ? words.emptyBin : formatPercent(value, language))
  return (
    <>
      <p>
        {words.calibrationFound(
          figure(fitted.n),
          formatNumber(fitted.brier, language, 3),
          formatNumber(fitted.reference, language, 3),
        )}
      </p>
      <DataTable
        language={language}
        caption={words.asTable(words.calibration)}
        quietCaption
        narrow="stack"
        rows={fitted.bins}
        rowKey={(bin) => String(bin.from)}
        columns={[
          { key: 'bin', header: words.bin, cell: ({ from, to }) => `${share(from)}–${share(to)}` },
          { key: 'n', header: words.binCount, numeric: true, cell: ({ n }) => figure(n) },
          { key: 'said', header: words.binSaid, numeric: true, cell: ({ said }) => share(said) },
          {
            key: 'happened',
            header: words.binHappened,
            numeric: true,
            cell: ({ happened }) => share(happened),
          },
        ]}
      />
    </>
  )
}

function Counts({ language, open, inside }: TrackProps) {
  const words = messages[language]
  const rows = (['organisation', 'public'] as const).flatMap((view) =>
    (['shipped', 'without', 'simple'] as const).map((way) => ({ view, way })),
  )
  const write = (part: number, rest: number) =>
    words.ofCount(formatNumber(part, language), formatNumber(part + rest, language))
  return (
    <Section heading={words.trackCounts} id="antal">
      <DataTable
        language={language}
        caption={words.asTable(words.trackCounts)}
        quietCaption
        narrow="stack"
        rows={rows.map((row) => ({
          ...row,
          counts: countVerdicts(row.view === 'public' ? open : inside, ways[row.way]),
        }))}
        rowKey={(row) => `${row.view} ${row.way}`}
        columns={[
          { key: 'way', header: words.way, cell: (row) => words.ways[row.way] },
          { key: 'view', header: words.viewLegend, cell: (row) => words.views[row.view] },
          {
            key: 'hit',
            header: words.failedHit,
            numeric: true,
            cell: ({ counts }) => write(counts.hit, counts.missed),
          },
          {
            key: 'wrong',
            header: words.soundWrong,
            numeric: true,
            cell: ({ counts }) => write(counts['false-alarm'], counts['rightly-quiet']),
          },
        ]}
      />
    </Section>
  )
}

function Separating({ language, files }: TrackProps) {
  const words = messages[language]
  const rows = countSigns(files).toSorted(
    (one, other) => other.insideFailed - other.insideSound - (one.insideFailed - one.insideSound),
  )
  const column = (key: 'insideFailed' | 'insideSound' | 'publicFailed' | 'publicSound') => ({
    key,
    header: words[key],
    numeric: true,
    cell: (row: (typeof rows)[number]) => formatNumber(row[key], language),
  })
  return (
    <Section heading={words.separates} id="skiljer" lead={words.separatesLead}>
      <DataTable
        language={language}
        caption={words.asTable(words.separates)}
        quietCaption
        rows={rows}
        rowKey={(row) => row.code}
        columns={[
          { key: 'sign', header: words.sign, cell: (row) => nameOf(row.code, language) },
          column('insideFailed'),
          column('insideSound'),
          column('publicFailed'),
          column('publicSound'),
        ]}
      />
    </Section>
  )
}

const order: readonly Verdict[] = ['hit', 'missed', 'false-alarm', 'rightly-quiet', 'not-counted']

function CaseLines({ language, inside }: TrackProps) {
  const words = messages[language]
  const rows = inside.toSorted(
    (one, other) =>
      order.indexOf(one.verdict) - order.indexOf(other.verdict) ||
      (other.replay.atDecision?.chance ?? 0) - (one.replay.atDecision?.chance ?? 0),
  )
  const lead = (days: number | null | undefined) =>
    days === null || days === undefined ? words.never : words.days(formatNumber(days, language))
  return (
    <Section heading={words.perCase} id="fall-for-fall" lead={words.perCaseLead}>
      <DataTable
        language={language}
        caption={`${words.perCase}: ${words.views.organisation}`}
        rows={rows}
        rowKey={(line) => line.file.id}
        columns={[
          {
            key: 'case',
            header: words.case,
            cell: ({ file }) => <a href={caseHref(file.id, language)}>{file.title[language]}</a>,
          },
          { key: 'ended', header: words.ended, cell: ({ file }) => words.endings[file.ending] },
          { key: 'verdict', header: words.verdict, cell: (line) => words.verdicts[line.verdict] },
          {
            key: 'without',
            header: words.verdictWithout,
            cell: (line) => words.verdicts[line.withoutItself.verdict],
          },
          {
            key: 'chance',
            header: words.chance,
            numeric: true,
            cell: ({ replay }) =>
              replay.atDecision ? (
                formatPercent(replay.atDecision.chance, language)
              ) : (
                <Unknown language={language} />
              ),
          },
          {
            key: 'lead',
            header: words.leadTime,
            numeric: true,
            cell: ({ replay }) => lead(replay.firstQuestion?.daysBefore),
          },
          {
            key: 'alarm',
            header: words.alarmLead,
            numeric: true,
            cell: ({ replay }) => lead(replay.firstAlarm?.daysBefore),
          },
        ]}
      />
    </Section>
  )
}

function Constants({ language }: { readonly language: Language }) {
  const words = messages[language]
  return (
    <Section heading={words.constants} id="granser" lead={words.constantsLead}>
      <DataTable
        language={language}
        caption={words.asTable(words.constants)}
        quietCaption
        narrow="stack"
        rows={Object.entries(constants)}
        rowKey={([name]) => name}
        columns={[
          { key: 'name', header: words.constant, cell: ([name]) => name },
          {
            key: 'value',
            header: words.value,
            numeric: true,
            cell: ([, row]) => formatNumber(row.value, language, 2),
          },
          { key: 'basis', header: words.basis, cell: ([, row]) => words.bases[row.basis] },
          { key: 'source', header: words.origin, cell: ([, row]) => <span lang="en">{row.source}</span> },
        ]}
      />
    </Section>
  )
}
