import { formatDate, type Language } from '#platform/language'
import { Breadcrumb, DataTable, Prose, Section, ShortDate, Title } from '#ui'
import type { Day } from '../facts/day.ts'
import { isDay } from '../facts/day.ts'
import { factsOfCase, type View } from '../facts/facts-of-case.ts'
import type { CaseFile } from '../library/case-file.ts'
import { messages } from '../messages.ts'
import { othersWithProduct, questionsTo } from '../replay/reach.ts'
import { replayCase, scoreOn } from '../replay/replay-case.ts'
import { ownersWord } from '../score/statuses.ts'
import { CasePlans, CaseProtections, CaseSources, CaseTimeline, SourceLinks } from './case-events.tsx'
import { CaseTags } from './cases-page.tsx'
import { CostForecast } from './cost-forecast.tsx'
import { caseHref, foresightPaths } from './paths.ts'
import { ReplayPanel } from './replay-panel.tsx'
import { MissingEvidence, Waterfall } from './waterfall.tsx'

interface CasePageProps {
  readonly language: Language
  readonly file: CaseFile
  /** The library, for the same product elsewhere. */
  readonly files: readonly CaseFile[]
  readonly view: View
  /** The day asked for; the decision, or the last event, when it is no day. */
  readonly day: string | null
}

/** One case: its replay on a day, why the score is what it is, what was known when, and the sources. */
export function CasePage({ language, file, files, view, day }: CasePageProps) {
  const words = messages[language]
  const replay = replayCase(file, view)
  const chosen = chosenDay(day, replay.reference, replay.steps.at(-1)?.day)
  const score = scoreOn(file, view, chosen)
  const word = ownersWord(factsOfCase(file, view), chosen)
  const reached = replay.firstQuestion ? othersWithProduct(file, replay.firstQuestion.day, files) : []
  const label = (ref: string) => labelOf(file, ref, language)
  return (
    <>
      <Breadcrumb
        language={language}
        items={[
          { href: `/${language}${foresightPaths.cases}`, label: words.cases },
          { href: caseHref(file.id, language), label: file.title[language] },
        ]}
      />
      <Title
        kicker={`${file.owner[language]} · ${file.product[language]}`}
        lead={file.outcome[language]}
        meta={<CaseTags language={language} file={file} />}
      >
        {file.title[language]}
      </Title>
      <Prose>
        <p class="meta">
          {referenceLine(file, language)}. {capital(words.records[file.record])}.{' '}
          <SourceLinks ids={file.outcomeSources} file={file} language={language} />
        </p>
      </Prose>
      <ReplayPanel {...{ language, file, view, day: chosen, replay, score, word, reached }} />
      <ProductQuestions {...{ language, file, files }} />
      <Waterfall language={language} score={score} label={label} />
      <CaseTimeline language={language} file={file} />
      <CaseProtections language={language} file={file} />
      <CasePlans language={language} file={file} />
      <CostForecast language={language} file={file} />
      <MissingEvidence language={language} score={score} />
      <CaseSources language={language} file={file} />
    </>
  )
}

const capital = (text: string) => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

function chosenDay(asked: string | null, reference: Day | null, last: Day | undefined): Day {
  if (asked !== null && isDay(asked)) return asked
  return reference ?? last ?? '2000-01-01'
}

function referenceLine(file: CaseFile, language: Language): string {
  const words = messages[language].reference
  if (file.start) return `${words.start}: ${formatDate(file.start.date, language)}`
  if (file.stop) return `${words.stop}: ${formatDate(file.stop, language)}`
  return file.completion ? `${words.completion}: ${formatDate(file.completion, language)}` : words.none
}

function labelOf(file: CaseFile, ref: string, language: Language): string {
  const event = file.events.find(({ id }) => id === ref)
  return event ? formatDate(event.date, language) : messages[language].carried.before
}

function ProductQuestions({ language, file, files }: Pick<CasePageProps, 'language' | 'file' | 'files'>) {
  const words = messages[language]
  const questions = questionsTo(file, files)
  if (questions.length === 0) return null
  return (
    <Section
      heading={words.questionsTo(file.owner[language])}
      id="samma-produkt"
      lead={words.questionsToLead}
    >
      <DataTable
        language={language}
        caption={words.asTable(words.questionsTo(file.owner[language]))}
        quietCaption
        narrow="stack"
        rows={questions}
        rowKey={(row) => `${row.from.id} ${row.because}`}
        columns={[
          { key: 'day', header: words.day, cell: (row) => <ShortDate date={row.day} /> },
          {
            key: 'from',
            header: words.case,
            cell: (row) => <a href={caseHref(row.from.id, language)}>{row.from.title[language]}</a>,
          },
          { key: 'why', header: words.why, cell: (row) => words.questionBecause[row.because] },
        ]}
      />
    </Section>
  )
}
