import { formatNumber, formatShortDate, type Language } from '#platform/language'
import { Card, Columns, EmptyState, type Result, ResultList, Section, Tag, Title } from '#ui'
import { messages } from './messages.ts'
import type { Trial } from './read-trials.ts'
import { trialPaths } from './trial-paths.ts'

/** All trials, and the tools for making one. */
export function TrialsPage({
  language,
  trials,
}: {
  readonly language: Language
  readonly trials: readonly Trial[]
}) {
  const words = messages[language]
  return (
    <>
      <Title lead={words.trialsLead}>{words.trials}</Title>
      {trials.length === 0 ? (
        <EmptyState title={words.noneTitle}>
          <p>{words.none}</p>
        </EmptyState>
      ) : (
        <ResultList items={trials.map((trial) => trialResult(trial, language))} />
      )}
      <Tools language={language} />
    </>
  )
}

/** The four tools of those who try something. */
function Tools({ language }: { readonly language: Language }) {
  const words = messages[language]
  const tools = [
    [words.toolTally, words.toolTallySays, trialPaths.tally],
    [words.toolRecorder, words.toolRecorderSays, trialPaths.recorder],
    [words.toolKlm, words.toolKlmSays, trialPaths.klm],
    [words.toolFidelity, words.toolFidelitySays, trialPaths.fidelity],
  ] as const
  return (
    <Section heading={words.tools} id="verktyg">
      <Columns>
        {tools.map(([title, says, path]) => (
          <Card key={path} title={title} href={`/${language}${path}`}>
            <p>{says}</p>
          </Card>
        ))}
      </Columns>
    </Section>
  )
}

/** A trial as one line of a list: what it came to, when, and about what. */
export function trialResult(trial: Trial, language: Language): Result {
  const words = messages[language]
  return {
    href: `/${language}${trialPaths.trials}/${trial.id}`,
    title: trial.plan.title,
    sentence: [
      `${trial.recordTitle}. ${words.registeredOn(formatShortDate(trial.registeredOn))}`,
      ...(trial.result ? [tellVerdicts(trial, language)] : []),
    ].join('. '),
    meta: <Tag tone="frontline">{words.states[trial.state]}</Tag>,
  }
}

/** How many tasks got which verdict, in a sentence; empty while the trial goes on. */
export function tellVerdicts({ result }: Pick<Trial, 'result'>, language: Language): string {
  if (!result) return ''
  const count = (verdict: string) =>
    formatNumber(result.tasks.filter((task) => task.verdict === verdict).length, language)
  return messages[language].summary(count('fail'), count('undecided'), count('pass'))
}
