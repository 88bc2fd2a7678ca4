import { formatDate, formatNumber, formatPercent, type Language } from '#platform/language'
import { Button, Columns, DefinitionList, KeyFigure, Radios, Section, Split, TextInput } from '#ui'
import type { Day } from '../facts/day.ts'
import type { View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import type { FirstTime, Replay } from '../replay/replay-case.ts'
import type { Score } from '../score/score.ts'
import { contradiction, type OwnersWord } from '../score/statuses.ts'
import { caseHref, replayHref, viewNames } from './paths.ts'
import { nameOf } from './say.ts'
import { LevelWord } from './waterfall.tsx'

interface ReplayProps {
  readonly language: Language
  readonly file: CaseFile
  readonly view: View
  readonly day: Day
  readonly replay: Replay
  readonly score: Score
  readonly word: OwnersWord | null
  /** Others with the same product on the day of the first question. */
  readonly reached: readonly CaseFile[]
}

/** Steps through a case by plain links and a form: how it stood on a day, claimed beside evidenced. */
export function ReplayPanel(props: ReplayProps) {
  const words = messages[props.language]
  return (
    <Section heading={words.replay} id="spela-upp" lead={words.replayLead}>
      <Split aside={<ChooseDay {...props} />}>
        <Statuses {...props} />
      </Split>
      <FirstTimes {...props} />
    </Section>
  )
}

function ChooseDay({ language, file, view, day, replay }: ReplayProps) {
  const words = messages[language]
  const earlierStep = replay.steps.findLast((step) => step.day < day)
  const laterStep = replay.steps.find((step) => step.day > day)
  return (
    <form method="get" action={`${caseHref(file.id, language)}#spela-upp`} class="inline-form">
      <Radios
        language={language}
        name="vy"
        label={words.viewLegend}
        value={viewNames[view]}
        options={(['public', 'organisation'] as const).map((name) => ({
          value: viewNames[name],
          label: words.views[name],
        }))}
      />
      <TextInput language={language} name="dag" label={words.day} type="date" value={day} size="short" />
      <p class="actions">
        <Button>{words.showDay}</Button>
        {earlierStep && (
          <a rel="prev" href={replayHref(file.id, language, view, earlierStep.day)}>
            {words.previousDay}
          </a>
        )}
        {laterStep && (
          <a rel="next" href={replayHref(file.id, language, view, laterStep.day)}>
            {words.nextDay}
          </a>
        )}
      </p>
    </form>
  )
}

function Statuses(props: ReplayProps) {
  const { language, day, score, word } = props
  const words = messages[language]
  const apart = contradiction(word, score.level)
  const applicable = score.readings.filter((reading) => reading.applicable).length
  return (
    <>
      <h3>{words.standing(formatDate(day, language))}</h3>
      <DefinitionList
        items={[
          { term: words.news, value: <News {...props} /> },
          { term: words.ownerSays, value: wordOf(word, language) },
          {
            term: words.evidenceSays,
            value: (
              <>
                <LevelWord language={language} level={score.level} /> {words.levelsMean[score.level]}
              </>
            ),
          },
          {
            term: words.contradictionTerm,
            value:
              apart === null ? words.noContradiction : words.contradiction(formatNumber(apart, language)),
          },
          {
            term: words.coverage,
            value: words.coverageValue(
              formatNumber(applicable - score.missing.length, language),
              formatNumber(applicable, language),
            ),
          },
          {
            term: words.chance,
            value: (
              <>
                <span class="figure">{formatPercent(score.chance, language)}</span>.{' '}
                {words.chanceMeans(formatPercent(score.prior, language))}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

function News({ language, file, day, replay }: ReplayProps) {
  const refs = replay.steps.find((step) => step.day === day)?.news ?? []
  const events = file.events.filter(({ id }) => refs.includes(id))
  if (events.length === 0) return <span>{messages[language].noNews}</span>
  return (
    <ul>
      {events.map((event) => (
        <li key={event.id}>
          <a href={`#${event.id}`}>{event.text[language]}</a>
        </li>
      ))}
    </ul>
  )
}

function wordOf(word: OwnersWord | null, language: Language) {
  const words = messages[language]
  if (!word) return words.saidNothing
  return (
    <>
      <a href={`#${word.ref}`}>{words.says[word.says]}</a>, {formatDate(word.on, language)}
      {word.stale && ` (${words.stale})`}
    </>
  )
}

function FirstTimes({ language, replay, reached }: ReplayProps) {
  const words = messages[language]
  return (
    <Columns>
      <First language={language} label={words.firstQuestion} first={replay.firstQuestion} />
      <First language={language} label={words.firstAlarm} first={replay.firstAlarm} />
      <div>
        <p class="key-figure-label">{words.whoElse}</p>
        {reached.length === 0 ? (
          <p>{words.reachedNobody}</p>
        ) : (
          <ul>
            {reached.map((other) => (
              <li key={other.id}>
                <a href={caseHref(other.id, language)}>{other.owner[language]}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Columns>
  )
}

interface FirstProps {
  readonly language: Language
  readonly label: string
  readonly first: FirstTime | null
}

function First({ language, label, first }: FirstProps) {
  const words = messages[language]
  return (
    <KeyFigure
      language={language}
      label={label}
      figure={first ? formatDate(first.day, language) : words.never}
      basis={
        first
          ? [
              before(first, language),
              first.sign && words.becauseOf(nameOf(first.sign, language).toLowerCase()),
            ]
              .filter(Boolean)
              .join(', ')
          : ''
      }
    />
  )
}

function before({ daysBefore }: FirstTime, language: Language): string {
  const words = messages[language]
  if (daysBefore === null) return ''
  return daysBefore === 0 ? words.onTheDay : words.daysBefore(formatNumber(daysBefore, language))
}
